/** What a combobox remembers and does: what was typed, whether its list is open, and the keys. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Option } from '../../../core/index.ts';
import { announce } from '../../browser/announce.ts';
import { counted } from '../money.ts';
import { findOptions, optionText } from './find-options.ts';

const PAGE = 8;

export function useCombobox(
  options: readonly Option<string>[],
  value: string,
  onChoose: (value: string) => void,
) {
  const chosen = options.findIndex((option) => option.value === value);
  const chosenText = options[chosen] ? optionText(options[chosen]) : value;
  /** What was typed and is not yet an answer; it stays in the field until it is one, or Escape takes it back. */
  const [typed, setTyped] = useState<string>();
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState<number>();
  const found = typed === undefined ? options : findOptions(options, typed);
  useSeen(value, () => setTyped(undefined));

  const open = (at: number | undefined) => {
    setOpen(true);
    setActive(at);
  };
  const close = () => {
    setOpen(false);
    setActive(undefined);
  };
  const choose = (option: Option<string>) => {
    setTyped(undefined);
    close();
    onChoose(option.value);
  };
  const type = (text: string) => {
    const matches = findOptions(options, text);
    setTyped(text);
    open(text.trim() === '' || matches.length === 0 ? undefined : 0);
    const [only, ...others] = matches;
    // The one that Enter takes.
    const named = only && others.length === 0 ? `: ${optionText(only)}` : '';
    announce(counted(matches.length, 'option') + named);
  };
  const leave = () => {
    // One option is meant, and no other could be.
    const [only, ...others] = typed === undefined || typed.trim() === '' ? [] : found;
    if (only && (others.length === 0 || optionText(only) === typed || only.value === typed?.trim()))
      choose(only);
    else {
      if (typed?.trim() === '') setTyped(undefined);
      close();
    }
  };
  const move = (by: number) => {
    if (!isOpen) open(typed === undefined ? Math.max(chosen, 0) : 0);
    else if (found.length > 0) setActive(moved(active, by, found.length));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE }[event.key];
    if (by !== undefined) move(by);
    else if (event.key === 'Enter' && (isOpen || typed === undefined)) {
      // In a closed list it is the answer that stands there.
      const option = isOpen ? found[active ?? -1] : options[chosen];
      if (option) choose(option);
    } else if (event.key === 'Escape' && (isOpen || typed !== undefined)) {
      setTyped(undefined);
      close();
    } else return;
    event.preventDefault();
  };
  const toggle = () => {
    if (isOpen) close();
    else {
      setTyped(undefined);
      open(chosen < 0 ? undefined : chosen);
    }
  };
  return { chosenText, typed, isOpen, active, found, choose, type, leave, onKeyDown, toggle };
}

/** The active option after a move; without one before it, the first or the last. */
function moved(active: number | undefined, by: number, count: number): number {
  if (active === undefined) return by > 0 ? 0 : count - 1;
  return Math.min(count - 1, Math.max(0, active + by));
}

/** Runs when a value has changed from elsewhere. */
function useSeen(value: string, onChange: () => void): void {
  const seen = useRef(value);
  useEffect(() => {
    if (seen.current === value) return;
    seen.current = value;
    onChange();
  });
}
