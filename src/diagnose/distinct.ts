/** Which of the errors of a text are told, and in which order. */
import { serviceIn } from './called.ts';
import type { Clues } from './clues.ts';
import { aboutOf, type Explained } from './explained.ts';
import { levelFirst } from './levels.ts';
import { CLOSELY } from './one-record.ts';

export const MOST_ERRORS = 8;

/** Ends of a call that no other failure brings about. */
const OF_THEIR_OWN: ReadonlySet<Clues['network']> = new Set([
  'untrusted-certificate',
  'name-resolution',
  'proxy',
]);

/** A call to a service that ended in a way of its own, which none of the others shows. */
const endsOfItsOwn = (one: Explained, chosen: readonly Explained[]): boolean =>
  OF_THEIR_OWN.has(one.clues.network) &&
  serviceIn(one.clues) !== undefined &&
  chosen.every(({ clues: { network } }) => network !== one.clues.network);

/** A call to an address of its own, as of a database, whose end the text tells: another failure than those of the services. */
const callsItsOwn = (
  { clues: { host, address, network }, pattern }: Explained,
  chosen: readonly Explained[],
): boolean =>
  pattern.stems !== true &&
  host === undefined &&
  address?.port !== undefined &&
  address.kind !== 'loopback' &&
  address.kind !== 'link-local' &&
  network !== undefined &&
  network !== 'unspecified' &&
  chosen.every(({ clues }) => clues.address?.text !== address.text);

/** The sign of an item in a numbered list: whoever numbers errors counts each of them. */
const NUMBERED = /^\(?\d{1,2}[.)]\s/;

const isItem = ({ clues: { record } }: Explained): boolean => NUMBERED.test(record.text);

/** Errors besides, however little is said of them. */
export const besideThose = (all: readonly Explained[], chosen: readonly Explained[]): readonly Explained[] =>
  distinctErrors(
    all.filter(
      (one) =>
        !chosen.includes(one) &&
        (endsOfItsOwn(one, chosen) ||
          callsItsOwn(one, chosen) ||
          (isItem(one) && one.pattern.stems !== true && chosen.some(isItem))),
    ),
  ).map((one) => ({
    ...one,
    findings: one.findings.map((finding) => ({ ...finding, likelihood: 'possible' as const })),
  }));

/** The level with which the line of a record begins: it may have been stripped off with the prefix. */
export function levelOf({ clues: { record } }: Explained, pasted: string): string | undefined {
  const [start = 0] = record.from;
  const line = pasted.slice(Math.max(pasted.lastIndexOf('\n', start - 1) + 1, start - 120), start + 120);
  return levelFirst(line) ?? levelFirst(record.text);
}

/**
 * Among equals, errors that say how a call ended come first, and last those that name nobody who was called. `warned`: the
 * program only warned of it, and another message ended the program.
 */
export const vagueness = (explained: Explained, warned: boolean): number =>
  (warned ? 1 : 0) + vagueByWords(explained);

const vagueByWords = ({ clues: { network, host, address }, findings: [first], pattern }: Explained): number =>
  (network === 'unspecified' ? 1 : 0) +
  (first?.cause === 'unknown-network' && host === undefined && address === undefined ? 2 : 0) +
  (pattern.stems === true && network === undefined ? 4 : 0);

/** A log repeats its errors: one of each call is enough. */
export function distinctErrors(all: readonly Explained[]): readonly Explained[] {
  const once = new Map<string, Explained>();
  for (const explained of all.filter(
    (one) =>
      !repeats(one, all) &&
      !isQuoted(one, all) &&
      !echoes(one, all) &&
      !isStated(one, all) &&
      !lacksTheSame(one, all) &&
      !wrapsInner(one, all),
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

/**
 * That a pool of connections could not be filled, and nothing of why, with the error of a service of AWS directly behind it: that
 * one is the inner error, and no database was called.
 */
const wrapsInner = ({ pattern, clues, findings: [first] }: Explained, all: readonly Explained[]): boolean =>
  pattern.wraps === true &&
  first?.likelihood === 'possible' &&
  clues.network === undefined &&
  clues.host === undefined &&
  all.some(({ pattern: other, clues: inner }) => {
    const behind = (inner.record.from[0] ?? 0) - (clues.record.from.at(-1) ?? 0);
    return (
      behind > 0 &&
      behind <= CLOSELY &&
      other.stems !== true &&
      (inner.service !== undefined || inner.host?.service !== undefined || other.implies !== undefined) &&
      /exception|error/.test(inner.text)
    );
  });

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

/** Read from stems alone, and quoted already as the words with which another record ended. */
const isQuoted = ({ pattern, clues: { record } }: Explained, all: readonly Explained[]): boolean =>
  pattern.stems === true &&
  all.some(
    ({ pattern: other, findings: [first] }) =>
      other.stems !== true && first?.text.includes(`\u201c${record.text.slice(0, LONGEST_QUOTED)}`) === true,
  );

const LONGEST_QUOTED = 60;

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
