/** Saved answers: down to a file, up from one. */
import { readLink } from '../../share/link.ts';
import { printSavedAnswers, readSavedAnswers } from '../../share/saved-answers.ts';
import { currentPlanning } from '../state/planning.ts';
import { useWizard } from '../state/store.ts';
import { announce } from './announce.ts';
import { device } from './storage.ts';

/** Hands a text to the browser as a download. */
export function downloadText(
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  type = 'text/plain',
): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Browsers read it later, a busy one much later.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export function savePlanFile(): void {
  downloadText(
    'answers.json',
    printSavedAnswers(currentPlanning().workload, useWizard.getState().policies),
    'application/json',
  );
}

export function openPlanFile(text: string): void {
  const { openShared, goTo } = useWizard.getState();
  const read = readSavedAnswers(text);
  openShared(read);
  goTo('review');
  announce(
    read.problems.length === 0 ? 'Saved answers opened' : 'Saved answers opened; some were not understood',
  );
}

export function openLastPlan(): void {
  const { openShared, goTo } = useWizard.getState();
  openShared(readLink(device.get('last') ?? ''));
  goTo('review');
}
