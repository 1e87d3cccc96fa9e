/** What one record says: the first pattern that fits, and how sure its findings may be. */
import { isOneMessage } from './apart.ts';
import { isUnresolvedCode } from './builds.ts';
import { progressBefore } from './calls.ts';
import { type Clues, cluesIn, isOfOldPlatform, onlyHostIn, onlyRegionIn } from './clues.ts';
import type { Evidence } from './diagnosis.ts';
import { endsInWrapper } from './endings.ts';
import type { Explained } from './explained.ts';
import type { reachedIn } from './other-way.ts';
import { endedAround } from './outcomes.ts';
import { type OwnSocket, ownSocketIn } from './own-socket.ts';
import type { TriedPattern } from './patterns/index.ts';
import type { Product } from './product.ts';
import { type Judged, judged } from './proof.ts';
import type { TextRecord } from './records.ts';
import { isAdvice } from './shape.ts';

/** With what a record is read: the patterns that are tried, and whose the whole text is. */
export interface Means {
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

/** What a record says by the first pattern that fits it; none, where it tells of no failure or the pattern is out of place there. */
export function recognise(record: TextRecord, cut: boolean, by: Means): Explained | undefined {
  const { patterns, product, pasted, versions, reached } = by;
  if (isNoFailure(record.text)) return undefined;
  const clues: Clues = {
    ...cluesIn(record, cut, product),
    ...(isOfOldPlatform(record.text, versions) ? { oldPlatform: true } : {}),
    ownSocket: ownSocketOf(record, pasted),
    progress: progressBefore(pasted, record.from[0] ?? 0),
    before: () => pasted.slice(Math.max(0, (record.from[0] ?? 0) - CLOSELY), record.from[0] ?? 0),
    behind: () => pasted.slice((record.from.at(-1) ?? 0) + 1).slice(0, CLOSELY),
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
export function ownSocketOf(record: TextRecord, pasted: string): OwnSocket | undefined {
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
  isInOrder(record) ||
  TEMPLATE.test(record) ||
  FRAME.test(record) ||
  ROW.test(record) ||
  LABEL.test(record) ||
  isUnresolvedCode(record);

/** What programs say of a part of them whenever they start or stop, and go on: PostgreSQL, the agents of AWS Systems Manager and Amazon ECS. */
const IN_ORDER =
  /\bbackground worker "logical replication launcher" \(PID \d{1,10}\) exited with exit code 1\b|\bError occurr?ed fetching the seelog config file path:? .{0,200}?(?:no such file or directory|cannot find the (?:file|path) specified)|\bError adding the directory '[^']{1,200}' to watcher: no such file or directory|\bfailed to read runtime config '[^']{1,100}': open .{1,200}?: no such file or directory|\bCould not read InstanceFingerprint file: InstanceFingerprint does not exist|\b(?:Driver|Instance) log level mapping not found\b/gi;

/** A record that says such a thing, and of no other failure. */
function isInOrder(record: string): boolean {
  const rest = record.replace(IN_ORDER, ' ');
  return rest !== record && !FAILS.test(rest);
}

const FAILS =
  /\berrors?\b(?! ?=)(?<!level=error|^\W{0,4}error)|\bfail|\bunable\b|\bcan ?not\b|\bcould not\b|\bdenied\b|\brefused\b|time(?:d )?-?out|\bexception\b|\binvalid\b/i;

/** How much of the text before a record belongs to it. */
export const CLOSELY = 600;

/** A frame of a stack and nothing else: the names of its functions are no outcome. */
const FRAME =
  /^(?:[[(]?[A-Za-z]{4,7}[\])]?:? ){0,2}[\w.:/\\~-]{3,300}\.(?:rb|py|js|php|go|java):\d{1,6}:in [^:]{1,120}$/;

/** A row of a list of checks: its name and how it went, and no word of why. */
const ROW = /^[^|]{1,60}\|\s{0,8}(?:check )?(?:failed|error|passed|ok|skipped|warning|not ok)\W{0,4}$/i;

/** What the console writes over the reason of a task: alone it says nothing of why. */
const LABEL = /^[\s"'>*#-]{0,8}task failed to start[\s"'.*]{0,8}$/i;

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
export function lessSure(finding: Judged, clues: Clues, whole = false): Judged {
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
    !/error|fail|exception|denied|unable|cannot|could ?n[o']t|refused|time(?:d )?-?out|stopped|unauthori|forbidden|unreachable|no such|exited|rejected|insufficient|invalid|\bdied due to\b/.test(
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
