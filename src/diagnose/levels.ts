/** Levels with which lines of a log begin, in the forms of the programs that write them: where one stands, a record begins. */

/** The words for levels, as loggers shorten them too. */
const WORD =
  'trace|trce|trc|verbose|verb|debug|debu|dbug|dbg|deb|information|info|inf|notice|note|warning|warn|wrn|erro|error|eror|err|errr|fail|critical|crit|crt|fatal|fata|ftl|severe|panic|emergency|emerg|alert';

/** How a check ended, where scripts and systemd write levels. */
const ENDED = 'ok|pass|passed|failed|skip|skipped|done';

/** Each a form, with the level in its group. */
const FORMS: readonly RegExp[] = [
  // `[ERROR] …`, `[info]: …`, `(warn) …`, `<error> …`; `[E 2401…` of Tornado, `[E] …`.
  new RegExp(`^[ \\t]{0,8}(?:\\[|\\(|<|\\{) {0,3}(${WORD}|${ENDED})(?: {0,3}[\\])>}]| \\d)`, 'i'),
  /^[ \t]{0,8}\[([DIWEFCT])(?:\]| \d)/,
  // `I! …` of Telegraf and the CloudWatch agent; `E, [2024-…` of Ruby; `E/Tag: …` of Android.
  /^([DIWETFC])!(?=[ \t]|$)/,
  /^([DIWEFAU]), \[\d{4}-/,
  /^([VDIWEF])\/[\w.-]{1,40}(?:\( {0,5}\d{1,7}\))?: /,
  // `ERROR …`, `ERROR: …`, `ERROR:module:…`, `WARN [thread] …`: capitals stand for no word of a sentence.
  new RegExp(`^[ \\t]{0,8}(${`${WORD}|${ENDED}`.toUpperCase()})(?=[ \\t:|[(-])`),
  // `info: …`, `error - …`, `warn | …`.
  new RegExp(`^[ \\t]{0,8}(${WORD})(?: ?:| {1,3}[-|]) `),
  // `level=info …`, `severity=error …`, also behind a time of the same form.
  new RegExp(
    `^[ \\t]{0,8}(?:(?:time|ts|timestamp)=(?:"[^"\\n]{1,60}"|\\S{1,60}) )?(?:level|lvl|severity)=["']?(${WORD})\\b`,
    'i',
  ),
  // The number by which syslog and the kernel tell levels.
  /^<(\d{1,3})>\S?/,
  // Behind the name of a thread or of a program: `[main] INFO …`.
  new RegExp(`^[ \\t]{0,8}\\[[\\w .:#/-]{1,60}\\][ \\t]{1,4}\\[?(${WORD.toUpperCase()})(?=[\\] \\t:|-])`),
  // Signs for the eye: \u2714 \u2718 \u274c \u26a0, and \u2139, which compatibility makes an i.
  /^[ \t]{0,8}([\p{So}\u00d7]|i(?=\ufe0f))\ufe0f?[ \t]{1,4}(?=\S)/u,
];

const LONGEST = 200;

/** The level with which a line begins, in lower case; `undefined` where none stands there. */
export function levelFirst(line: string): string | undefined {
  const start = line.slice(0, LONGEST);
  for (const form of FORMS) {
    const [, level] = form.exec(start) ?? [];
    if (level !== undefined) return level.toLowerCase();
  }
  return undefined;
}

/** What ended the program, by its level. */
export const endsProgram = (level: string | undefined): boolean =>
  level !== undefined && /^(?:f$|fata|ftl|panic|emerg)/.test(level);

/** What the program only warned of, by its level. */
export const onlyWarns = (level: string | undefined): boolean =>
  level !== undefined && /^w(?:arn|rn|$)/.test(level);

/** What stands between a level and its message: the end of its bracket, the name of a logger, and one blank. */
const BEHIND = /^(?::[a-z][\w.-]{0,60}(?=:))?(?:[\])>}!|:]|\[\d{1,6}\]){0,4}(?: [-|] | |\t)?/;

/** How many characters of a line are its level and what parts it from the message; 0 where none stands there. */
export function levelLength(line: string): number {
  const start = line.slice(0, LONGEST);
  for (const form of FORMS) {
    const found = form.exec(start);
    if (found === null) continue;
    const [whole, level = ''] = found;
    const end = whole.indexOf(level, whole.length - whole.trimStart().length) + level.length;
    return end + (BEHIND.exec(start.slice(end))?.[0].length ?? 0);
  }
  return 0;
}

/** A time behind the level: such a line is one of a log, as those are with the time first. */
const TIME =
  /^[ \t]{0,8}[[(<{]?[A-Za-z]{1,11}[\])>}!,:]{0,2}[ \t]{1,4}\[?(?:\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d|\d\d:\d\d:\d\d)/;

/** Whether a line begins with its level and goes on with its time. */
export const timeAfterLevel = (line: string): boolean =>
  TIME.test(line.slice(0, LONGEST)) && levelFirst(line) !== undefined;
