/** Versions of the container agent. */

/** Compares versions number by number; an empty version is unknown and counts as new. */
export function isOlderThan(version: string, limit: readonly number[]): boolean {
  if (version === '') return false;
  const numbers = version.split('.').map(Number);
  const at = limit.findIndex((part, index) => numbers[index] !== part);
  return at >= 0 && (numbers[at] ?? 0) < (limit[at] ?? 0);
}
