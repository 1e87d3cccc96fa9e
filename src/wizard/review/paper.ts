/** What a sheet of paper needs: everything drawn in time, and each source as a number whose address stands once, at the end. */
import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

export interface Reference {
  readonly title: string;
  readonly url: string;
}

interface Paper {
  readonly isPrinting: boolean;
  readonly references: readonly Reference[];
}

const SCREEN: Paper = { isPrinting: false, references: [] };
let paper = SCREEN;

/** Whether the page is laid out for paper, and what it refers to then. */
export function usePaper(): Paper {
  return useSyncExternalStore(subscribe, () => paper);
}

function subscribe(changed: () => void): () => void {
  const query = matchMedia('print');
  const become = (isPrinting: boolean) => {
    if (isPrinting === paper.isPrinting) return;
    const draw = (next: Paper) => {
      paper = next;
      // The browser takes the sheet when this returns.
      flushSync(changed);
    };
    draw({ ...SCREEN, isPrinting });
    const main = document.getElementById('main');
    if (isPrinting && main) draw({ isPrinting, references: numberSources(main) });
  };
  let isBetween = false;
  // Between the two events Chromium also says that it no longer prints: what was drawn by then would go again.
  const onQuery = () => {
    if (!isBetween) become(query.matches);
  };
  const start = () => {
    isBetween = true;
    become(true);
  };
  const end = () => {
    isBetween = false;
    become(false);
  };
  query.addEventListener('change', onQuery);
  addEventListener('beforeprint', start);
  addEventListener('afterprint', end);
  return () => {
    query.removeEventListener('change', onQuery);
    removeEventListener('beforeprint', start);
    removeEventListener('afterprint', end);
  };
}

/** Gives each page that is linked a number, in the order in which a reader meets them; the style sheet prints it. */
function numberSources(place: HTMLElement): readonly Reference[] {
  const urls: string[] = [];
  const references: Reference[] = [];
  for (const link of place.querySelectorAll<HTMLAnchorElement>('a[href^=http][target]')) {
    if (link.closest('.no-print')) continue;
    const { href } = link;
    if (!urls.includes(href)) {
      urls.push(href);
      references.push({ title: link.title || (link.firstChild?.textContent ?? ''), url: href });
    }
    link.dataset['reference'] = String(urls.indexOf(href) + 1);
  }
  return references;
}
