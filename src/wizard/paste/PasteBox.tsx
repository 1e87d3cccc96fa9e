import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react';
import { takeIn } from '../browser/drop.ts';
import { Button } from '../first/ui/Button.tsx';
import { useWizard } from '../state/store.ts';
import { FileChips } from './FileChips.tsx';
import { PasteField } from './PasteField.tsx';
import type { TextFound } from './recognise.ts';

/** A place to paste, drop or choose texts. Several are read together. */
export function PasteBox({
  found,
  hasPasted,
}: {
  readonly found: readonly TextFound[];
  readonly hasPasted: boolean;
}) {
  const texts = useWizard((state) => state.texts);
  const [isOver, setOver] = useState(false);
  const id = useId();
  const isRead = hasPasted && found[0] !== undefined && found[0].kind !== 'unknown';
  // What it says needs the room more than the text, once that is read.
  const pastedRows = isRead ? 4 : 7;
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
      <PasteField id={id} rows={texts.length > 0 && !hasPasted ? 2 : pastedRows} />
      <ChooseFiles>
        {isRead && (
          <span className="kind">
            Recognised as: <strong>{found[0]?.title}</strong>
          </span>
        )}
      </ChooseFiles>
      {texts.length > 0 && <FileChips found={found.slice(hasPasted ? 1 : 0)} />}
    </div>
  );
}

/** The button for files, with what stands beside it. */
function ChooseFiles({ children }: { readonly children: ReactNode }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <div className="import-files">
        <Button icon="upload" className="quiet" onClick={() => input.current?.click()}>
          Choose files
        </Button>
        <span className="hint">or drop them anywhere</span>
        {children}
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
    </>
  );
}
