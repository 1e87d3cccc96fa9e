import { useEffect } from 'react';
import { takeIn } from '../browser/drop.ts';
import { takeEarly } from '../browser/early-input.ts';
import { keepFocus } from '../browser/keep-focus.ts';
import { forgetTyped, typeAhead } from '../browser/typed-ahead.ts';
import { redo, setDialog, undo } from '../state/actions.ts';
import { dismissUndone } from '../state/more-actions.ts';
import { useWizard } from '../state/store.ts';

/** The keys and the paste that the whole page hears, unless they belong to a text that is being edited; and the focus, kept. */
export function Keys() {
  useEffect(keepFocus, []);
  useEffect(() => {
    // What was pressed before anybody listened does its work now.
    for (const event of takeEarly('keydown').keys.splice(0)) onKey(event);
    addEventListener('keydown', onKey);
    addEventListener('paste', onPaste);
    return () => {
      removeEventListener('keydown', onKey);
      removeEventListener('paste', onPaste);
    };
  }, []);
  return null;
}

function onKey(event: KeyboardEvent): void {
  const { dialog } = useWizard.getState();
  const key = event.key.toLowerCase();
  if (isCommand(event) && key === 'k') {
    event.preventDefault();
    forgetTyped();
    setDialog(dialog === 'search' ? undefined : 'search');
  } else if (dialog === 'search' && !isTextField(event.target)) {
    // Beside the field Enter presses what has the focus.
    if ((key !== 'enter' || !hasField()) && typeAhead(event)) event.preventDefault();
  } else if (dialog === undefined && !event.isComposing) onPageKey(event, key);
}

/** A key on the page itself, with no dialog above it. */
function onPageKey(event: KeyboardEvent, key: string): void {
  const { undone } = useWizard.getState();
  if (key === 'escape' && undone !== undefined && !event.defaultPrevented) dismissUndone();
  else if (isTextField(event.target)) return;
  else if (isCommand(event) && (key === 'z' || key === 'y')) {
    event.preventDefault();
    if (key === 'y' || event.shiftKey) redo();
    else undo();
  } else if (!isCommand(event) && !event.altKey && (key === '/' || key === '?')) {
    event.preventDefault();
    forgetTyped();
    setDialog(key === '/' ? 'search' : 'shortcuts');
  }
}

const isCommand = (event: KeyboardEvent): boolean => (event.ctrlKey || event.metaKey) && !event.altKey;

const hasField = (): boolean => document.querySelector('dialog [role=combobox]') !== null;

/** Ctrl+V anywhere: what is pasted is read. */
function onPaste(event: ClipboardEvent): void {
  const { dialog } = useWizard.getState();
  if (isTextField(event.target) || (dialog !== undefined && dialog !== 'paste')) return;
  const files = [...(event.clipboardData?.files ?? [])];
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (files.length === 0 && text.trim() === '') return;
  event.preventDefault();
  takeIn(files, [text]);
}

function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'file'].includes(target.type);
  return target instanceof HTMLElement && (target.isContentEditable || target.tagName === 'SELECT');
}
