/**
 * Failures of the past: the same call succeeded later in the text. What is only in the past needs no cure, and an answer
 * would send people after it.
 */
import type { Clues } from './clues.ts';

/** A line that tells of a success. */
const SUCCESS =
  /\b(?:re)?connected\b|\bconnection (?:re-?)?(?:established|restored|succeeded|ok)\b|\bsucce(?:eded|ssful(?:ly)?|ss)\b|\brecovered\b|\b(?:re-?)?established\b|\brestored\b|\bresumed\b|\bregistered\b|\b(?:pull|download|upload|push|sync|retry|request|call|import|export|backup|flush) (?:is )?(?:complete|completed|finished|done|succeeded|ok)\b|\b(?:downloaded|pulled|uploaded|delivered|flushed|published)\b|\bcreated\b|\b(?:is|are) (?:now )?(?:healthy|reachable|available|ready|up|back)\b|\bback (?:online|up|to normal)\b|\bsteady state\b|\b(?:status|http\/[\d.]{1,3}|->|code)[ =:"]{0,4}20[0-4]\b|\b(?:get|post|put|head|delete|patch) "?https?:\/\/\S{3,200} 20[0-4]\b/;

/** Participles of a success, as they also stand in names and before what they describe. */
const DONE =
  '(?:connected|established|restored|registered|downloaded|pulled|uploaded|delivered|flushed|published|created)';

/**
 * A participle that tells of nothing done: before the thing that another word does something with (`Downloading published
 * md5sum`, `no connected host`), and in a name or a path (`jobs-published`, `/uploaded/x`).
 */
const DESCRIBES = new RegExp(
  [
    String.raw`(?<=\b(?!(?:be|hav)ing\b)(?:[a-z]{3,20}ing|the|an?|of|any|all|each|last|its|from|to|for|no) )${DONE} (?!(?:to|in|at|after|from|with|for|on|by|as|via|over|and|successfully|again|ok)\b)(?=[a-z"'(]|https?:)`,
    String.raw`(?<=[a-z0-9][-_/]|[a-z0-9]\/|^\/| \/)${DONE}\b|\b${DONE}(?=[-_/][a-z0-9])`,
  ].join('|'),
  'gi',
);

/** A line without the participles that only describe. */
export const withoutDescribing = (line: string): string => line.replace(DESCRIBES, '…');

/** How machines and networks are joined, and no connection that was made just then: `connected to AWS through Direct Connect`. */
const JOINED =
  /\bconnected (?:(?:to|with|back to) [\w .'-]{1,60} )?(?:via|through|over|by|using|with) (?:an? |the |our |its )?(?:[\w-]{1,30} ){0,3}(?:vpn|direct ?connect|dx|privatelink|transit ?gateway|tgw|peering|site-to-site|mpls|tunnel|vpc)\b/g;

const NOT_SUCCESS =
  /\b(?:not|never|no longer|unable|cannot|without|waiting|until|should|could|if|un\w{3,12}|dis\w{3,12}|fail\w{0,4}|err(?:or)?s?|refused|denied|timed? ?out|timeout|retrying|giving up|exception|0 (?:of|succeeded)|ka connection)\b|n't\b/;

/** Words of a success that only follow a failure: they name it by themselves. */
const REPAIR =
  /\b(?:reconnected|recovered|re-?established|restored|resumed|back (?:online|up|to normal))\b|\b(?:succeeded|successful(?:ly)?|connected|ok|worked|passed|completed?|established|done)\b.{0,60}\b(?:attempts?|retr(?:y|ies)|tries|try)\b|\b(?:attempt|retry|try)\b[ #]{0,2}(?:\d{1,3}(?: ?(?:\/|of) ?\d{1,3})?)?:? ?(?:has |was )?(?:succeeded|successful|ok|passed|worked|connected)\b/;

/** What a failure was about, and the word with which its success is told. */
const PAIRS: readonly (readonly [RegExp, RegExp])[] = [
  [
    /connect|dial|handshake|websocket/,
    /\b(?:re)?connected\b|\bconnection\b.{0,200}\b(?:re-?)?(?:established|restored|succeeded|ok)\b/,
  ],
  [/register/, /\bregistered\b/],
  [
    /pull|manifest|image/,
    /\b(?:pulled|downloaded)\b|\bpull(?:ing)? (?:is )?(?:complete|completed|done|succeeded)\b/,
  ],
  [/download|fetch/, /\b(?:downloaded|fetched)\b/],
  [
    /upload|put ?object|push|flush|send|deliver|publish|export/,
    /\b(?:uploaded|flushed|sent|delivered|published|exported)\b|\b(?:upload|flush|push|export|delivery) (?:succeeded|complete|completed|done|ok)\b/,
  ],
  [/health|unhealthy/, /\b(?:is|are) (?:now )?healthy\b|\bsteady state\b/],
];

/** Where packages come from, and what their tools print once they have them all. */
const FETCHED: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\brubygems\.org\b/,
    /\bbundle complete!|\bbundled gems are installed\b|\bsuccessfully installed [\w-]{1,80}-\d/,
  ],
  [/\b(?:pypi\.org|pythonhosted\.org)\b/, /\bsuccessfully installed [\w.-]{1,80}-\d/],
  [
    /\bregistry\.(?:npmjs\.org|yarnpkg\.com)\b/,
    /\b(?:added|installed|audited) \d{1,6} packages?\b|^\W{0,4}done in \d/,
  ],
  [
    /\b(?:debian\.org|ubuntu\.com|debian\.net)\b/,
    /^\W{0,4}fetched [\d.,]{1,12} [kmg]?b in \d|^reading package lists\.\.\. ?done/,
  ],
  [/\balpinelinux\.org\b/, /^ok: [\d.]{1,12} [kmg]ib in \d{1,6} packages/],
  [/\b(?:amazonlinux\.com|amazonlinux-\d|centos\.org|fedoraproject\.org|redhat\.com)\b/, /^complete!/],
];

/** Whether a line tells that a tool has all packages. */
const isFetched = (line: string): boolean => FETCHED.some(([, done]) => done.test(line));

/** What was not there may be made: a thing of the same kind, and not what a task is made of. */
const NOT_THERE = /not found|no such|does not exist/;
const THING = String.raw`\b(log[ -]?groups?|log[ -]?streams?|repositor(?:y|ies)|buckets?|secrets?|parameters?|queues?|tables?|topics?|clusters?|roles?|streams?|databases?|director(?:y|ies)|files?|keys?|index(?:es)?|endpoints?|namespaces?|services?)\b`;
const MADE = new RegExp(String.raw`${THING}.{0,120}\bcreated\b|\bcreated\b.{0,60}${THING}`);

/** Whether a line tells that such a thing was made as was missing. */
function isMade(success: string, failure: string): boolean {
  const [, before, behind] = MADE.exec(success) ?? [];
  const thing = (before ?? behind ?? '').replace(/(?:ies|y|(?<=index)es|s)$/, '').replace(/[ -]/, '');
  return (
    thing !== '' &&
    NOT_THERE.test(failure) &&
    !/\bcontainer|\bmapping\b/.test(success) &&
    failure.replace(/(log)[ -]/g, '$1').includes(thing)
  );
}

/** That it goes wrong still. */
const FAILS =
  /\b(?:errors?|failed|failing|fails|failure|unable|cannot|could not|no such|not found|denied|refused|timed out|timeout|does not exist|giving up)\b|exception\b|n't\b/;

/** Events of a service are listed with the newest first. */
const EVENT_OF_SERVICE = /\(service [\w-]{1,255}\)/;

/** A time as text that sorts; consoles may list the newest first. */
const timeIn = (line: string): string | undefined =>
  /\d{4}[-/]\d\d[-/]\d\d[t ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?/.exec(line)?.[0].replaceAll('/', '-');

const RESOLVED =
  /\b(?:this|the) incident (?:has been|was|is)(?: now)? resolved\b|^\W{0,4}resolved\W{1,6}(?:this|the|all|\d)/;

const MOST_LINES = 4_000;
const MOST_TEXT = 262_144;
/** So many lines are looked through for a failure behind a success. */
const MOST_FAILURES = 1_000;

/** The lines of a text in lower case, and those that tell of a success. */
interface Course {
  readonly lines: readonly string[];
  readonly successes: readonly number[];
  /** Those that tell of a failure. */
  readonly failures: readonly number[];
  /** A page of incidents says so of the whole. */
  readonly resolved: boolean;
}

/** How things went: read once for a text. */
export function courseOf(text: string): Course {
  const lines = text.slice(0, MOST_TEXT).toLowerCase().replaceAll('\\n', '\n').split('\n', MOST_LINES);
  const successes = lines.flatMap((line, index) => {
    const start = withoutDescribing(line.slice(0, 600)).replace(JOINED, '…');
    const told = SUCCESS.test(start) && !NOT_SUCCESS.test(start.replace(REPAIR, ''));
    return told || isFetched(line.slice(0, 600)) ? [index] : [];
  });
  const failures = successes.length === 0 ? [] : lines.flatMap((line, index) => (fails(line) ? [index] : []));
  return {
    lines,
    successes: successes.slice(-60),
    failures: failures.slice(-MOST_FAILURES),
    resolved: lines.some((line) => RESOLVED.test(line)),
  };
}

/** Where only stems tell how a call ended, its line is known by its first words. */
const BEGINNING = 60;

/** Whether the call of a record succeeded after the last time that it failed. */
export function isSettled({ lines, successes, failures, resolved }: Course, clues: Clues): boolean {
  if (resolved && timeIn(clues.record.text.toLowerCase()) === undefined) return true;
  if (successes.length === 0) return false;
  const mark = clues.found.find(({ kind }) => kind === 'outcome' || kind === 'status');
  const words =
    mark === undefined ? clues.text.slice(0, BEGINNING) : clues.text.slice(mark.at, mark.at + mark.length);
  const last = lastOf(lines, words, clues);
  if (last < 0 || EVENT_OF_SERVICE.test(clues.text)) return false;
  if (hasAllPackages({ lines, successes, failures }, last, clues)) return true;
  const failed = timeIn(lines[last] ?? '');
  // A traceback prints the error, and a log line behind it says it again, with the names of who called.
  const again = clues.host !== undefined && isCopied(lines[last] ?? '', clues.text, words, clues.host.name);
  const told = again ? { ...clues, text: `${clues.text} ${lines[last] ?? ''}` } : clues;
  const behind = successes.filter((at) => {
    const line = lines[at] ?? '';
    const earlier = failed !== undefined && (timeIn(line) ?? failed) < failed;
    const elsewhere = timeIn(line) === undefined && isByHand(lines, at) && !isByHand(lines, last);
    return at > last && !earlier && !elsewhere && isOfSameCall(line, told);
  });
  if (behind.length === 0) return false;
  const names = namesIn(told.text);
  const later = failures.filter((at) => at > last && holdsOne(startOf(lines[at]), names));
  return behind.some((at) => {
    const both = namesIn(lines[at] ?? '');
    return !later.some((one) => one > at && holdsOne(startOf(lines[one]), both));
  });
}

/** Whether a tool had all packages after it failed to fetch one, and did not fail once more with the host of the registry. */
function hasAllPackages(
  { lines, successes, failures }: Pick<Course, 'lines' | 'successes' | 'failures'>,
  last: number,
  { text, host }: Clues,
): boolean {
  const done = FETCHED.filter(([from]) => from.test(text));
  return (
    host !== undefined &&
    successes.some((at) => at > last && done.some(([, words]) => words.test(startOf(lines[at])))) &&
    !failures.some((at) => at > last && startOf(lines[at]).includes(host.name))
  );
}

/** The last line in which the call of a record ended so: where such a line names the host, those of other hosts are no end of it. */
function lastOf(lines: readonly string[], words: string, { host }: Clues): number {
  const own =
    host === undefined ? -1 : lines.findLastIndex((line) => line.includes(words) && line.includes(host.name));
  return own >= 0 ? own : lines.findLastIndex((line) => line.includes(words));
}

const LONGEST_COPY = 400;

/** Whether a line holds an error of a record again: how it ended and the host, with all that stands between them. */
function isCopied(line: string, text: string, words: string, host: string): boolean {
  const ended = text.indexOf(words);
  const named = text.indexOf(host, text.includes(host, ended) ? ended : 0);
  if (ended < 0 || named < 0) return false;
  const copy = text.slice(Math.min(ended, named), Math.max(ended + words.length, named + host.length));
  return copy.length <= LONGEST_COPY && line.includes(copy);
}

const startOf = (line = ''): string => line.slice(0, 600);

const fails = (line: string): boolean =>
  FAILS.test(startOf(line).replace(/\b0 (?:errors?|failed|failures)\b/g, ''));

/** The stream over which Envoy gets its configuration; the proxy of Istio names the server only where it is connected. */
const XDS = /\bxds\w{0,8}\b|\benvoy config\b|\bgrpc config stream\b/;

/** Somebody calls by hand: a prompt of a shell with a command that calls. */
const BY_HAND =
  /^.{0,80}?[$#>] ?(?:sudo )?(?:curl|wget|nc|ncat|telnet|openssl|dig|nslookup|host|ping|traceroute|aws|kubectl exec|docker (?:exec|run))\b/;
const LINES_OF_COMMAND = 16;

/** Whether a line is of the output of such a command. */
const isByHand = (lines: readonly string[], at: number): boolean =>
  lines.slice(Math.max(0, at - LINES_OF_COMMAND), at + 1).some((line) => BY_HAND.test(line.slice(0, 200)));

function isOfSameCall(success: string, clues: Clues): boolean {
  const { host, address, text, hosts } = clues;
  const others = hostsOf(success).filter((name) => !hosts.some((one) => one.name === name));
  const names = [host?.name, address?.text].filter((name) => name !== undefined);
  if (names.some((name) => success.includes(name)) && SUCCESS.test(success)) return true;
  if (XDS.test(text) && /\bconnected to upstream xds server\b/.test(success)) return true;
  if (others.length > 0) return false;
  if (REPAIR.test(success)) return true;
  if (/\bregister/.test(text) && /\bregistered (?:as a )?container instance/.test(success)) return true;
  const done = PAIRS.some(([failed, word]) => failed.test(text) && word.test(success));
  return (done || isMade(success, text)) && holdsOne(text, namesIn(success));
}

/** An output of a log router, and the service that it sends to. */
const OUTPUTS: readonly (readonly [RegExp, string])[] = [
  [/output[=:] ?["']?(?:cloudwatch(?:_logs)?)\b/, 'logs'],
  [/output[=:] ?["']?(?:kinesis_)?firehose\b/, 'kinesis-firehose'],
  [/output[=:] ?["']?kinesis(?:_streams)?(?![\w])/, 'kinesis-streams'],
  [/output[=:] ?["']?s3\b/, 's3'],
];

/** Whether a log tells of a success of the same host or output anywhere: then there is a path to it, at least at times. */
export function hasSucceeded({ lines, successes }: Course, { host, text, record }: Clues): boolean {
  if (host?.service === undefined) return false;
  const own = record.text.toLowerCase();
  const failed = lines.find(
    (line) => line.includes(text.slice(0, BEGINNING)) || line.includes(own.slice(0, BEGINNING)),
  );
  // Whoever tells of a trial by hand writes no times, and made it elsewhere.
  if (failed === undefined || timeIn(failed) === undefined) return false;
  return successes.some((at) => {
    const line = lines[at] ?? '';
    if (timeIn(line) === undefined) return false;
    return (
      line.includes(host.name) ||
      (/\[(?:http_client|output|engine|net|upstream|tls|aws_client)\b/.test(failed) &&
        OUTPUTS.some(([output, service]) => service === host.service && output.test(line)))
    );
  });
}

/** Chunks, archives and logs have names with dots in them, and so have versions: none is a host. */
const FILE = /\.(?:flb|log|gz|zip|tar|tmp|json|ya?ml|conf|cfg|txt|csv|js|ts|dll|exe)$|^[\d.-]+$/;

const hostsOf = (line: string): readonly string[] =>
  (line.match(/(?<![\w@.-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){2,8}(?![\w(])/g) ?? []).filter(
    (name) => !FILE.test(name),
  );

/** Names in a line: of a component, a service, an image. Words of sentences are none. */
const namesIn = (line: string): readonly string[] =>
  (line.match(/\b[a-z][\w./:-]{2,80}/g) ?? []).filter((name) => !PLAIN.has(name));

const holdsOne = (line: string, names: readonly string[]): boolean =>
  names.some((name) => line.includes(name));

const PLAIN: ReadonlySet<string> = new Set(
  'the and for with from has have was were are been this that after time info warn error debug level msg message connected connection established success successfully succeeded registered created pulled downloaded uploaded flushed complete completed done healthy now ready service task container instance stdout stderr module amazon aws'.split(
    ' ',
  ),
);
