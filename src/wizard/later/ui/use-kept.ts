import { useState } from 'react';

const kept = new Map<string, unknown>();

/** Like `useState`, for what somebody chose in a panel or a dialog: kept under its name for as long as the page is. */
export function useKept<T>(name: string, initial: T): readonly [value: T, set: (next: T) => void] {
  const [value, show] = useState(() => (kept.has(name) ? (kept.get(name) as T) : initial));
  const set = (next: T) => {
    kept.set(name, next);
    show(() => next);
  };
  return [value, set];
}
