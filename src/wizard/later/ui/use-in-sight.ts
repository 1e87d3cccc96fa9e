import { type RefObject, useEffect } from 'react';

/** Scrolls a line of tabs, which on narrow screens is longer than there is room, to the one that is chosen. */
export function useInSight(line: RefObject<HTMLElement | null>, chosen: string): void {
  useEffect(() => {
    const { current } = line;
    const tab = current?.querySelector<HTMLElement>(chosen);
    if (current && tab) current.scrollLeft = tab.offsetLeft - (current.clientWidth - tab.offsetWidth) / 2;
  }, [line, chosen]);
}
