/** What workloads can be called. Kept apart because the start page names none. */

/** What a workload's name looks like, in words. */
export const WORKLOAD_NAME_FORMAT = '1 to 63 letters, digits, hyphens and underscores, each name once';

/** Whether `text` can be the name of a workload. */
export function isWorkloadName(text: string): boolean {
  return /^[A-Za-z0-9_-]{1,63}$/.test(text);
}

/**
 * Names that workloads can have, one for each wanted name: other characters become hyphens, long names are cut, and of
 * equal names the later ones get a number. A single workload may stay unnamed.
 */
export function workloadNames(wanted: readonly string[]): readonly string[] {
  if (wanted.length === 1 && wanted[0] === '') return wanted;
  const taken = new Set<string>();
  return wanted.map((name, index) => {
    const base = name.replace(/[^A-Za-z0-9_-]/g, '-').slice(0, 58) || `workload-${index + 1}`;
    let free = base;
    for (let count = 2; taken.has(free); count++) free = `${base}-${count}`;
    taken.add(free);
    return free;
  });
}
