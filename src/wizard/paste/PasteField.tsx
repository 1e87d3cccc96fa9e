import { useEffect, useRef } from 'react';
import { PASTED_WORDS } from '../browser/files.ts';
import { addTexts, setPasted } from '../state/more-actions.ts';
import { useWizard } from '../state/store.ts';

/** A longer text in the field would make every key slow; it is kept beside it, like a file. */
const LONGEST_IN_FIELD = 100_000;

/** The field that takes what is typed or pasted. */
export function PasteField({ id, rows }: { readonly id: string; readonly rows: number }) {
  const pasted = useWizard((state) => state.pasted);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // Loaded after the dialog has opened: what is typed or pasted next is meant for this field.
    const { activeElement } = document;
    if (activeElement === document.body || activeElement?.closest('.dialog-head')) field.current?.focus();
  }, []);
  return (
    <textarea
      ref={field}
      id={id}
      // Where it is loaded before the dialog opens, the dialog focuses it.
      data-autofocus
      aria-describedby={`${id}-hint`}
      className="import-text"
      rows={rows}
      value={pasted}
      placeholder="ResourceInitializationError: unable to pull secrets or registry auth: …"
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      onChange={(event) => setPasted(event.target.value)}
      onPaste={(event) => {
        const text = event.clipboardData.getData('text/plain');
        if (text.length <= LONGEST_IN_FIELD) return;
        event.preventDefault();
        addTexts([{ name: `${PASTED_WORDS}, ${Math.round(text.length / 1000)} kB`, text }]);
      }}
    />
  );
}
