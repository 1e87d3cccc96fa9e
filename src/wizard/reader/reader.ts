/** The page's side of the reader (`worker.ts`): started when it is first needed, and like every part tried again when that failed. */
import { loadable } from '../first/loadable.ts';
import { useWizard } from '../state/store.ts';
import type { FromReader, Judged, JudgeQuestion, ReadTexts, TextQuestion, ToReader } from './protocol.ts';
import workerUrl from './worker.ts?worker&url';

interface Reader {
  /** What the texts are. Undefined: a later call took the place of this one while it waited. */
  readonly read: (question: TextQuestion) => Promise<ReadTexts | undefined>;
  /** What exists against the plan of some answers; undefined as above. */
  readonly judge: (question: JudgeQuestion) => Promise<Judged | undefined>;
}

/** Not in TypeScript's library yet: https://developer.mozilla.org/docs/Web/API/TrustedTypePolicyFactory */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: () => string },
  ): { createScriptURL(text: string): unknown };
}

const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
// One script and no other can pass this policy.
const policy = trustedTypes?.createPolicy('reader', { createScriptURL: () => workerUrl });
const scriptUrl = (policy?.createScriptURL('') ?? workerUrl) as string;

interface Waiting {
  readonly answered: (answer: unknown) => void;
  readonly failed: (reason: Error) => void;
}

/** However long the text and however slow the device: a reader that is silent for longer does not answer any more. */
const LONGEST_SILENCE_MINUTES = 3;

const STOPPED =
  'Reading ended before there was an answer: the browser has stopped it, perhaps for want of memory. Try again, or with less text.';
const SILENT = `There was no answer within ${LONGEST_SILENCE_MINUTES} minutes. Try again, or with less text.`;
const NOT_STARTED = 'the reader does not start';

type Ask = (type: ToReader['type'], question: unknown) => Promise<unknown>;

/** A worker that answers questions until it ends, by itself or by the browser; `ended` is told of it once. */
function start(ended: () => void): Promise<Ask> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(scriptUrl, { type: 'module', name: 'reader' });
    const waiting = new Map<number, Waiting>();
    let lastId = 0;
    let hasEnded = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = (reason: string) => {
      if (hasEnded) return;
      hasEnded = true;
      clearTimeout(timer);
      worker.terminate();
      ended();
      reject(new Error(reason));
      for (const { failed } of waiting.values()) failed(new Error(reason));
      waiting.clear();
    };
    /** Anew with each word of the worker; nobody waits for it without a question. */
    const beAwaited = () => {
      clearTimeout(timer);
      if (waiting.size > 0) timer = setTimeout(() => end(SILENT), LONGEST_SILENCE_MINUTES * 60_000);
    };
    const ask: Ask = (type, question) =>
      new Promise((answered, failed) => {
        if (hasEnded) {
          failed(new Error(STOPPED));
          return;
        }
        lastId += 1;
        worker.postMessage({ id: lastId, type, question });
        waiting.set(lastId, { answered, failed });
        beAwaited();
      });
    worker.onmessage = ({ data }: MessageEvent<FromReader>) => {
      if (data.type === 'ready') {
        watch(data.life, () => end(STOPPED));
        resolve(ask);
        return;
      }
      const asked = waiting.get(data.id);
      waiting.delete(data.id);
      beAwaited();
      if (data.type === 'failed') asked?.failed(new Error(data.reason));
      else asked?.answered(data.answer);
    };
    // What it said cannot be read by this page.
    worker.onmessageerror = () => end(STOPPED);
    worker.onerror = (event) => {
      event.preventDefault();
      end(lastId === 0 ? NOT_STARTED : STOPPED);
    };
  });
}

/** Tells when a worker is gone, of which browsers say nothing: what it held for its whole life is free then. */
function watch(life: string | undefined, ended: () => void): void {
  if (life !== undefined) navigator.locks.request(life, ended).catch(() => undefined);
}

/** Questions to a worker; after its end the next one starts another. */
async function asking(): Promise<Ask> {
  let current: Promise<Ask> | undefined;
  const running = (): Promise<Ask> => {
    current ??= start(() => {
      current = undefined;
    });
    return current;
  };
  await running();
  return async (type, question) => (await running())(type, question);
}

/** Of the questions that come while one is being answered, only the last is asked. */
function latestOnly<Question, Answer>(
  ask: (question: Question) => Promise<Answer>,
): (question: Question) => Promise<Answer | undefined> {
  let isBusy = false;
  let next: { readonly question: Question; readonly resume: (isLatest: boolean) => void } | undefined;
  return async (question) => {
    if (isBusy) {
      next?.resume(false);
      const isLatest = await new Promise<boolean>((resume) => {
        next = { question, resume };
      });
      if (!isLatest) return undefined;
    }
    isBusy = true;
    try {
      return await ask(question);
    } finally {
      const following = next;
      next = undefined;
      isBusy = following !== undefined;
      following?.resume(true);
    }
  };
}

/** What exists and is in use must stay known, whatever else is read. */
const keyInUse = () => useWizard.getState().loaded.existing?.key;

export const reader = loadable(async (): Promise<Reader> => {
  const ask = await asking();
  return {
    read: latestOnly(
      (question: TextQuestion) => ask('read', { ...question, keep: keyInUse() }) as Promise<ReadTexts>,
    ),
    judge: latestOnly((question: JudgeQuestion) => ask('judge', question) as Promise<Judged>),
  };
});
