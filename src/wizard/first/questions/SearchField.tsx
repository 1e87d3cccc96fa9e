/** A combobox as the ARIA authoring practices describe it: type a part of a name or id, choose by key or pointer. */
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Option } from '../../../core/index.ts';
import { announce } from '../../browser/announce.ts';
import { counted } from '../money.ts';
import { Icon } from '../ui/Icon.tsx';
import { findOptions, NONE, optionText } from './find-options.ts';

interface SearchFieldProps {
  readonly id: string;
  readonly labelId: string;
  readonly helpId: string;
  readonly options: readonly Option<string>[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const PAGE = 8;

export function SearchField({ id, labelId, helpId, options, value, onChange }: SearchFieldProps) {
  const chosen = options.findIndex((option) => option.value === value);
  const chosenText = options[chosen] ? optionText(options[chosen]) : value;
  /** What was typed and is not yet an answer; it stays in the field until it is one, or Escape takes it back. */
  const [typed, setTyped] = useState<string>();
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState<number>();
  const input = useRef<HTMLInputElement>(null);
  const found = typed === undefined ? options : findOptions(options, typed);
  const listId = `${id}list`;
  const isUnclear = typed !== undefined && !isOpen;
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
    if (option.value !== value) onChange(option.value);
  };
  const type = (text: string) => {
    const matches = findOptions(options, text);
    setTyped(text);
    open(text.trim() === '' || matches.length === 0 ? undefined : 0);
    announce(`${counted(matches.length, 'option')}`);
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
    else if (found.length > 0)
      setActive(
        active === undefined
          ? by > 0
            ? 0
            : found.length - 1
          : Math.min(found.length - 1, Math.max(0, active + by)),
      );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE }[event.key];
    if (by !== undefined) move(by);
    else if (event.key === 'Enter' && isOpen) {
      const option = active === undefined ? undefined : found[active];
      if (option) choose(option);
    } else if (event.key === 'Escape' && (isOpen || typed !== undefined)) {
      setTyped(undefined);
      close();
    } else return;
    event.preventDefault();
  };
  return (
    <div className="combobox">
      <input
        ref={input}
        id={id}
        className="input"
        type="text"
        maxLength={200}
        role="combobox"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-autocomplete="list"
        aria-labelledby={labelId}
        aria-describedby={`${helpId} ${id}error`}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-activedescendant={isOpen && active !== undefined ? `${listId}${active}` : undefined}
        aria-invalid={isUnclear || undefined}
        value={typed ?? chosenText}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={leave}
        onPointerDown={(event) => {
          // A press selects the answer, so that typing replaces it; in what is being typed it places the cursor.
          if (typed !== undefined && document.activeElement === event.currentTarget) return;
          event.currentTarget.addEventListener('click', selectAll, { once: true });
        }}
      />
      <button
        type="button"
        className="combobox-button"
        tabIndex={-1}
        aria-label="Show all options"
        aria-expanded={isOpen}
        onPointerDown={(event) => event.preventDefault()}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => {
          input.current?.focus({ preventScroll: true });
          if (isOpen) close();
          else {
            setTyped(undefined);
            open(chosen < 0 ? undefined : chosen);
          }
        }}
      >
        <Icon name="down" />
      </button>
      {isOpen && (
        <OptionList
          id={listId}
          labelId={labelId}
          options={found}
          active={active}
          value={value}
          onChoose={choose}
        />
      )}
      <p id={`${id}error`} className="field-error" role="status">
        {isUnclear &&
          (found.length === 0
            ? `Nothing fits “${typed}”. ${chosenText} is used.`
            : `“${typed}” fits ${counted(found.length, 'option')}: choose one. Until then ${chosenText} is used.`)}
      </p>
    </div>
  );
}

function selectAll({ currentTarget }: Event): void {
  if (
    currentTarget instanceof HTMLInputElement &&
    currentTarget.selectionStart === currentTarget.selectionEnd
  )
    currentTarget.select();
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

function OptionList({
  id,
  labelId,
  options,
  active,
  value,
  onChoose,
}: {
  readonly id: string;
  readonly labelId: string;
  readonly options: readonly Option<string>[];
  readonly active: number | undefined;
  readonly value: string;
  readonly onChoose: (option: Option<string>) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const [isAbove, setAbove] = useState(false);
  useLayoutEffect(() => {
    const box = list.current?.parentElement?.getBoundingClientRect();
    if (box) setAbove(innerHeight - box.bottom < 220 && box.top > innerHeight - box.bottom);
  }, []);
  useLayoutEffect(() => {
    // Only the list scrolls, never the page.
    const box = list.current;
    const item = document.getElementById(`${id}${active}`);
    if (!box || !item) return;
    if (item.offsetTop < box.scrollTop) box.scrollTop = item.offsetTop;
    else if (item.offsetTop + item.offsetHeight > box.scrollTop + box.clientHeight)
      box.scrollTop = item.offsetTop + item.offsetHeight - box.clientHeight;
  }, [id, active]);
  return (
    <div className={isAbove ? 'combobox-popover above' : 'combobox-popover'}>
      <div
        ref={list}
        id={id}
        role="listbox"
        className="combobox-list"
        aria-labelledby={labelId}
        // The field keeps the focus.
        onMouseDown={(event) => event.preventDefault()}
      >
        {options.length === 0 && <p className="hint">Nothing found.</p>}
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and hears the keys
          <div
            key={option.value}
            id={`${id}${index}`}
            role="option"
            tabIndex={-1}
            className="combobox-option"
            aria-selected={option.value === value}
            data-focused={index === active ? '' : undefined}
            onClick={() => onChoose(option)}
          >
            <span>{option.label}</span>
            {option.value !== NONE && <code>{option.value}</code>}
          </div>
        ))}
      </div>
    </div>
  );
}
