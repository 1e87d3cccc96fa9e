import { type DragEvent, useId, useRef, useState } from 'react';
import { Button, IconButton } from '../first/ui/Button.tsx';
import { readText } from '../first/ui/FileButton.tsx';
import type { ImportSource } from '../state/store.ts';
import { type NamedText, useInputs } from './inputs.ts';

/** A longer text in the field would make every key slow; it is kept beside it, like a file. */
const LONGEST_IN_FIELD = 100_000;

/** A place to paste, drop or choose texts. Several files are read together. */
export function SourceInput({
  source,
  label,
  hint,
  placeholder,
  accept,
  rows,
}: {
  readonly source: ImportSource;
  readonly label: string;
  readonly hint: string;
  readonly placeholder: string;
  readonly accept: string;
  readonly rows: number;
}) {
  const { pasted, files } = useInputs((state) => state.inputs[source]);
  const { paste, addFiles, removeFile } = useInputs.getState();
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  const add = async (list: FileList | null | undefined) => {
    addFiles(source, await readAll([...(list ?? [])]));
  };
  const drop = (event: DragEvent) => {
    setOver(false);
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    // The page has a drop target of its own, for saved answers.
    event.stopPropagation();
    void add(event.dataTransfer.files);
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
      <label htmlFor={id}>{label}</label>
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <textarea
        id={id}
        aria-describedby={`${id}-hint`}
        className="import-text"
        rows={rows}
        value={pasted}
        placeholder={placeholder}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        onChange={(event) => paste(source, event.target.value)}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text/plain');
          if (text.length <= LONGEST_IN_FIELD) return;
          event.preventDefault();
          addFiles(source, [{ name: `pasted text, ${Math.round(text.length / 1000)} kB`, text }]);
        }}
      />
      <div className="import-files">
        <Button icon="upload" onClick={() => input.current?.click()}>
          Choose files
        </Button>
        <span className="hint">or drop them here</span>
        {(pasted !== '' || files.length > 0) && (
          <Button
            variant="link"
            onClick={() => {
              paste(source, '');
              for (const _ of files) removeFile(source, 0);
            }}
          >
            Clear
          </Button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={accept}
        onChange={async (event) => {
          const field = event.target;
          await add(field.files);
          field.value = '';
        }}
      />
      {files.length > 0 && (
        <ul className="import-chips" aria-label="Files">
          {files.map(({ name }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same name
            <li key={index}>
              <span>{name}</span>
              <IconButton icon="close" label={`Remove ${name}`} onClick={() => removeFile(source, index)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

async function readAll(files: readonly File[]): Promise<readonly NamedText[]> {
  const texts = await Promise.all(
    files.map(async (file) => ({ name: file.name, text: await readText(file) })),
  );
  return texts.flatMap(({ name, text }) => (text === undefined ? [] : [{ name, text }]));
}
