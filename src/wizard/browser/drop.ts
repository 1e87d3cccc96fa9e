import { readText } from '../first/ui/FileButton.tsx';

/** Saved answers can be dropped anywhere; parts of the page with a drop target of their own stop the event before. */
export function openDroppedFiles(): void {
  addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  addEventListener('drop', async (event) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    const text = await readText(file);
    if (text === undefined) return;
    const { openPlanFile } = await import('./files.ts');
    openPlanFile(text);
  });
}
