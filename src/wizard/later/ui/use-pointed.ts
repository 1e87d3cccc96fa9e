import { useEffect, useRef } from 'react';
import { useWizard } from '../../state/store.ts';

/** What can be pointed at: a question, an endpoint or a service without one, a note, a step, a part of the result. */
const PLACES = ['question', 'service', 'spared', 'rule', 'step', 'place'] as const;

/** Leads to what a link, the search or a press points at: opened, in sight, with the focus. Once for each pointing. */
export function usePointed(): void {
  const at = useWizard((state) => (state.pointed ? state.at : undefined));
  const giveUp = useRef<() => void>(undefined);
  useEffect(() => () => giveUp.current?.(), []);
  useEffect(() => {
    if (at === undefined) return;
    useWizard.setState({ pointed: false });
    giveUp.current?.();
    giveUp.current = arrive(at) ? undefined : arriveLater(at);
  }, [at]);
}

/** Leads to a place if it is on the page. */
function arrive(at: string): boolean {
  const place = PLACES.flatMap((kind) => [
    ...document.querySelectorAll<HTMLElement>(`main [data-${kind}="${CSS.escape(at)}"]`),
  ])[0];
  // Or one of the answers of a question.
  const [question = '', value = ''] = at.split('=', 2).map((part) => CSS.escape(part));
  const answer = document.querySelector<HTMLElement>(
    `main [data-question="${question}"] input[value="${value}"]`,
  );
  if (place) leadTo(place);
  else {
    answer?.scrollIntoView({ block: 'center' });
    answer?.focus({ preventScroll: true });
  }
  return place !== undefined || answer !== null;
}

/** What a user does: from then on nothing takes them elsewhere. */
const OWN_WAYS = ['pointerdown', 'keydown', 'wheel'] as const;

/** Leads to a place whose part of the page is still being loaded, unless the user does something before; gives what ends it. */
function arriveLater(at: string): () => void {
  const observer = new MutationObserver(() => {
    if (arrive(at)) stop();
  });
  const begun = performance.now();
  // The press that points here may still be on its way through the page.
  const onOwnWay = ({ timeStamp }: Event) => timeStamp > begun && stop();
  const stop = () => {
    observer.disconnect();
    for (const way of OWN_WAYS) removeEventListener(way, onOwnWay);
  };
  observer.observe(document.body, { childList: true, subtree: true });
  for (const way of OWN_WAYS) addEventListener(way, onOwnWay);
  return stop;
}

function leadTo(place: HTMLElement): void {
  for (
    let around: Element | null | undefined = place;
    around;
    around = around.parentElement?.closest('details')
  )
    if (around instanceof HTMLDetailsElement) around.open = true;
  const own = place.querySelector<HTMLDetailsElement>(':scope > details');
  if (own && place.dataset['question'] === undefined) own.open = true;
  place.scrollIntoView({ block: place.offsetHeight > innerHeight / 2 ? 'start' : 'center' });
  const target =
    place.dataset['question'] === undefined
      ? own?.querySelector<HTMLElement>('summary')
      : place.querySelector<HTMLElement>('input:checked, input, select, textarea, button');
  if (!target) place.tabIndex = -1;
  (target ?? place).focus({ preventScroll: true });
}
