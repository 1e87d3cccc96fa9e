/**
 * Scrolls a line that is longer than its room to what is chosen in it, now and whenever the room changes; gives a function that ends this.
 * `scrollIntoView` would also move the page, and the place where Tab starts.
 */
export function keepInSight(line: HTMLElement | null, chosen: string): (() => void) | undefined {
  if (!line) return undefined;
  let width = 0;
  const observer = new ResizeObserver(() => {
    // What somebody scrolled to stays while the room stays.
    if (line.clientWidth === width) return;
    width = line.clientWidth;
    const one = line.querySelector<HTMLElement>(chosen);
    if (one && line.scrollWidth > width) line.scrollLeft = one.offsetLeft - (width - one.offsetWidth) / 2;
  });
  observer.observe(line);
  return () => observer.disconnect();
}
