/** Warnings that are shown above the result beside the errors, which always are; the others are folded. */
const MOST = 2;

/** How many of the warnings are in sight. One more takes no more room than the words that it is there. */
export function shownAtFirst(errors: number, warnings: number): number {
  const most = Math.max(0, MOST - errors);
  return warnings <= most + 1 ? warnings : most;
}
