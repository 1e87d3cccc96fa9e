import { type RefObject, useEffect } from 'react';
import { keepInSight } from '../../first/in-sight.ts';

/** Scrolls a line of tabs, which on narrow screens is longer than there is room, to the one that is chosen. */
export function useInSight(line: RefObject<HTMLElement | null>, chosen: string): void {
  useEffect(() => keepInSight(line.current, chosen), [line, chosen]);
}
