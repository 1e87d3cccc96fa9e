import { idle } from '../first/breath.ts';

/** Milliseconds of work without a pause: a phone takes a few times as long, and still draws the next frame in time. */
const PIECE = 4;

/** Does long work while the browser has nothing else to do, a piece at a time; undefined when nobody wants it any more. */
export async function inPieces<T>(work: Generator<void, T>, isWanted: () => boolean): Promise<T | undefined> {
  for (;;) {
    await idle();
    if (!isWanted()) return undefined;
    const end = performance.now() + PIECE;
    do {
      const { done, value } = work.next();
      if (done) return value;
    } while (performance.now() < end);
  }
}
