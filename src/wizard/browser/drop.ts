import { setDialog } from '../state/actions.ts';
import { addTexts } from '../state/more-actions.ts';
import { readText } from './files.ts';

/** Files can be dropped anywhere: what they are is told by their content. */
export function takeDroppedFiles(): void {
  addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  addEventListener('drop', async (event) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    const texts = await Promise.all(
      files.map(async (file) => ({ name: file.name, text: await readText(file) })),
    );
    addTexts(texts.flatMap(({ name, text }) => (text === undefined ? [] : [{ name, text }])));
    setDialog('paste');
  });
}
