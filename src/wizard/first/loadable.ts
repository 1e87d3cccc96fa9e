/** Parts of the wizard that are loaded when they are needed: the only way to load one, and to try again when that failed. */
import { useEffect } from 'react';
import { keepPlace } from '../browser/place.ts';
import { useArriving } from '../state/arriving.ts';

type LoadState<T> = { readonly value?: T; readonly error?: unknown };

/** Something on its way: asked for once, kept for as long as the page is, asked for again when it failed. */
export interface Loadable<T> {
  /** The value, the failure, or neither while it is on its way. */
  readonly now: () => LoadState<T>;
  /** Starts loading unless that is done; rejects when it fails. Each call after a failure is a new attempt. */
  readonly load: () => Promise<T>;
  readonly subscribe: (changed: () => void) => () => void;
}

const NOTHING = {};

export function loadable<T>(fetchIt: () => Promise<T>): Loadable<T> {
  let state: LoadState<T> = NOTHING;
  let pending: Promise<T> | undefined;
  const listeners = new Set<() => void>();
  const become = (next: LoadState<T>) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const attempt = async (): Promise<T> => {
    try {
      const value = await fetchIt();
      become({ value });
      return value;
    } catch (error) {
      // Whoever reloads the page must find the answers again.
      keepPlace();
      pending = undefined;
      become({ error });
      throw error;
    }
  };
  return {
    now: () => state,
    load: () => {
      pending ??= attempt();
      return pending;
    },
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}

/** The state of a part, which starts loading when it is first drawn. The prerendered page has none of them. */
export function useLoadable<T>(part: Loadable<T>): LoadState<T> {
  const state = useArriving(part.subscribe, part.now);
  useEffect(() => {
    // Drawn anew is a new attempt; a failure is in the state.
    part.load().catch(() => undefined);
  }, [part]);
  return state;
}

/** Loads what will probably be wanted. A failure shows when the part is opened, and is tried again there. */
export function prefetch(part: Loadable<unknown>): void {
  if (!('error' in part.now())) part.load().catch(() => undefined);
}

/** Handlers that load a part as soon as somebody seems to want it. */
export function onIntent(part: Loadable<unknown>) {
  const start = () => prefetch(part);
  return { onPointerEnter: start, onFocus: start };
}

/**
 * Loads a part again. Some browsers keep a failed import for as long as the document lives, and after a new deployment the
 * old file is gone: then the page is loaded again, which comes back to this place. False: the site does not answer.
 */
export async function loadAgain(part: Loadable<unknown>): Promise<boolean> {
  try {
    await part.load();
    return true;
  } catch {
    if (!(await siteAnswers())) return false;
    keepPlace();
    location.reload();
    return true;
  }
}

async function siteAnswers(): Promise<boolean> {
  try {
    // The service worker answers GET only: this asks the network.
    return (await fetch(document.baseURI, { method: 'HEAD', cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}
