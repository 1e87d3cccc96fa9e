// @ts-check
// What the summary of npm test shows of a failure: where only the end of a log is kept, this is all that is known of it.
import { stripVTControlCharacters } from 'node:util';

/** So many lines at most, the marks of what is left out among them. */
export const SHOWN_LINES = 24;
/** Of a long line its beginning and its end. */
const shownCharacters = 400;
/** Always shown: how a message begins, and how it ends. */
const atEachEnd = 6;
/** What says which assertion failed, what it wanted and what it got: names of Playwright and Vitest, differences, the marked line of code. */
const TELLING =
  /^(?:[-+]\s|\s*(?:Expected|Received|Locator|\w*Error)\b|\s*>\s*\d+ \||\s+at (?!.*node_modules))/i;
/** Where the test programs were themselves is of no use to anybody. */
const FOREIGN = /^\s+at .*(?:node_modules|node:internal)/;

/** @param {string} line */
function shortened(line) {
  if (line.length <= shownCharacters) return line;
  const half = shownCharacters / 2;
  return `${line.slice(0, half)} … ${line.slice(-half)}`;
}

/**
 * The lines of a message that say most, in their order and without the colours of terminals: its beginning, its end, and
 * between them first what was expected and received. A line `…` stands for those left out.
 * @param {string} message
 * @returns {readonly string[]}
 */
export function shownLines(message) {
  const lines = stripVTControlCharacters(message)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !FOREIGN.test(line))
    .map(shortened);
  if (lines.length <= SHOWN_LINES) return lines;
  const middle = [...lines.keys()].slice(atEachEnd, -atEachEnd);
  const isTelling = (/** @type {number} */ index) => TELLING.test(lines[index] ?? '');
  const wanted = [...middle.filter(isTelling), ...middle.filter((index) => !isTelling(index))];
  const shown = new Set([...lines.keys()].filter((index) => !middle.includes(index)));
  for (const index of wanted) {
    shown.add(index);
    if (withGaps(lines, shown).length <= SHOWN_LINES) continue;
    shown.delete(index);
    break;
  }
  return withGaps(lines, shown);
}

/**
 * @param {readonly string[]} lines
 * @param {ReadonlySet<number>} shown indices
 * @returns {readonly string[]}
 */
function withGaps(lines, shown) {
  return lines.flatMap((line, index) => {
    if (shown.has(index)) return [line];
    return shown.has(index - 1) ? ['…'] : [];
  });
}
