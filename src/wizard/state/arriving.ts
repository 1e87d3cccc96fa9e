import { startTransition, useEffect, useState } from 'react';

/**
 * Something that arrives from outside, without haste: what is drawn because of it is drawn in small pieces, between which the
 * page answers. The prerendered page has what `now` says at first.
 */
export function useArriving<T>(subscribe: (changed: () => void) => () => void, now: () => T): T {
  const [shown, show] = useState(now);
  useEffect(() => {
    const take = () => startTransition(() => show(now));
    // What arrived after this was drawn and before it could be told.
    take();
    return subscribe(take);
  }, [subscribe, now]);
  return shown;
}
