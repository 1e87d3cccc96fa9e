import { type DragEvent, useEffect, useId, useRef, useState } from 'react';
import { takeIn } from '../browser/drop.ts';
import { PASTED_WORDS } from '../browser/files.ts';
import { Button, IconButton } from '../first/ui/Button.tsx';
import { addTexts, removeText, setPasted } from '../state/more-actions.ts';
import { useWizard } from '../state/store.ts';
import type { TextFound } from './recognise.ts';

/** A longer text in the field would make every key slow; it is kept beside it, like a file. */
const LONGEST_IN_FIELD = 100_000;

/** A place to paste, drop or choose texts. Several are read together. */
export function PasteBox({
  found,
  hasPasted,
}: {
  readonly found: readonly TextFound[];
  readonly hasPasted: boolean;
}) {
  const pasted = useWizard((state) => state.pasted);
  const texts = useWizard((state) => state.texts);
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // Loaded after the dialog has opened: what is typed or pasted next is meant for this field.
    const { activeElement } = document;
    if (activeElement === document.body || activeElement?.closest('.dialog-head')) field.current?.focus();
  }, []);
  const drop = (event: DragEvent) => {
    setOver(false);
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    // The page takes dropped files too.
    event.stopPropagation();
    takeIn([...event.dataTransfer.files], []);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the field and the button do the same
    <div
      className={isOver ? 'import-input over' : 'import-input'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label htmlFor={id}>Paste anything</label>
      <p className="hint" id={`${id}-hint`}>
        A stopped reason or log line, a task definition, a service, a template, the output of describe
        commands, a link or saved answers. It is read in this browser, and neither sent nor stored.
      </p>
      <textarea
        ref={field}
        id={id}
        // Where it is loaded before the dialog opens, the dialog focuses it.
        data-autofocus
        aria-describedby={`${id}-hint`}
        className="import-text"
        rows={texts.length > 0 && !hasPasted ? 2 : 7}
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
      <div className="import-files">
        <Button icon="upload" className="quiet" onClick={() => input.current?.click()}>
          Choose files
        </Button>
        <span className="hint">or drop them anywhere</span>
        {hasPasted && found[0] && found[0].kind !== 'unknown' && (
          <span className="kind">
            Recognised as: <strong>{found[0].title}</strong>
          </span>
        )}
      </div>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label="Files"
        onChange={async (event) => {
          const chosen = event.target;
          await takeIn([...(chosen.files ?? [])], []);
          chosen.value = '';
        }}
      />
      {texts.length > 0 && (
        <ul className="import-chips" aria-label="Texts">
          {texts.map(({ name }, index) => {
            const what = found[index + (hasPasted ? 1 : 0)];
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same name
              <li key={index}>
                <span>
                  {name}
                  {what && <span className="hint">: {what.title}</span>}
                </span>
                <IconButton icon="close" label={`Remove ${name}`} onClick={() => removeText(index)} />
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
