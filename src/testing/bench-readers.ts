/** Seconds that each reader takes over ten megabytes of hostile text: none may take more than one. */
import { diagnose } from '../diagnose/index.ts';
import { readLink, readSavedAnswers } from '../share/index.ts';
import { readInventory, readTaskDefinitions } from '../source/index.ts';

const SIZE = 10_000_000;
const many = (piece: string): string => piece.repeat(Math.ceil(SIZE / piece.length));

const TEXTS: readonly (readonly [string, () => string])[] = [
  ['one letter', () => many('a')],
  ['open brackets', () => many('[')],
  ['open objects', () => many('{"a":')],
  ['quotes', () => many('"')],
  ['blanks', () => many(' ')],
  ['lines', () => many('\n')],
  ['errors', () => many('dial tcp 10.0.0.1:443: i/o timeout\n')],
  ['containers', () => `{"containerDefinitions":[${many('{"name":"a","image":"nginx"},')}{}]}`],
  [
    'endpoints',
    () =>
      `{"VpcEndpoints":[${many('{"VpcEndpointId":"vpce-1","ServiceName":"com.amazonaws.us-east-1.logs"},')}{}]}`,
  ],
  ['link parts', () => many('a=1&')],
];

const READERS: readonly (readonly [string, (text: string) => unknown])[] = [
  ['diagnose', diagnose],
  ['readTaskDefinitions', (text) => readTaskDefinitions([{ name: 'text', text }])],
  ['readInventory', (text) => readInventory({ endpoints: text })],
  ['readLink', readLink],
  ['readSavedAnswers', readSavedAnswers],
];

/** Prints the slowest text of each reader; returns whether each took less than a second. */
export function benchReaders(): boolean {
  let fast = true;
  for (const [name, read] of READERS) {
    const times = TEXTS.map(([kind, make]) => {
      const text = make();
      const start = process.cpuUsage();
      read(text);
      const { user, system } = process.cpuUsage(start);
      return { kind, seconds: (user + system) / 1_000_000 };
    });
    const slowest = times.reduce((a, b) => (a.seconds > b.seconds ? a : b));
    console.log(`${slowest.seconds.toFixed(2).padStart(9)} s for 10 MB: ${name} (slowest: ${slowest.kind})`);
    fast &&= slowest.seconds < 1;
  }
  return fast;
}
