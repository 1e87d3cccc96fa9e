/** The door of the diagnosis: pasted error text in, ranked causes out. */
import { citationOf } from '../core/index.ts';
import { answersFrom } from './answers.ts';
import { apart, isOneMessage, type Said } from './apart.ts';
import { isOfBuildAlone, isUnresolvedCode } from './builds.ts';
import { endOf, isReached, progressBefore } from './calls.ts';
import { type Clues, cluesIn, isOfOldPlatform, onlyHostIn, onlyRegionIn, versionsIn } from './clues.ts';
import { isOfConcern, isOfContainer, isOfToolAlone } from './concern.ts';
import type { DiagnosedCause, DiagnosedError, Diagnosis, Evidence, Likelihood } from './diagnosis.ts';
import { endsInWrapper } from './endings.ts';
import { headingOf } from './headings.ts';
import { endsProgram, levelFirst, onlyWarns } from './levels.ts';
import { isMentioned } from './mentioned.ts';
import { type LeftOut, missingFrom, type PlanReads } from './missing.ts';
import { asks, isNarrated } from './narrated.ts';
import { nextCheck } from './next-check.ts';
import { namesProxy, otherWayIn, reachedIn } from './other-way.ts';
import { WAITED } from './outcome-forms.ts';
import { endedAround, tooOftenIn } from './outcomes.ts';
import { type OwnSocket, ownSocketIn } from './own-socket.ts';
import { citedFor, type Parties, partiesIn, withKnown, withParties } from './parties.ts';
import { familyOf, PATTERNS, type TriedPattern } from './patterns/index.ts';
import { ofProduct, type Product, productIn } from './product.ts';
import { type Judged, judged } from './proof.ts';
import { type Block, readingsOf, type TextRecord } from './records.ts';
import { withRequest } from './requested.ts';
import { courseOf, hasSucceeded, isSettled } from './settled.ts';
import { isAdvice, isCalledFailure, isLevelled } from './shape.ts';
import { isSupposed } from './supposed.ts';
import { spanOf } from './tracked.ts';
import { besideEndpoints, type Circumstances, circumstancesOf, fitted } from './tried.ts';

export type { DiagnosedCause, DiagnosedError, Diagnosis } from './diagnosis.ts';

const MOST_ERRORS = 8;
const MOST_DIAGNOSES = 24;
const LONGEST_TITLE = 120;
const ORDER: readonly Likelihood[] = ['certain', 'likely', 'possible'];

/**
 * Says why a task did not start, an agent did not connect or an endpoint was not created, from the text of the error.
 * Answers on any text and never throws; an empty list means that nothing was recognised, and `missing` what to paste.
 * `patterns`: those that are tried, in their order;
 * `planReads`: whether the reader of the plan accepts a text, without which no text is sent there.
 */
export function diagnose(
  text: string,
  patterns: readonly TriedPattern[] = PATTERNS,
  planReads?: PlanReads,
): Diagnosis {
  const product = productIn(text);
  const { recognised, left } = recogniseAll(text, patterns, product);
  const telling = recognised.filter(({ pattern }) => pattern.general !== true);
  const finished = telling.filter(({ pattern }) => pattern.unfinished !== true);
  const counted = distinctErrors([finished, telling, recognised].find((some) => some.length > 0) ?? []);
  const ends = counted.some((one) => endsProgram(levelOf(one, text)));
  const inOrder = counted
    .map(behindAnother)
    .map(withoutAttempt)
    .map((one) => besideSuccess(one, text))
    .map((one) => besideOtherWay(one, text))
    .map(besideAttempt)
    .map((one) => ({ one, vague: vagueness(one, ends && onlyWarns(levelOf(one, text))) }))
    .sort((a, b) => a.vague - b.vague)
    .map(({ one }) => one);
  const parties = partiesIn(text);
  const circumstances = circumstancesOf(text);
  const diagnoses = ranked(
    inOrder
      .map((explained) => (inOrder.length > 1 ? explained : besideEndpoint(explained, circumstances)))
      .flatMap((explained) => causesOf(explained, text, parties, circumstances)),
  );
  return {
    version: 1,
    diagnoses: diagnoses.map(({ cause }) => cause),
    errors: errorsOf(diagnoses, parties, circumstances),
    answers: answersFrom(counted, text.slice(0, 262_144).toLowerCase(), product),
    ...(diagnoses.length === 0 ? { missing: missingFrom(text, left, product, planReads) } : {}),
  };
}

/** What may follow from an error that stands before it is only likely behind one. */
function behindAnother(explained: Explained, _: number, all: readonly Explained[]): Explained {
  const [start = 0] = explained.clues.record.from;
  const follows =
    explained.pattern.follows === true &&
    all.some(
      ({ clues, findings: [first] }) =>
        (clues.record.from[0] ?? 0) < start &&
        first !== undefined &&
        first.likelihood !== 'possible' &&
        first.cause !== explained.findings[0]?.cause,
    );
  return follows
    ? {
        ...explained,
        findings: explained.findings.map((finding) =>
          finding.likelihood === 'certain' ? { ...finding, likelihood: 'likely' as const } : finding,
        ),
      }
    : explained;
}

/** A record with the pattern that recognised it, and what it found. */
interface Explained {
  readonly clues: Clues;
  readonly pattern: TriedPattern;
  readonly findings: readonly Judged[];
}

/** What was recognised, and whether something of it, or of the lines before, was left out as over or as only told. */
interface Recognised {
  readonly recognised: readonly Explained[];
  readonly left: LeftOut;
}

/** Block by block; a text that says nothing in pieces is read once more as a whole. */
function recogniseAll(
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
    isNarrated(pasted, start, end, pattern.stems === true) ||
    isMentioned(pasted, start, end) ||
    isSupposed(pasted, clues.record.from[0] ?? start, start, asks(pasted))
  );
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

/** With what a record is read: the patterns that are tried, and whose the whole text is. */
interface Means {
  readonly patterns: readonly TriedPattern[];
  readonly product: Product | undefined;
  /** The whole text. */
  readonly pasted: string;
  /** Whether it has to do with AWS, containers or a network at all. */
  readonly concerns: boolean;
  /** Whether only a package manager or a build tool says how something ended. */
  readonly toolAlone: boolean;
  /** Whether it tells of a container, a task or AWS. */
  readonly contained: boolean;
  /** Whether it is the output of a build, of which nothing goes beyond code, versions and tests. */
  readonly buildAlone: boolean;
  /** The platform versions of AWS Fargate that it names. */
  readonly versions: readonly string[];
  /** The services of which it shows a call that got through. */
  readonly reached: () => ReturnType<typeof reachedIn>;
}

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

/** How many things of a call a reading shows: a word that a column broke hides a host or an address. */
const detail = (explained: Explained | undefined): number =>
  explained?.clues.found.filter(({ kind }) => kind !== 'carrier').length ?? 0;

/** How much an explanation says: nothing, a symptom, a possibility, or more. */
function strength(explained: Explained | undefined): Said['strength'] {
  const [first] = explained?.findings ?? [];
  if (explained === undefined || first === undefined) return 0;
  if (explained.pattern.general === true) return 1;
  return first.likelihood === 'possible' ? 2 : 3;
}

/** A refusal that ends within the words that say which policy refused. */
const BEFORE_THE_POLICY =
  /(?:because(?: no(?: vpc(?: end\w{0,5}(?: p\w{0,6})?)?)?)?|with an(?: explicit(?: deny in(?: an?)?)?)?)$/i;

/** A signed URL in which the text ends: what came of the call would stand behind it. */
const WITHIN_SIGNATURE = /https?:\/\/\S{10,2000}[?&]x-amz-[^\s"']{0,1000}$/i;

/** A sentence of a program that ends behind a word which another has to follow. */
const WITHIN_CLAUSE =
  /(?:error|exception|failed|unable)\b[^\n]{0,400} (?:not found in|because|caused by|due to)$/i;

/** Amazon ECS cuts reasons at 255 characters, consoles with dots; a quote that stays open says the same. */
function isCut(text: string): boolean {
  const end = text
    .slice(-2_400)
    .trimEnd()
    .replace(/["'}\],\s]{1,12}$/, '');
  const { length } = text.trim();
  return (
    OPEN_QUOTE.test(text.slice(-400)) ||
    OPEN_VALUE.test(text.slice(-LONGEST_VALUE)) ||
    /(?:\.\.\.|\u2026)$/.test(end) ||
    BEFORE_THE_POLICY.test(end) ||
    WITHIN_SIGNATURE.test(end) ||
    WITHIN_CLAUSE.test(end) ||
    (length >= 250 && length <= 256) ||
    (text.length >= 250 && text.length <= 256)
  );
}

/** The last quote opens something, a host or a reference, and nothing closes it. */
const OPEN_QUOTE = /[ (=:]\\?"[a-z0-9][^\s"']{3,300}$/i;

/** A value of a JSON object that nothing closes before the text ends. */
const LONGEST_VALUE = 2_000;
const OPEN_VALUE = /^[^"]{0,40}"?\w{1,40}"\s?:\s?"(?:[^"\\]|\\.){8,1900}(?![\s\S])/m;

function recognise(record: TextRecord, cut: boolean, by: Means): Explained | undefined {
  const { patterns, product, pasted, versions, reached } = by;
  if (isNoFailure(record.text)) return undefined;
  const clues: Clues = {
    ...cluesIn(record, cut, product),
    ...(isOfOldPlatform(record.text, versions) ? { oldPlatform: true } : {}),
    ownSocket: ownSocketOf(record, pasted),
    progress: progressBefore(pasted, record.from[0] ?? 0),
    before: () => pasted.slice(Math.max(0, (record.from[0] ?? 0) - CLOSELY), record.from[0] ?? 0),
    behind: () => {
      const end = (record.from.at(-1) ?? 0) + 1;
      return pasted.slice(end, end + CLOSELY);
    },
    named: () => onlyHostIn(pasted),
    reached,
    regionAround: () => onlyRegionIn(pasted),
    around: () => endedAround(pasted, record.from[0] ?? 0),
  };
  if (isAdvice(record.text, clues.text) || isUnchecked(clues)) return undefined;
  for (const pattern of patterns) {
    if (!fits(pattern, clues)) continue;
    if (isOutOfPlace(pattern, by)) return undefined;
    const findings = pattern
      .finds(clues)
      .map((finding) => lessSure(judged(finding, clues), clues, finding.clause?.decides.test(clues.text)))
      .map((finding) => elsewhere(finding, product));
    if (findings.length > 0 && !isRefuted(findings, clues))
      return ofOneMessage({ clues, pattern, findings }, pasted);
  }
  return undefined;
}

/** A call over a file of the machine; the file may stand in the lines behind the record. */
function ownSocketOf(record: TextRecord, pasted: string): OwnSocket | undefined {
  const end = (record.from.at(-1) ?? 0) + 1;
  const behind = pasted.slice(end, end + BEHIND);
  // Of a reading without blanks the pasted lines say more.
  const start = record.from[0] ?? 0;
  return [record.text, pasted.slice(start, end)]
    .map((one) => {
      const found = ownSocketIn(`${one}${behind}`);
      return found === undefined || found.at >= one.length ? undefined : found;
    })
    .find((found) => found !== undefined);
}

const BEHIND = 300;

/** The pattern speaks only in texts of a kind, of which this one is not. */
const isOutOfPlace = (
  pattern: TriedPattern,
  { concerns, toolAlone, buildAlone, contained, product }: Means,
): boolean =>
  (pattern.ofAnything === true && !concerns) ||
  (product === undefined &&
    ((pattern.ofContainer === true && !contained) ||
      (pattern.stems === true && buildAlone) ||
      (pattern.ofExit === true && toolAlone)));

/** Whether a record is quiet, of the form of no message, or of a failure over code alone. */
const isNoFailure = (record: string): boolean =>
  isQuiet(record) ||
  IN_ORDER.test(record) ||
  TEMPLATE.test(record) ||
  FRAME.test(record) ||
  ROW.test(record) ||
  isUnresolvedCode(record);

/** What PostgreSQL says of a part of it whenever it is stopped. */
const IN_ORDER =
  /\bbackground worker "logical replication launcher" \(PID \d{1,10}\) exited with exit code 1\b/i;

/** How much of the text before a record belongs to it. */
const CLOSELY = 600;

/** A frame of a stack and nothing else: the names of its functions are no outcome. */
const FRAME =
  /^(?:[[(]?[A-Za-z]{4,7}[\])]?:? ){0,2}[\w.:/\\~-]{3,300}\.(?:rb|py|js|php|go|java):\d{1,6}:in [^:]{1,120}$/;

/** A row of a list of checks: its name and how it went, and no word of why. */
const ROW = /^[^|]{1,60}\|\s{0,8}(?:check )?(?:failed|error|passed|ok|skipped|warning|not ok)\W{0,4}$/i;

/** A checker says that it cannot check something, and not that a call of its own failed: that is no failure of what was to be checked. */
const isUnchecked = ({ record, network, denial }: Clues): boolean =>
  network === undefined && denial === undefined && UNCHECKED.test(record.text);

const UNCHECKED =
  /\b(?:checker|check|script|tool|preflight|validator)\b[^.]{0,80}\b(?:does ?n[o']t|does not|do not|cannot|can't|unable to|not able to) (?:yet )?(?:support|validate|verify|check|test)\b[^.]{0,120}(?:\bvalidation\b|\bcheck|\bverif|\bshared\b|$)/i;

/** A message as documentation shows it: what went wrong is left open. */
const TEMPLATE =
  /: <(?:reason|cause)>(?!<)|\botherwise,? (?:it|this|that|the \w{1,30}) (?:will|would|may|might) (?:return|fail|throw|give|show|raise|stop|time out|be)\b/i;

/** A refusal is an answer: where one ends the chain, the path to the service is there. */
const isRefuted = ([first]: readonly Judged[], { denial }: Clues): boolean =>
  first?.cause === 'missing-endpoint' && denial !== undefined;

/**
 * A text that ends too early supports less: nothing is certain, and without a plain ending all is only possible. `whole`:
 * the clause that decides stands in it all the same.
 */
function lessSure(finding: Judged, clues: Clues, whole = false): Judged {
  const { cut, network, denial, status } = clues;
  if (!cut || finding.likelihood === 'possible') return finding;
  const plain =
    whole ||
    (network !== undefined && network !== 'unspecified' && !endsInWrapper(clues)) ||
    (denial !== undefined && denial !== 'unstated') ||
    (status !== undefined && denial === undefined);
  const likelihood = plain || finding.likelihood === 'certain' ? 'likely' : 'possible';
  return { ...finding, likelihood };
}

/** That nothing answers is only possible where no attempt without an answer stands in the text: not how a call ended, only that it failed. */
function withoutAttempt(explained: Explained): Explained {
  const { network, text, around } = explained.clues;
  if (network !== 'unspecified' || WAITED.test(text) || around?.() !== undefined) return explained;
  const findings = explained.findings.map((finding) =>
    finding.cause === 'missing-endpoint' ? { ...finding, likelihood: 'possible' as const } : finding,
  );
  return { ...explained, findings };
}

/**
 * A call to the same host or of the same output got through: no endpoint is missing. What was cut was most often a
 * connection that was kept open.
 */
function besideSuccess(explained: Explained, pasted: string): Explained {
  const { clues, findings } = explained;
  const { network, host } = clues;
  if (network === undefined || host === undefined || !FAILS_AT_TIMES.has(network)) return explained;
  if (!findings.some(({ cause }) => cause === 'missing-endpoint' || cause === 'network-path'))
    return explained;
  if (!hasSucceeded(courseOf(pasted), clues)) return explained;
  if (network !== 'reset') return nowAndThen(explained, host.name);
  return {
    ...explained,
    findings: [
      {
        cause: 'unknown-network',
        likelihood: 'possible',
        endpoints: [],
        cites: findings.find(({ cause }) => cause === 'network-path')?.cites ?? ['ecs-fargate-networking'],
        short: 'a connection that was open is closed',
        text: `A connection to ${host.name} was cut. The text tells of a call to it that succeeded, so there is a path, and no endpoint is missing for it: most often such a connection was kept open and idle, and one side closed it.`,
        fix: [
          'If the next attempt succeeds, nothing is to repair.',
          'If it comes often: let the client keep connections for a shorter time, or look for idle time-outs of a NAT gateway, firewall or proxy on the way.',
        ],
      },
    ],
  };
}

/** Ends of a call that another call to the same host need not have. */
const FAILS_AT_TIMES: ReadonlySet<NonNullable<Clues['network']>> = new Set([
  'reset',
  'timeout',
  'no-route',
  'unspecified',
]);

/** Calls to a host succeed and fail in one text: no endpoint is missing where the same caller made them. */
function nowAndThen(explained: Explained, host: string): Explained {
  const { findings, clues } = explained;
  const path = findings.find(({ cause }) => cause === 'network-path');
  return {
    ...explained,
    findings: [
      {
        cause: 'network-path',
        likelihood: 'possible',
        endpoints: [],
        cites: path?.cites ?? ['ecs-fargate-networking'],
        short: 'a path carries some calls and not others',
        text: `The call to ${host} ${endOf(clues)}. The text also tells of one to it that succeeded: where the same machine made both, it has a way there, and no endpoint is missing for it.`,
        fix: [
          'If the next attempt succeeds, nothing is to repair.',
          'If both came from different machines, tasks or subnets: compare their routes, security groups and the addresses that the name leads to.',
          'If it is one caller: look at what limits its way (the ports of a NAT gateway, a firewall, a network interface of the endpoint in one zone), and whether the name leads to several addresses of which one does not answer.',
        ],
      },
    ],
  };
}

/** Where another call of the same text got through over the internet, the path of this one is what is broken, and a missing endpoint only possible. */
function besideOtherWay(explained: Explained, pasted: string): Explained {
  const [first] = explained.findings;
  const path = explained.findings.find(({ cause }) => cause === 'network-path');
  if (first?.cause !== 'missing-endpoint' || path === undefined) return explained;
  const through = otherWayIn(pasted, explained.clues);
  if (through === undefined) return explained;
  const to = explained.clues.host?.name ?? explained.clues.address?.text;
  const own = to === undefined ? 'this call' : `the call to ${to}`;
  const proxied = namesProxy(pasted);
  const likely: Judged = {
    ...path,
    likelihood: first.likelihood === 'possible' || proxied ? 'possible' : 'likely',
    text: `The text shows a call that got through (\u201c${through}\u201d): ${
      proxied
        ? `it may have gone through the proxy that the text names, so that it shows no way of the subnet itself. What is seen is that ${own} did not get through.`
        : `the subnet has a way out, and ${own} did not get through on it.`
    }`,
    fix: [
      ...(proxied
        ? [
            'Look at the settings of the proxy (HTTP_PROXY, HTTPS_PROXY, NO_PROXY): whether this call is to go through it, and whether the proxy lets it through.',
          ]
        : []),
      `Look whether it lasts: a single attempt may have met a host that was busy. If it does, look at firewalls, network ACLs and the NAT gateway for what they drop on the way${to === undefined ? '' : ` to ${to}`}.`,
      ...path.fix,
    ],
  };
  const rest = explained.findings
    .filter((finding) => finding !== path)
    .map((finding) => ({ ...finding, likelihood: 'possible' as const }));
  return { ...explained, findings: [likely, ...rest] };
}

/** A message that ends before its outcome is likely to be about the same as another one of the text that got no answer. */
function besideAttempt(explained: Explained, _: number, all: readonly Explained[]): Explained {
  const [first] = explained.findings;
  if (first?.cause !== 'missing-endpoint' || first.likelihood !== 'possible') return explained;
  if (explained.clues.network !== undefined || explained.pattern.stems === true) return explained;
  const other = all.some(
    ({ clues: { network }, findings: [of] }) =>
      (network === 'timeout' || network === 'no-route') &&
      of?.cause === 'missing-endpoint' &&
      of.likelihood === 'likely' &&
      of.endpoints.some((service) => first.endpoints.includes(service)),
  );
  return other
    ? {
        ...explained,
        findings: [
          {
            ...first,
            likelihood: 'likely',
            text: `${first.text} Another message of the text shows a call of such a caller that got no answer.`,
          },
          ...explained.findings.slice(1),
        ],
      }
    : explained;
}

/** What another product met is certain only where AWS itself says which policy refused. */
const elsewhere = (finding: Judged, product: Product | undefined): Judged =>
  product !== undefined && finding.likelihood === 'certain' && finding.cause !== 'iam'
    ? { ...finding, likelihood: 'likely' }
    : finding;

/**
 * Words of two messages prove nothing together: what is certain rests on the message with the words that decide. Marks of
 * another one are no evidence, and where they name the call, nothing is certain.
 */
function ofOneMessage(explained: Explained, pasted: string): Explained {
  const { clues, pattern, findings } = explained;
  if (findings[0]?.likelihood !== 'certain') return explained;
  const decides = pattern.finds(clues)[0]?.clause?.decides ?? pattern.when;
  const { index = 0, 0: words = '' } = decides.exec(clues.text) ?? {};
  const isBeside = ({ at, length }: Clues['found'][number]): boolean =>
    isOneMessage(clues.record, Math.min(index, at), Math.max(index + words.length, at + length), pasted);
  const found = clues.found.filter(isBeside);
  const calls = clues.found.some((mark) => CALLED.has(mark.kind) && !found.includes(mark));
  const proven = !calls && isOneMessage(clues.record, index, index + words.length, pasted);
  if (proven && found.length === clues.found.length) return explained;
  return {
    ...explained,
    clues: { ...clues, found },
    findings: proven
      ? findings
      : findings.map((finding) =>
          finding.likelihood === 'certain' ? { ...finding, likelihood: 'likely' as const } : finding,
        ),
  };
}

/** Evidence that names the call. */
const CALLED: ReadonlySet<Evidence['kind']> = new Set(['host', 'address', 'action']);

/** A line that its own program does not take for a failure, and that tells of none. */
const isQuiet = (text: string): boolean => {
  const start = text.slice(0, 400).toLowerCase();
  return (
    /^[^a-z]{0,40}(?:level=["']?(?:info|debug|trace)\b|\[ ?(?:info|debug|trace)\]|(?:info|debug|trace)[ :|])/.test(
      start,
    ) &&
    !/error|fail|exception|denied|unable|cannot|could ?n[o']t|refused|time(?:d )?-?out|stopped|unauthori|forbidden|unreachable|no such|exited|rejected|insufficient|invalid/.test(
      text.toLowerCase(),
    )
  );
};

function fits(pattern: TriedPattern, clues: Clues): boolean {
  return (
    pattern.when.test(clues.text) &&
    (pattern.and === undefined || pattern.and.test(clues.text)) &&
    (pattern.unless === undefined || !pattern.unless.test(clues.text)) &&
    (pattern.given === undefined || pattern.given(clues))
  );
}

/** The level with which the line of a record begins: it may have been stripped off with the prefix. */
function levelOf({ clues: { record } }: Explained, pasted: string): string | undefined {
  const [start = 0] = record.from;
  const line = pasted.slice(Math.max(pasted.lastIndexOf('\n', start - 1) + 1, start - 120), start + 120);
  return levelFirst(line) ?? levelFirst(record.text);
}

/**
 * Among equals, errors that say how a call ended come first, and last those that name nobody who was called. `warned`: the
 * program only warned of it, and another message ended the program.
 */
const vagueness = (explained: Explained, warned: boolean): number =>
  (warned ? 1 : 0) + vagueByWords(explained);

const vagueByWords = ({ clues: { network, host, address }, findings: [first], pattern }: Explained): number =>
  (network === 'unspecified' ? 1 : 0) +
  (first?.cause === 'unknown-network' && host === undefined && address === undefined ? 2 : 0) +
  (pattern.stems === true && network === undefined ? 4 : 0);

/** A log repeats its errors: one of each call is enough. */
function distinctErrors(all: readonly Explained[]): readonly Explained[] {
  const once = new Map<string, Explained>();
  for (const explained of all.filter(
    (one) => !repeats(one, all) && !echoes(one, all) && !isStated(one, all) && !lacksTheSame(one, all),
  )) {
    const key = aboutOf(explained);
    const known = once.get(key);
    if (known === undefined || isPlainer(explained, known)) once.set(key, explained);
  }
  return [...once.values()].slice(0, MOST_ERRORS);
}

/**
 * A call within the machine that is refused says that nothing listens there; one that was late says less. And a line of the
 * agent that holds the refusal of the service says more than one that only tells that the handshake failed.
 */
const isPlainer = ({ clues: one, pattern }: Explained, { clues: other }: Explained): boolean =>
  (pattern.letIn === true && one.denial !== undefined && other.denial === undefined) ||
  (one.network === 'refused' &&
    other.network === 'timeout' &&
    one.address?.kind === 'loopback' &&
    one.address.text === other.address?.text &&
    one.port === other.port);

/** The cause, what cures it, and the call that it is about. */
function aboutOf({ findings: [first], clues: { action, host, denial }, pattern }: Explained): string {
  const called =
    action?.name ??
    (host?.service === undefined ? host?.name : `${host.service} ${host.region ?? ''}`) ??
    pattern.id;
  // Of several requests that are refused each names what was asked for.
  const names =
    pattern.eachRequest === true ||
    (denial === 'unstated' && action === undefined && pattern.eachRequest === 'refused');
  const asked = names ? first?.text : undefined;
  return [first?.cause, first?.endpoints.join(), called, asked].join(' ');
}

/** That something was not created, sent or delivered, and nothing of why. */
const ECHO =
  /\b(?:failed|unable|could not|cannot|error) (?:to )?(?:be )?(?:creat|send|sent|flush|put|deliver|upload|writ|export|retr|publish)|\bcannot be retried\b|\b(?:dropping|discarding) \w/;

/** The output of a log router that speaks. */
const OUTPUT = /\[output:(\w{2,40})|output=(\w{2,40}?)\.\d/;

const outputOf = (text: string): string | undefined => {
  const [, before, behind] = OUTPUT.exec(text) ?? [];
  return before ?? behind;
};

/** A line that names no output may be of any. */
const isSameOutput = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || other === undefined || one === other;

/** Whether a record only says that what a record before it explains went wrong: the same program, and no reason of its own. */
function echoes({ clues, findings: [first] }: Explained, all: readonly Explained[]): boolean {
  const { record, text, network, denial, status, host, address, carriers } = clues;
  if (first?.cause !== 'unknown-network' && first?.cause !== 'runtime') return false;
  if (network !== undefined || denial !== undefined || status !== undefined) return false;
  if (host !== undefined || address !== undefined || !ECHO.test(text)) return false;
  return all.some(
    (other) =>
      (other.clues.record.from[0] ?? 0) < (record.from[0] ?? 0) &&
      other.findings[0]?.cause !== first.cause &&
      carriers.some(({ id }) => other.clues.carriers.some((carrier) => carrier.id === id)) &&
      isSameOutput(outputOf(text), outputOf(other.clues.text)),
  );
}

/** A call of which only is said that it failed, where another record states why its host is not reached. */
const isStated = ({ pattern, clues }: Explained, all: readonly Explained[]): boolean =>
  pattern.states !== true &&
  clues.network === 'unspecified' &&
  clues.host !== undefined &&
  all.some(({ pattern: other, clues: of }) => other.states === true && of.host?.name === clues.host?.name);

/** That credentials are missing, said by nobody in particular, where a program that is known says it in the same words. */
const lacksTheSame = ({ clues }: Explained, all: readonly Explained[]): boolean =>
  clues.noCredentials &&
  clues.carriers.length === 0 &&
  clues.host === undefined &&
  all.some(
    ({ clues: other }) =>
      other.noCredentials &&
      other.carriers.length > 0 &&
      lackOf(other) === lackOf(clues) &&
      other.caller !== 'application',
  );

/** The words that say that there are none. */
const lackOf = ({ found, text }: Clues): string | undefined =>
  found
    .filter(({ kind }) => kind === 'outcome')
    .map(({ at, length }) => text.slice(at, at + length))
    .at(-1);

/** Read from stems alone, without a host of its own: what another record says of the same call in words that are known. */
const repeats = ({ pattern, clues, findings: [first] }: Explained, all: readonly Explained[]): boolean =>
  pattern.stems === true &&
  clues.network === undefined &&
  clues.host === undefined &&
  clues.address === undefined &&
  all.some(
    (other) =>
      other.pattern.stems !== true &&
      other.findings.some(
        ({ cause, endpoints }) => cause === first?.cause && endpoints.join() === first?.endpoints.join(),
      ),
  );

interface Placed {
  readonly cause: DiagnosedCause;
  readonly of: Explained;
}

/** Whom its sentences may speak of. */
const partiesOf = ({ findings: [first] }: Explained, inText: Parties): Parties =>
  withKnown(inText, first?.text ?? '');

function causesOf(
  explained: Explained,
  text: string,
  inText: Parties,
  circumstances: Circumstances,
): readonly Placed[] {
  const { clues, pattern, findings } = explained;
  const seen = {
    ...(clues.region === undefined ? {} : { region: clues.region }),
    ...(clues.host === undefined || clues.host.partial === true
      ? {}
      : { host: withoutRedaction(clues.host.name) }),
    ...(clues.address === undefined ? {} : { address: clues.address.text }),
  };
  const evidence = evidenceOf(explained, text);
  const product = clues.product === undefined ? '' : ` ${ofProduct(clues.product)}`;
  const parties = partiesOf(explained, inText);
  const answered = clues.network === 'proxy' || isReached(clues.network);
  return findings.map(({ cites, short, ...finding }, index) => ({
    cause: {
      ...finding,
      text: `${withParties(fitted(withoutRedaction(finding.text), circumstances), parties)}${besides(finding, circumstances)}${index === 0 ? `${triedBy(clues)}${product}` : ''}`,
      fix: finding.fix.map((one) => withParties(fitted(withoutRedaction(one), circumstances), parties)),
      heading: withParties(headingOf(finding.cause, finding.likelihood, short), parties),
      ...seen,
      citations: citedFor(finding.cause, cites ?? pattern.cites, parties, answered).map((id) => {
        const { title, url } = citationOf(id);
        return { title, url };
      }),
      evidence,
      rule: pattern.id,
    },
    of: explained,
  }));
}

/** Where the text names endpoints that are there, that one is missing is only possible. */
const besideEndpoint = (explained: Explained, { endpoints }: Circumstances): Explained =>
  endpoints === undefined
    ? explained
    : {
        ...explained,
        findings: explained.findings.map((finding) =>
          finding.cause === 'missing-endpoint' && finding.likelihood === 'likely'
            ? { ...finding, likelihood: 'possible' as const }
            : finding,
        ),
      };

/** What the text says of endpoints, beside one that may be missing. */
const besides = ({ cause, endpoints }: Judged, { endpoints: named }: Circumstances): string =>
  named !== undefined && cause === 'missing-endpoint' && endpoints.length > 0 ? besideEndpoints(named) : '';

/** Whom the client tried, where that were several. */
const triedBy = ({ tried }: Clues): string =>
  tried.length < 2 ? '' : ` The client tried ${tried.length} addresses: ${tried.join(', ')}.`;

/** What people put in the place of a Region is read as `hidden-region`; nobody wrote that. */
const withoutRedaction = (said: string): string => said.replaceAll('hidden-region', 'REGION');

/** From the beginning of the first word to the end of the last, a word with dashes being one: what a pattern found may begin within a word. */
function wholeWords(
  text: string,
  start: number,
  length: number,
): { readonly at: number; readonly length: number } {
  const before = /[\w-]{0,40}$/.exec(text.slice(Math.max(0, start - 40), start))?.[0].length ?? 0;
  const after = /^[\w-]{0,40}/.exec(text.slice(start + length, start + length + 40))?.[0].length ?? 0;
  return { at: start - before, length: before + length + after };
}

/**
 * A mark that begins or ends within a word, to the ends of that word: one that begins or ends with a sign stays as it is
 * there, and a dash ends a word, so that no more is shown than was read.
 */
function toEndsOfWords(
  text: string,
  at: number,
  length: number,
): { readonly at: number; readonly length: number } {
  const before = /^\w/.test(text[at] ?? '')
    ? (/\w{0,40}$/.exec(text.slice(Math.max(0, at - 40), at))?.[0].length ?? 0)
    : 0;
  const after = /\w/.test(text[at + length - 1] ?? '')
    ? (/^\w{0,40}/.exec(text.slice(at + length, at + length + 40))?.[0].length ?? 0)
    : 0;
  return { at: at - before, length: before + length + after };
}

/** That something failed, and nothing of it: such words alone decide nothing. */
const SAYS_NOTHING =
  /^(?:errors?|exceptions?|fail(?:ed|ure|s)?|fail to|warn(?:ing)?|unable|cannot|could not|timeout|connect)$/;

/** The words without which the answer would be another: those of a limit, of the clause that decides, else those by which the pattern was found. */
function decidingIn({
  clues,
  pattern,
  findings: [first],
}: Explained): { readonly at: number; readonly words: string } | undefined {
  const limit = first?.cause === 'rate-limit' ? tooOftenIn(clues.text) : undefined;
  if (limit !== undefined) return limit;
  const own = placeOf(pattern.when, clues.text);
  const speaker = clues.found.find(({ kind }) => kind === 'carrier');
  // Who speaks decides nothing.
  const within =
    own !== undefined &&
    speaker !== undefined &&
    own.at >= speaker.at &&
    own.at + own.words.length <= speaker.at + speaker.length;
  const decides = within ? pattern.finds(clues)[0]?.clause?.decides : undefined;
  const clause = decides === undefined ? undefined : placeOf(decides, clues.text);
  return clause !== undefined && clause.words.length <= LONGEST_CLAUSE ? clause : own;
}

const LONGEST_CLAUSE = 200;

function placeOf(words: RegExp, text: string): { readonly at: number; readonly words: string } | undefined {
  const found = words.exec(text);
  return found === null ? undefined : { at: found.index, words: found[0] };
}

const NO_ANSWER = 'nothing answered in time';

/** A database knows users of its own, and no policies of AWS. */
const BY_POLICY = /; by which policy is not said$/;

const isOfDatabase = ({ pattern }: Explained): boolean => familyOf(pattern) === 'databases';

/** Somebody waited, and called nobody, or nobody of whose call the end is told. */
const isOfWait = ({ clues, pattern }: Explained): boolean =>
  pattern.waits === 'whomever' ||
  (pattern.waits === true && clues.host === undefined && clues.address === undefined);

/** The words as they were pasted. A pattern that rests on words of its own shows them as the outcome. */
function evidenceOf(explained: Explained, text: string): readonly Evidence[] {
  const { clues, pattern } = explained;
  const own = decidingIn(explained);
  const vague = clues.network === 'unspecified' && pattern.needs.includes('words');
  const shown = clues.found.some(({ kind }) => kind === 'outcome') && !vague;
  const marks =
    shown ||
    own === undefined ||
    own.words.length < 2 ||
    (clues.found.length > 0 && SAYS_NOTHING.test(own.words))
      ? clues.found
      : [
          ...clues.found,
          {
            kind: 'outcome' as const,
            ...wholeWords(clues.text, own.at, own.words.length),
            says: 'the words that decide',
          },
        ];
  return marks
    .map(({ kind, at, length, says }) => {
      const words =
        kind === 'outcome' || kind === 'carrier' ? toEndsOfWords(clues.text, at, length) : { at, length };
      const { start, end } = spanOf(clues.record, words.at, words.at + words.length);
      const of =
        says === NO_ANSWER && isOfWait(explained)
          ? 'a time was over'
          : isOfDatabase(explained)
            ? says.replace(BY_POLICY, '')
            : says;
      return { kind, text: text.slice(start, end), says: of, start, end };
    })
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Most likely first, in the order of the text among equals; of an error, and of a host, the same cause with the same cure only once. */
function ranked(causes: readonly Placed[]): readonly Placed[] {
  const once: Placed[] = [];
  for (const likelihood of ORDER)
    for (const placed of causes) {
      const { cause, of } = placed;
      const known = once.some(
        (other) =>
          (other.of === of || (cause.host !== undefined && other.cause.host === cause.host)) &&
          other.cause.cause === cause.cause &&
          other.cause.endpoints.join() === cause.endpoints.join(),
      );
      if (cause.likelihood === likelihood && !known) once.push(placed);
    }
  return once.slice(0, MOST_DIAGNOSES);
}

function errorsOf(
  placed: readonly Placed[],
  inText: Parties,
  circumstances: Circumstances,
): readonly DiagnosedError[] {
  const groups = new Map<Explained, number[]>();
  placed.forEach(({ of }, index) => {
    groups.set(of, [...(groups.get(of) ?? []), index]);
  });
  return [...groups].map(([explained, diagnoses]) => {
    const { record } = explained.clues;
    // What is said of another error too stands only there.
    const shown = diagnoses.flatMap((at) => placed[at]?.cause ?? []);
    const next = nextCheck({ clues: explained.clues, findings: shown });
    return {
      title: record.text.replace(/^(?:- |[A-Z]{1,8}\] )/, '').slice(0, LONGEST_TITLE),
      ...spanOf(record, 0, record.text.length),
      diagnoses,
      ...(next === undefined
        ? {}
        : {
            next: {
              ...next,
              text: withParties(fitted(next.text, circumstances), partiesOf(explained, inText)),
            },
          }),
    };
  });
}
