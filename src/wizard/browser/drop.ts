import { setDialog } from '../state/actions.ts';
import { addTexts } from '../state/more-actions.ts';
import { takeEarly } from './early-input.ts';
import { PASTED_WORDS, readText } from './files.ts';

/** Takes files that are dropped anywhere on the page, also before this was loaded. Their content says what they are. */
export function takeDroppedFiles(): void {
  const { files, texts } = takeEarly('dragover', 'drop', 'paste');
  takeIn(files, texts);
  addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    const dropped = [...(event.dataTransfer?.files ?? [])];
    if (dropped.length === 0) return;
    event.preventDefault();
    takeIn(dropped, []);
  });
}

/** Adds what was chosen, dropped or pasted to the paste dialog, and opens it. */
export async function takeIn(files: readonly File[], texts: readonly string[]): Promise<void> {
  const read = await Promise.all(
    files.map(async (file) => ({ name: file.name, text: await readText(file) })),
  );
  // An empty file is shown as not understood; a paste of files comes with an empty text.
  const all = [
    ...texts.flatMap((text) => (text.trim() === '' ? [] : [{ name: PASTED_WORDS, text }])),
    ...read.flatMap(({ name, text }) => (text === undefined ? [] : [{ name, text }])),
  ];
  if (all.length === 0) return;
  addTexts(all);
  setDialog('paste');
}
