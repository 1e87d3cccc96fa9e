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

/** The worker, once it has said that it runs. */
function started(): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(scriptUrl, { type: 'module', name: 'reader' });
    worker.onmessage = () => resolve(worker);
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new Error('the reader does not start'));
    };
  });
}

/** Questions and their answers over one worker. */
function asking(worker: Worker): (type: ToReader['type'], question: unknown) => Promise<unknown> {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  worker.onmessage = ({ data }: MessageEvent<FromReader>) => {
    if (data.type === 'ready') return;
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.type === 'failed') asked?.failed(new Error(data.reason));
    else asked?.answered(data.answer);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    for (const { failed } of waiting.values()) failed(new Error('the reader has stopped'));
    waiting.clear();
  };
  return (type, question) =>
    new Promise((answered, failed) => {
      lastId += 1;
      waiting.set(lastId, { answered, failed });
      worker.postMessage({ id: lastId, type, question });
    });
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
  const ask = asking(await started());
  return {
    read: latestOnly(
      (question: TextQuestion) => ask('read', { ...question, keep: keyInUse() }) as Promise<ReadTexts>,
    ),
    judge: latestOnly((question: JudgeQuestion) => ask('judge', question) as Promise<Judged>),
  };
});
