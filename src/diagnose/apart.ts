/**
 * Where lines that nothing marks as records of their own hold two messages all the same: each speaks for itself. The words on
 * which an answer rests (action, policy, host, address) then come from one of them, never from both.
 */

import type { Block } from './records.ts';
import { blockOf, isBrokenBefore } from './records.ts';
import type { Tracked } from './tracked.ts';

/** What one part of a block says by itself. */
export interface Said {
  /** How much: nothing, a symptom, a possibility, or more. */
  readonly strength: 0 | 1 | 2 | 3;
  /** The cause, what cures it, and the call that it is about: two parts with the same tell of one failure. */
  readonly about: string;
  /** What cures it. */
  readonly endpoints: readonly string[];
  /** Where the words stand in the pasted text that name what was called: an action, a host or an address. */
  readonly called: readonly number[];
  /** Where those stand that say how it ended. */
  readonly ended: readonly number[];
}

/** Lines that go on with a message, or lead from one exception of a chain to the next. */
const GOES_ON =
  /^(?:\s{2,}|\t)|^\s*(?:caused by\b|caused:|status ?code\b|request ?id\b|--->|--- |\.\.\. ?|at |\}|\]|\)|,|and |or |with |because |to |on |in |of |for |during handling|the above exception|direct cause|suppressed:|\[cause\]|error cause|detail|reason\b|hint\b|exit status|signal:|\d{1,5} ?\|)/i;

/** A line that leads to the next one. */
const LEADS =
  /(?:[:,({[\\=]|-{3}|\.{3})\s*$|\b(?:because|while|when|of|to|by|with|the|an?|and|or|is|are|not|for|from|on|in|at|that|this|between|lookup|get|head|post|put|image)\s*$|\(HTTP [45]\d\d [\w ]{2,30}\)\s*$|^\s*(?:Traceback|During handling|The above exception)/i;

/** How messages begin, also those that follow a line without a blank one between. */
const OPENS =
  /^\s?(?:stopped,? ?(?:\(|reason\b)|error=|(?:stopped|status|failure|resource status)[ _]?reason\b|user: arn:|an error occurred \(|[\w.$:\\/]{3,120}(?:error|exception|fault)\b ?(?:\[\w+\] ?|\(\w{1,40}\) ?)?:|(?:error|fatal|panic|warning|warn)\b ?[:[|(]|php (?:fatal error|parse error|warning|notice): |operation error [\w ]{2,40}: |failed (?:to|commit on ref) |unable to |could not |cannot |failed: |error (?:response from|creating|updating|while)|create_failed\b|\(?service \[?[\w-]{1,255}[\])]{0,2}(?:\(https?:[^\s)]{1,400}\))? (?:was|has|is)|(?:get|head|post|put) \\?"https?:|lookup \S|access ?denied|\[?\w{2,20}\]? ?error\b|\d{1,2}:\d\d:\d\d\b|[\w.-]{2,40}\[\d{1,7}\]: |time=["']?\d|essential container in task exited|(?:name|manifest|blob) unknown(?: |:|$)|unexpected status (?:code|from)\b|toomanyrequests: |denied: |no basic auth\b|connect timeout on |[a-z]{3,20} (?:cannot|can't|could ?n[o']t|(?:is|are|was|were) unable to|failed to) (?:resolve|reach|connect to|pull|download) \S{0,80}\.\S)/i;

/** A line that names by itself who was refused what, or which call was answered how. */
const WHOLE =
  /\buser: arn:\S{10,300} is not authorized to perform: \S|\ban error occurred \(\w{3,60}\) when calling /i;

/** What a browser says of a request that it kept from a page: it goes on with nothing. */
const OF_BROWSER = /^\s?access to \w{4,16} at '[^']{4,400}' from origin '/i;

/** A word or three with a colon behind them: a program that names itself, or the first words of a line that a margin broke. */
const LABEL = /^\s?[\w.@/-]{1,60}(?: [\w.-]{1,30}){0,2}: \S/;

/** A line of a program that a tool shows below its message. */
const OF_SOURCE = /^\W{0,4}\d{1,5}: \S/;

/** Whether a message may begin in a line: `before`: the last line that is not empty; `blank`: an empty one stands between. */
const mayBegin = (line: string, before: string, blank: boolean): boolean =>
  line.trim() !== '' &&
  !GOES_ON.test(line) &&
  (blank || !isBrokenBefore(line, before)) &&
  (OF_SOURCE.test(before) ||
    !leads(blank ? before.slice(-200).replace(/[,:]\s*$/, '') : before.slice(-200), line)) &&
  !(before.startsWith('*') && line.startsWith('curl: ')) &&
  (blank || opens(line) || LABEL.test(line.slice(0, 200)));

/**
 * Whether the end of a line leads to the next one. Behind dots a program may go on with what comes of its work, and behind the
 * member of an object another program with a message of its own.
 */
const leads = (end: string, next: string): boolean =>
  LEADS.test(end) &&
  !OF_BROWSER.test(next.slice(0, 600)) &&
  !(/(?:\w\.{3}|['"],)\s*$/.test(end) && opens(next));

const opens = (line: string): boolean =>
  OPENS.test(line.slice(0, 400)) || WHOLE.test(line.slice(0, 600)) || OF_BROWSER.test(line.slice(0, 600));

/** A cause that follows another one: what stands behind it without an empty line between goes on with the chain. */
const CAUSED = /^\s*caused by\b/i;

/** Between two lines that are not empty: an empty one, or one with nothing but signs. */
const BLANK = /\n[^\w\n]{0,40}\n/;

/**
 * Whether no other message may begin between two places of a record: only then do the words at both tell of one event.
 * `pasted`: the text in which the record stands.
 */
export function isOneMessage(
  { text, from, to }: Tracked,
  start: number,
  end: number,
  pasted: string,
): boolean {
  let line = 0;
  for (let at = 1; at < end; at += 1) {
    const next = text[at] === ' ' ? at + 1 : at;
    const gap = pasted.slice(to[at - 1], from[next]);
    if (!gap.includes('\n')) continue;
    const before = text.slice(line, at);
    line = next;
    if (next > start && !isContinued(before, text.slice(next, next + 600), BLANK.test(gap))) return false;
  }
  return true;
}

/** A terminal or a mail breaks lines no wider than that. */
const WIDEST = 250;

/** How a line ends that goes on in none: a sentence, a quotation, an address, the clause of a policy. */
const SAYS_ALL =
  /(?:(?<!\.\.)\.|[!?)}\]"']|\baction|\bpolicy|\bboundary|https?:\/\/\S{4,400}|\balready in use|\btimed out|\bno such host|: unknown|\bno space left on device|\bno route to host|\bnot found|\bdenied|\brefused|\btimeout|\breset by peer|\bunreachable|\bdeadline exceeded)\s*$/i;

/** The name of an exception with what it says: behind the cause of another one it begins a message of its own. */
const EXCEPTION = /^\w{3,60}(?:Error|Exception|Fault): /;

/** Whether a line goes on with the one before, without any doubt: by its first words, or within a sentence that a margin broke. */
const isContinued = (before: string, next: string, blank: boolean): boolean =>
  !mayBegin(next, before, true) ||
  (!blank &&
    (leads(before.slice(-200), next) ||
      (CAUSED.test(before) && !WHOLE.test(next) && !EXCEPTION.test(next) && /^[A-Z]\w{2,60}: /.test(next)) ||
      (before.length <= WIDEST && !opens(next) && /^[a-z]/.test(next) && !SAYS_ALL.test(before))));

/** So many lines are looked through one by one. */
const MOST_LINES = 400;
const MOST_PARTS = 60;

/** A margin that broke the lines of a message lies no nearer. */
const NARROWEST = 50;

/**
 * Whether a margin broke all of these lines, as that of a comment or of a mail: to each of them but the last the first word of
 * the next one would have been too much.
 */
function areFilled(texts: readonly string[]): boolean {
  const lines = texts.map((text) => text.trim());
  const width = Math.max(...lines.map(({ length }) => length));
  return (
    lines.length > 2 &&
    width >= NARROWEST &&
    width <= WIDEST &&
    lines.every(
      (line, index) =>
        line !== '' &&
        (index === lines.length - 1 ||
          line.length + 1 + (lines[index + 1]?.split(' ', 1)[0]?.length ?? 0) > width),
    )
  );
}

/** The lines with which messages may begin. */
function beginnings(lines: readonly Tracked[]): readonly number[] {
  const texts = lines.slice(0, MOST_LINES).map(({ text }) => text);
  const found: number[] = [];
  let before = '';
  let blank = false;
  let caused = false;
  const filled = areFilled(texts);
  texts.forEach((text, index) => {
    if (text.trim() === '') {
      blank = true;
      return;
    }
    caused = CAUSED.test(text) || (caused && !blank && !WHOLE.test(text.slice(0, 600)));
    const within = filled && /^\s?[a-z]/.test(text) && !opens(text);
    if (before !== '' && !caused && !within && mayBegin(text, before, blank) && found.length < MOST_PARTS)
      found.push(index);
    before = text;
    blank = false;
  });
  return found;
}

/**
 * The block, or the messages that it holds: from each line on that begins one which says something else than the one before.
 * `says`: what lines say by themselves.
 */
export function apart(block: Block, says: (one: Block) => Said | undefined): readonly Block[] {
  const starts = beginnings(block.pieces);
  if (starts.length === 0) return [block];
  const bounds = [0, ...starts, block.pieces.length];
  const whole = says(block) ?? NOTHING;
  const cuts: number[] = [];
  let last = NOTHING;
  let refused = false;
  for (let at = 0; at + 1 < bounds.length; at += 1) {
    const from = bounds[at] ?? 0;
    const part = blockOf(block.pieces.slice(from, bounds[at + 1]));
    const one = says(part) ?? NOTHING;
    // A second whole refusal is another message, even where it says the same.
    const again: boolean = refused && WHOLE.test(part.record.text);
    const isNext: boolean = at > 0 && (again || areTwo(last, one, whole, block.pieces[from]?.from[0] ?? 0));
    if (isNext) cuts.push(from);
    if (isNext || one.strength >= last.strength) last = one;
    refused = WHOLE.test(part.record.text) || (refused && !isNext);
  }
  if (cuts.length === 0) return [block];
  return [0, ...cuts].map((from, index) => blockOf(block.pieces.slice(from, cuts[index])));
}

const NOTHING: Said = { strength: 0, about: '', endpoints: [], called: [], ended: [] };

/** Whether words on which an answer rests stand on both sides of a place. */
const spans = ({ called, ended }: Said, place: number): boolean =>
  [...called, ...ended].some((one) => one < place) && [...called, ...ended].some((one) => one >= place);

/**
 * Whether two parts are two messages: each says something else, or the answer of both would join the call of one with how
 * that of the other ended. `whole`: what both say together, `place`: where the second begins.
 */
function areTwo(before: Said, next: Said, whole: Said, place: number): boolean {
  if (before.about === next.about) return false;
  if (before.strength === 3 && next.strength === 3) return true;
  const cure = before.endpoints.length > 0 && next.endpoints.length > 0;
  if (cure && next.strength === 3 && !before.endpoints.some((one) => next.endpoints.includes(one)))
    return true;
  if (!spans(whole, place)) return false;
  const calledBefore = before.called.length > 0 || whole.called.some((one) => one < place);
  return (
    (calledBefore && next.called.length > 0 && next.strength >= 2) ||
    (before.strength >= 2 && before.called.length > 0 && next.strength >= 1)
  );
}
