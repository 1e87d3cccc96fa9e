/** From the whole text to the records that are recognised: block by block, and what of them happened. */
import { apart, type Said } from './apart.ts';
import { isVisit } from './browser.ts';
import { isOfBuildAlone } from './builds.ts';
import { type Clues, versionsIn } from './clues.ts';
import { isOfConcern, isOfContainer, isOfToolAlone } from './concern.ts';
import { isCut } from './cut.ts';
import type { Evidence } from './diagnosis.ts';
import { aboutOf, detail, type Explained, strength } from './explained.ts';
import { isMentioned } from './mentioned.ts';
import type { LeftOut } from './missing.ts';
import { asks, isNarrated } from './narrated.ts';
import { lessSure, type Means, ownSocketOf, recognise } from './one-record.ts';
import { reachedIn } from './other-way.ts';
import type { TriedPattern } from './patterns/index.ts';
import type { Product } from './product.ts';
import { type Block, readingsOf, type TextRecord } from './records.ts';
import { withRequest } from './requested.ts';
import { courseOf, isSettled } from './settled.ts';
import { isCalledFailure, isLevelled } from './shape.ts';
import { isSupposed } from './supposed.ts';
import { spanOf } from './tracked.ts';

/** What was recognised, and whether something of it, or of the lines before, was left out as over or as only told. */
interface Recognised {
  readonly recognised: readonly Explained[];
  readonly left: LeftOut;
}

/** Block by block; a text that says nothing in pieces is read once more as a whole. */
export function recogniseAll(
  text: string,
  patterns: readonly TriedPattern[],
  product: Product | undefined,
): Recognised {
  const { blocks, whole, leftOut } = readingsOf(text);
  const cut = isCut(text);
  let known: ReturnType<typeof reachedIn> | undefined;
  const by = {
    patterns,
    product,
    pasted: text,
    concerns: isOfConcern(text),
    toolAlone: isOfToolAlone(text),
    contained: isOfContainer(text),
    buildAlone: isOfBuildAlone(text),
    versions: versionsIn(text),
    reached: () => {
      known ??= reachedIn(text);
      return known;
    },
  };
  const levelled = isLevelled(text);
  const course = courseOf(text);
  // A block is asked twice: whether it says something else than the one before, and what it says.
  const asked = new Map<Block, Explained | undefined>();
  const inFull = (block: Block): Explained | undefined => {
    if (!asked.has(block)) asked.set(block, recogniseBlock(block, false, by));
    return asked.get(block);
  };
  const parts = blocks.flatMap((block) => apart(block, (one) => saidBy(inFull(one))));
  const read = parts
    .map((block, index) =>
      cut && index === parts.length - 1 ? recogniseBlock(block, true, by) : inFull(block),
    )
    .filter((one) => one !== undefined)
    .map((one) => besideRequest(one, by));
  const found = read.filter(({ clues }) => !isSettled(course, clues));
  const happened = found.filter((one) => !isTold(one, text));
  const left = {
    settled: found.length < read.length,
    told: happened.length < found.length,
    lines: leftOut,
    ofCode: by.buildAlone,
  };
  const inBlocks = happened.filter(
    (one) => !levelled || (one.pattern.stems !== true && !isCalm(one.clues)) || isSaid(one, text),
  );
  if (levelled || inBlocks.some(({ pattern }) => pattern.general !== true))
    return { recognised: inBlocks, left };
  for (const record of whole) {
    const one = recognise(record, cut, by);
    if (one === undefined || one.pattern.general === true || isSettled(course, one.clues)) continue;
    if (joinsCalls(one, blocks)) continue;
    if (!isTold(one, text)) return { recognised: [one], left };
  }
  return { recognised: inBlocks, left };
}

/** Whether the words that decide only stand in a quotation of which somebody tells, or behind a sentence that supposes them. */
function isTold({ clues, pattern }: Explained, pasted: string): boolean {
  const mark = clues.found.find(({ kind }) => kind === 'outcome' || kind === 'status');
  const own = mark === undefined ? pattern.when.exec(clues.text) : null;
  const at = mark?.at ?? own?.index ?? 0;
  const { start, end } = spanOf(clues.record, at, at + (mark?.length ?? own?.[0].length ?? 1));
  return (
    (clues.network === 'timeout' && clues.host?.kind === 'other' && isVisit(pasted)) ||
    isNarrated(pasted, start, end, pattern.stems === true) ||
    isMentioned(pasted, start, end) ||
    isSupposed(pasted, clues.record.from[0] ?? start, start, asks(pasted))
  );
}

/** Whether the host and the address of a reading of the whole text stand in different blocks of it: they are of two calls. */
function joinsCalls({ clues: { found, record } }: Explained, blocks: readonly Block[]): boolean {
  const blockOf = (kind: Evidence['kind']): number | undefined => {
    const mark = found.find((one) => one.kind === kind);
    if (mark === undefined) return undefined;
    const { start } = spanOf(record, mark.at, mark.at + mark.length);
    return blocks.findLastIndex((block) => (block.record.from[0] ?? 0) <= start);
  };
  const [host, address] = [blockOf('host'), blockOf('address')];
  return host !== undefined && address !== undefined && host !== address;
}

/** Whether a time stands before the record, as before the other lines of a log. */
const isStamped = ({ from }: TextRecord, pasted: string): boolean => {
  const [start = 0] = from;
  const line = pasted.lastIndexOf('\n', start - 1) + 1;
  return /\d\d:\d\d|level=|time=/.test(pasted.slice(Math.max(line, start - 120), start + 20));
};

/** In a log with levels: whether it calls the record a failure. */
const isSaid = ({ clues, pattern }: Explained, pasted: string): boolean => {
  const { record, text, host, address, network, denial } = clues;
  const apart =
    !isStamped(record, pasted) &&
    !OF_TERMINAL.test(record.text) &&
    (pattern.stems !== true || UNQUIET.test(pasted.slice(0, BEGINNING)));
  return (
    apart ||
    isCalledFailure(
      record.text,
      text,
      (host !== undefined || address !== undefined) && (network !== undefined || denial !== undefined),
    )
  );
};

/** A log in which some line is of a level that is not quiet. */
const UNQUIET =
  /\b(?:WARN(?:ING)?|ERR(?:OR)?|FATAL|CRIT(?:ICAL)?|SEVERE)\b|\[ ?(?:warn|error|critical|fatal)|level["']?[=:] ?["']?(?:warn|err|fatal|crit)/;

const BEGINNING = 65_536;

/** What tools print that look for a terminal in a container, which has none. */
const OF_TERMINAL =
  /^(?:tput|stty|tset|reset|clear|less|mesg)?:? ?(?:no value for \$TERM\b|unknown terminal|TERM environment variable not set|standard input: inappropriate ioctl|['"]stdin['"]?: not a tty|cannot open terminal)|^(?:tput|stty|tset|mesg): /i;

/** In a log with levels: a line of a quiet level that names nobody that was called. */
const isCalm = ({ record, host, address, action }: Clues): boolean =>
  host === undefined &&
  address === undefined &&
  action === undefined &&
  /^\W{0,4}(?:INFO|DEBUG|TRACE|NOTICE)\b/.test(record.text);

/** A failed call that names nobody, with the host of the request that is printed beside it. */
function besideRequest(one: Explained, by: Means): Explained {
  const { network, host, address, record, cut } = one.clues;
  if (network === undefined || host !== undefined || address !== undefined) return one;
  const joint = withRequest(by.pasted, record);
  const found = joint === undefined ? undefined : recognise(joint, cut, by);
  return found !== undefined && found.clues.network === network && strength(found) >= strength(one)
    ? found
    : one;
}

/** A block as one record; where that says little, the line that says most. */
function recogniseBlock({ record, glued, lines }: Block, cut: boolean, by: Means): Explained | undefined {
  const apart = recognise(record, cut, by);
  const joint = glued === undefined ? undefined : recognise(glued, cut, by);
  const together =
    isWhole(joint, apart) ||
    apart === undefined ||
    (strength(joint) >= strength(apart) && isClearer(joint, apart))
      ? joint
      : apart;
  if (strength(together) >= 3) return together;
  // What its lines say alone, as the frames of a stack, is of no other call.
  if (together === undefined && ownSocketOf(record, by.pasted) !== undefined) return undefined;
  let best = together;
  lines.forEach((line, index) => {
    const found = recognise(line, cut && index === lines.length - 1, by);
    const alone = cut && found !== undefined ? inCutBlock(found) : found;
    if (strength(alone) > strength(best) || (strength(alone) === strength(best) && names(alone, best)))
      best = alone;
  });
  return best;
}

/** What a part of a block says by itself. */
function saidBy(one: Explained | undefined): Said | undefined {
  if (one === undefined || one.pattern.stems === true) return undefined;
  const { found, record } = one.clues;
  const placesOf = (kinds: readonly Evidence['kind'][]): readonly number[] =>
    found
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ at, length }) => spanOf(record, at, at + length).start);
  return {
    strength: strength(one),
    about: aboutOf(one),
    endpoints: one.findings[0]?.endpoints ?? [],
    called: placesOf(['host', 'address', 'action']),
    ended: placesOf(['outcome', 'status']),
  };
}

/** Whether a line names the policy that refused, where another only says that somebody did. */
const names = (one: Explained | undefined, other: Explained | undefined): boolean =>
  other?.clues.denial === 'unstated' && one?.clues.denial !== undefined && one.clues.denial !== 'unstated';

/** What a line says of a message that goes on after it, and ends too early. */
const inCutBlock = (found: Explained): Explained => ({
  ...found,
  findings: found.findings.map((finding) => lessSure(finding, { ...found.clues, cut: true })),
});

/** A clause that decides is whole only without the blanks: a column broke one of its words. */
const isWhole = (joint: Explained | undefined, apart: Explained | undefined): boolean =>
  joint?.findings[0]?.likelihood === 'certain' && apart?.findings[0]?.likelihood !== 'certain';

/** Whether the reading without blanks shows more of the call: one more thing, or the whole of a host that was broken. */
function isClearer(joint: Explained | undefined, apart: Explained | undefined): boolean {
  if (detail(joint) !== detail(apart)) return detail(joint) > detail(apart);
  const [whole, broken] = [joint?.clues.host, apart?.clues.host];
  if (whole === undefined || whole.name.length <= (broken?.name.length ?? 0)) return false;
  if (broken === undefined || whole.name.startsWith(broken.name)) return true;
  return whole.name.endsWith(broken.name) && whole.service !== undefined && broken.service === undefined;
}
