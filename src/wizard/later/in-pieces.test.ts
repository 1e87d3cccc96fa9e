import { afterEach, expect, test, vi } from 'vitest';
import { inPieces } from './in-pieces.ts';

let clock = 0;

/** Three steps of three milliseconds each, of which one piece takes two. */
function* threeSteps(seen: string[]): Generator<void, string> {
  for (const step of ['first', 'second', 'third']) {
    clock += 3;
    seen.push(step);
    yield;
  }
  return 'all';
}

afterEach(() => vi.restoreAllMocks());

test('long work lets others in after a few milliseconds, and gives its result', async () => {
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
  const seen: string[] = [];
  const work = inPieces(threeSteps(seen), () => true);
  // Each timer is set when the one before has come, so that it stands behind the next piece of the work.
  const between = async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      await new Promise((resume) => setTimeout(resume));
      seen.push('something else');
    }
  };
  expect((await Promise.all([work, between()]))[0]).toBe('all');
  expect(seen.indexOf('something else')).toBeGreaterThan(seen.indexOf('second'));
  expect(seen.indexOf('something else')).toBeLessThan(seen.indexOf('third'));
});

test('work that nobody wants any more stops before its next piece', async () => {
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
  const seen: string[] = [];
  expect(await inPieces(threeSteps(seen), () => seen.length === 0)).toBeUndefined();
  expect(seen).toEqual(['first', 'second']);
});
