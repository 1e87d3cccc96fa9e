import { startTransition, useEffect, useState } from 'react';

/**
 * A value that arrives from outside. What it changes is drawn in small pieces, between which the page answers. The prerendered
 * page has the first value of `now`.
 */
export function useArriving<T>(subscribe: (changed: () => void) => () => void, now: () => T): T {
  const [shown, show] = useState(now);
  useEffect(() => {
    const take = () => startTransition(() => show(now));
    // It may have arrived after this was drawn and before this listens.
    take();
    return subscribe(take);
  }, [subscribe, now]);
  return shown;
}
