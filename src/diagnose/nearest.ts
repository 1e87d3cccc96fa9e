/**
 * The lines of a text that are nearest to an error, by stems of words, in the languages in which programs and people report:
 * where nothing was recognised they are shown, with what was read in them, and never denied.
 */
import { cluesIn } from './clues.ts';
import type { EvidenceKind } from './diagnosis.ts';
import { cleaned } from './text.ts';
import { tracked } from './tracked.ts';

/** A sign of a failure, and how much it says; on a line in lower case. */
interface Sign {
  readonly weight: number;
  readonly words: RegExp;
}

/** A word that begins with the stem, where the language parts its words. */
const stems = (...words: readonly string[]): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\d])(?:${words.join('|')})`, 'u');

const SIGNS = {
  level: {
    weight: 3,
    words:
      /(?:^|[\s[(|<"'{])(?:error|err|fatal|critical|crit|severe|panic|emerg|alert)(?:[\])>|:!]|$)|\blevel(?:name)?["']?\s?[=:]\s?["']?(?:error|err|fatal|critical|panic)|(?:^|\s)[ef]! |^[ef]\d{4} /,
  },
  errorName: {
    weight: 3,
    words:
      /[a-z](?:error|exception|(?<!\bde)fault)\b|\b(?:errno|traceback|caused by|stopped ?reason)\b|\bsqlstate\b/,
  },
  exitCode: {
    weight: 2,
    words:
      /\bexit(?:ed|ing)?\b.{0,24}\b(?:code|status)?[ :=(]{0,3}[1-9]\d{0,2}\b|\bsig(?:kill|term|segv|abrt)\b/,
  },
  programCall: {
    weight: 2,
    words:
      /\bdial (?:tcp|udp|unix)\b.{0,120}: \S|\bconnectex: \S|\b(?:read|write) (?:tcp|udp) \S{4,80}: \S|\be(?:conn|addr|net|host|time|proto|again|pipe|acces|perm|noent|inval|mfile|nfile|nobufs)[a-z]{0,10}\b(?=[:)\]\s]|$)/,
  },
  answerStatus: {
    weight: 2,
    words:
      /\b(?:status|http|code|error)\b[^\d\n]{0,24}\b[45]\d\d\b|\b[45]\d\d (?:[a-z]+ )?(?:error|forbidden|unauthorized|not found|bad)/,
  },
  English: {
    weight: 2,
    words: stems(
      'error',
      'err(?!\\p{L})',
      'fail',
      'denied',
      'refus',
      'time-?d? ?-?outs?(?!\\p{L})',
      'timedout',
      'exception(?!s? (?:for|to)(?!\\p{L}))',
      'unable',
      'cannot',
      "can['\u2019]t",
      "could ?n[o'\u2019]t",
      'forbidden',
      'unauthori[sz]',
      'unreachable',
      'not (?:found|available|authori|permitted|allowed|connected|reachable|running|healthy)',
      'no such',
      "do(?:es)? ?n[o\u2019']t (?:exist|have)",
      'invalid',
      'abort',
      'crash',
      'panic',
      'fatal',
      'killed',
      'expired',
      'exceeded',
      'reject',
      'unexpected',
      'unhealthy',
      'lost',
      'missing',
      'must (?:be|have|include|allow|grant)',
      'retr(?:y|ies|ied)',
      'stopp',
      'terminat',
      'unavailable',
      'disconnect',
      'insufficient',
      'unknown',
      'unsupported',
      'roll(?:ed)?[ _-]?back',
      'cancel',
      'conflict',
      'interrupt',
      'corrupt',
      'mismatch',
      'too (?:many|large|long)',
      'throttl',
      'no [^.]{2,40} found',
      'requires? [^.]{0,60}permission',
    ),
  },
  German: {
    weight: 2,
    words: stems(
      'fehler',
      'fehlgeschlagen',
      'verweiger',
      'abgelehnt',
      'zeit(?:überschreitung|limit)',
      'konnte nicht',
      'kann nicht',
      'nicht (?:gefunden|erreichbar|möglich)',
      'ungültig',
      'abgebrochen',
    ),
  },
  French: {
    weight: 2,
    words: stems(
      'erreur',
      'échec',
      'échou',
      'refusé',
      'délai',
      'impossible',
      'introuvable',
      'expiré',
      'interdit',
      'injoignable',
    ),
  },
  'Spanish and Portuguese': {
    weight: 2,
    words: stems(
      'errore?s?(?!\\p{L})',
      'erros?(?!\\p{L})',
      'fall[óo]',
      'falh',
      'deneg',
      'negad',
      'rechaz',
      'recus',
      'tiempo de espera',
      'tempo (?:limite|esgotado)',
      'no se (?:pudo|puede|encontr)',
      'não foi possível',
      'não (?:encontrad|autorizad)',
      'caduc',
      'expir',
      'inv[áa]lid',
    ),
  },
  Italian: {
    weight: 2,
    words: stems(
      'errore',
      'fallit',
      'negat',
      'rifiutat',
      'scadut',
      'impossibile',
      'non (?:trovat|riuscit|raggiungibil|autorizzat)',
    ),
  },
  Dutch: {
    weight: 2,
    words: stems(
      'fout(?!\\p{L}{5})',
      'mislukt',
      'geweigerd',
      'time-out',
      'niet (?:gevonden|bereikbaar|mogelijk)',
      'kan niet',
      'ongeldig',
      'verlopen',
    ),
  },
  'Polish, Czech and Turkish': {
    weight: 2,
    words: stems(
      'błąd',
      'nie (?:powiod|można|udało|znaleziono)',
      'odmow',
      'odrzuc',
      'przekroczono',
      'chyba',
      'selhal',
      'nelze',
      'nepodařilo',
      'odmítnut',
      'hata',
      'başarısız',
      'reddedildi',
      'zaman aşımı',
      'bulunamadı',
    ),
  },
  'Russian and Ukrainian': {
    weight: 2,
    words: stems(
      'ошибк',
      'помилк',
      'не удалось',
      'не вдалося',
      'отказ',
      'відмов',
      'тайм-?аут',
      'истек',
      'недоступ',
      'не найден',
      'сбой',
      'исключени',
    ),
  },
  'Japanese, Chinese and Korean': {
    weight: 2,
    words:
      /エラー|失敗|拒否|タイムアウト|例外|できません|見つかりません|错误|錯誤|失败|超时|逾時|异常|異常|拒绝|拒絕|无法|無法|不存在|오류|실패|거부|시간 ?초과|예외|없습니다/,
  },
  shellLine: {
    weight: 2,
    words:
      /^(?:\S{0,60}[/\\])?(?:ba|z|da|a|k)?sh: \S|: (?:is a directory|not a directory|command not found|permission denied|no such file)/,
  },
  warning: {
    weight: 1,
    words: /(?:^|[\s[(|<"'{])warn(?:ing)?(?:[\])>|:!]|\s)|(?:^|\s)w! |\blevel["']?\s?[=:]\s?["']?warn/,
  },
} satisfies Readonly<Record<string, Sign>>;

/** A frame of a stack: the names of its files and functions are no words of a failure. */
const FRAME =
  /^\+ (?:categoryinfo|fullyqualifiederrorid) |^at [a-z]:\\|^\s{0,40}(?:at|from) [\w.$<>/@-]{3,300}[ (:]|^\s{0,40}file "[^"\n]{1,300}", line \d|^[\w.:/\\~@-]{3,300}\.(?:rb|py|js|ts|php|go|java|ex|exs|rs|kt|scala|cs):\d{1,6}(?::in\b|[ )]|$)/;

/** Names of files and paths with such words, as frames of stacks and columns hold them: no words of a failure. */
const FILE =
  /(?<![\w:])(?:[\w.@+~-]{0,80}[\\/]){1,20}[\w.@+-]{1,120}\.(?:[cm]?jsx?|tsx?|py|rb|go|java|php|cs|rs|exs?|kt|scala|c|cc|cpp|h):\d{1,6}(?::\d{1,6})?\b|(?<![\w/.-])[\w@+-]{1,120}\.(?:[cm]?jsx?|tsx?|py|rb|go|java|php|cs|rs|exs?|kt|scala|cc|cpp):\d{1,6}(?::\d{1,6})?\b/g;

/** Counts of nothing, and settings of a limit: no signs of a failure. */
const NONE =
  /\b(?:0|no|zero|without(?: any)?) (?:errors?|failures?|time-?outs?|failed|problems?|issues?|warnings?)\b|(?:\b|_)(?:errors?|failed|failures?)["']?\s?[:=]\s?(?:["']?0\b|\[\s?\])|[\w.-]{0,60}time-?_?outs?["']?(?:\s?[:=]\s?|\s)["']?(?:int\b|none\b|null\b|\d)|\b[\w.-]{0,40}retr(?:y|ies)["']?\s?[:=]\s?["']?(?:\d|true|false|none)|\b[\w.-]{0,60}(?:error|fail|reject|timeout|drop|cancel|denied)\w{0,20}["']?\s?[:=]\s?["']?0(?![.\d]|x[\da-f])/g;

/** Names that only hold such a word: a setting, a part of a program, a tag. */
const NAME =
  /\btime-?outs? (?:is )?set to\b|\blog[-_ ]?level["']?\s?[:=]\s?["']?\w{1,12}|\berrors?[-_ ](?:log|page|handler|handling|reporting|budget)s?\b[-\w]{0,20}|\b(?:[a-z]{2,20}_)?on_error\b|\bfail-?(?:over|safe)\w{0,8}|(?<![a-z])retry[-_ ](?:policy|policies|client|mode|limit|count|delay|strategy)\b|\b(?!access|not|name|time)[a-z]{2,20}(?:-[a-z]{2,20}){0,3}-(?:errors?|exceptions?|timeouts?)\b(?!:)|\b(?:errors?|exceptions?|timeouts?)-[a-z]{2,20}\b/g;

const MOST_LINES = 4_000;
const LONGEST_LINE = 2_000;
const LONGEST_QUOTE = 180;

/** The least that makes a line one to show. */
const LEAST = 2;

/** That something failed, and not only a word that may stand for a name, a setting or an event. */
const HAPPENED =
  /\b(?:failed|fails|failing|failure|unable to|denied|refused|timed out|could ?n[o']t|could not|cannot|can't|forbidden|unauthori[sz]ed|not authori[sz]ed|unreachable|rejected|aborted|crashed|killed|panic(?:ked)?|fatal|unhealthy|lost|expired|exceeded|unavailable|did ?n[o']t|did not|do(?:es)? ?n[o']t exist|not (?:successful|succeed|complete|found|connected|running|healthy|available|permitted|allowed|stable|ready)|unsuccessful|invalid|no such|missing|mismatch|corrupt(?:ed)?|unsupported|insufficient|conflict|unknown|unexpected|reset by|broken)\b|\berrors? (?:from|in|on|while|when|during|getting|calling|reading|writing|sending|creating)\b|\berr(?:or)?["']?\s?[=:]\s?["']?(?!nil|null|none|false|""|''|-)\w|\bexception (?:while|when|in|during)\b/;

/**
 * Kinds of lines in which nothing failed, as long as they do not say so otherwise: what is done or goes well, what a scheduler
 * or an operator does as a matter of course, what a program does without, and greetings of people.
 */
const HEALTHY: Readonly<Record<string, RegExp>> = {
  success:
    /(?<!\b(?:not|never|yet|be) )\b(?:succeeded|successful(?:ly)?|completed?|finished|recovered|resolved|passed|done|up to date|steady state|healthy|registered|connected)\b/,
  course:
    /\bhas (?:stopped|started) \d{1,6} (?:running )?tasks?\b|\bhas begun draining\b|\b(?:draining|deregistering|gracefully|scal(?:ed|ing) (?:in|out|up|down))\b|\bnormal operation\b|\bas expected\b/,
  leftOut: /\b(?:skipp(?:ed|ing)|ignor(?:ed|ing)|deprecat(?:ed|ion))\b/,
  guide:
    /^\W{0,4}to [a-z]{2,20} (?:this|the|your|an?) .{1,80}?, you (?:must|need to|can|have to)\b|\byour [a-z]{2,20} might (?:also )?(?:require|need)\b|\bfor example, if\b/,
  setting: /^\s{0,8}(?:export )?[a-z][a-z0-9_]{2,60}=[\w.:/-]{0,60}$/,
  change:
    /^\W{0,4}(?:[0-9a-f]{7,40} )?(?:raise|fix|add|bump|merge|remove|update|increase|change|rename|improve)\b/,
  plan: /^# [\w.[\]"'-]{3,300} (?:must be replaced|will be (?:created|destroyed|replaced|read|updated)\b)/,
  person:
    /\bplease (?:update|add|make|change|fix|consider|improve|allow|support)\b|^\W{0,4}(?:hi|hello|hey|sorry|apolog\w{0,6}|thanks?|dear|welcome)\b|\b(?:i|we) (?:still )?(?:don['\u2019]?t|do not) (?:have|know|see|understand|find|get)\b/,
  banner: /\bcopyright\b|\ball rights reserved\b|\bversion:? v?\d{1,4}\.\d/,
};

/** A level of a log at which programs tell what they do. */
const QUIET =
  /^.{0,120}?(?:(?:^|[\s[(|<"'{])(?:info|debug|trace|notice|verbose)(?:[\])>|:,"'}\s]|$)|\blevel(?:name)?["']?\s?[=:]\s?["']?(?:info|debug|trace|notice)\b|(?:^|\s)[id]! )|^i\d{4} |^\{"level":(?:10|20|30),/;

/** An item of release notes: what was changed, whatever failed before that. */
const RELEASED =
  /^\W{0,4}(?:enhancement|feature|bug ?-?fix|bug|improvement|security|deprecation) [-\u2013\u2014] /;

/** A heading above an error, or an item of a page that says what has to be so. */
const OF_PAGE =
  /^(?:the |my |full )?(?:errors?|exceptions?|problem)(?: messages?| output| logs?)?:?$|^[\u2022\u25aa\u25e6\u2023\u00b7] .{0,300}\bmust (?:be|have|include|allow|grant)\b/;

/** Somebody looked for pages about something: nothing failed. */
const LOOKED_FOR =
  /\b(?:could ?n[o']t|could not|can ?n[o']t|can't|cannot|unable to|did ?n[o']t|did not) find (?:any(?:thing| \w{3,20}){0,2}|much|a lot|(?:the )?(?:docs?|documentation|examples?)) (?:about|regarding|on|for|in the docs?|concerning)\b|\b(?:somebody|someone|anybody|anyone) point me\b/;

/** A check that asks for a failure and found none. */
const CHECKED =
  /\b(?:denied|failed|errors?|blocked|expired|missing) ?\? ?:? ?(?:allowed|no|none|false|ok|passed|not denied)\b/g;

/** What is not there is made: the line says so itself. */
const MADE_GOOD = /\b(?:will attempt to|proceeding to|going to|will) create (?:it|one|them)\b/;

/** A line of a program that would report a failure, or stands before a function. */
const PROGRAM =
  /^(?:raise|throw new) [\w.]{2,80}\(|^(?:self\.|this\.)?_?(?:log|logger|logging|console)\.[a-z]{3,12}\(["'`f]|^@[a-z][\w.]{2,80}\(.{0,200}\)$/;

/** The heading of a table of what runs, and a row of it whose health is not known. */
const COLUMNS =
  /\b(?:last status|started at|running ?count|desired ?count)\b.{0,80}\b(?:health status|stopped at|running ?count|desired ?count|status)\b|\brunning\b.{0,80}\bunknown\W{0,3}$/;

/** Signs that a line gives of a failure even where a quiet level or a word of success stands in it. */
const ALWAYS: readonly Sign[] = [SIGNS.exitCode, SIGNS.programCall, SIGNS.answerStatus];

/** A line of one of these kinds that does not say that something failed: it is none to show as nearest to an error. */
function isHealthy(lower: string): boolean {
  if (
    MADE_GOOD.test(lower) ||
    RELEASED.test(lower) ||
    LOOKED_FOR.test(lower) ||
    (OF_PAGE.test(lower) && !HAPPENED.test(lower)) ||
    PROGRAM.test(lower) ||
    COLUMNS.test(lower)
  )
    return true;
  if (HAPPENED.test(lower) || ALWAYS.some(({ words }) => words.test(lower))) return false;
  // A program that calls a line a failure knows more than a word of it.
  if (SIGNS.level.words.test(lower)) return false;
  const well = Object.values(HEALTHY).some((words) => words.test(lower));
  return well || (QUIET.test(lower) && !SIGNS.errorName.words.test(lower));
}

interface Weighed {
  readonly line: string;
  readonly weight: number;
}

function weightOf(line: string): number {
  const lower = line
    .slice(0, LONGEST_LINE)
    .toLowerCase()
    .replace(NONE, ' ')
    .replace(CHECKED, ' ')
    .replace(NAME, ' ')
    .replace(FILE, ' ');
  if (FRAME.test(lower) || isHealthy(lower)) return 0;
  return Object.values(SIGNS).reduce((sum, { weight, words }) => sum + (words.test(lower) ? weight : 0), 0);
}

/** A line that is nearest to an error. */
export interface Nearest {
  /** The whole of it, with single blanks. */
  readonly line: string;
  /** Its words, and not too many. */
  readonly quote: string;
  /** What was read in it: words of it, and what they say. */
  readonly read: readonly { readonly kind: EvidenceKind; readonly words: string; readonly says: string }[];
}

/** A program finds there already what it was to make, and goes on: the lines behind the answer to its call say so. */
const isThereAlready = (line: string, next: readonly string[]): boolean =>
  /\b(?:400|409)\b/.test(line.slice(0, LONGEST_LINE)) &&
  next.some((one) => {
    const lower = one.slice(0, LONGEST_LINE).toLowerCase();
    return /\balready exists?\b/.test(lower) && QUIET.test(lower);
  });

const NEXT = 2;

/** Somebody says in such a line that a message follows. */
const INTRODUCES = /\b(?:errors?|messages?|exception|following|this|reason)[ \w]{0,20}:$/i;

/** Whether the message that a line announces stands below it: then that is the nearer one. */
function introduces(line: string, lines: readonly string[], index: number): boolean {
  if (!INTRODUCES.test(line.slice(-60))) return false;
  const next = lines.slice(index + 1, index + 1 + NEXT).find((one) => one.trim() !== '');
  return next !== undefined && weightOf(next.replace(/\s+/g, ' ').trim()) >= LEAST;
}

/** The one or two lines that are nearest to an error, the nearest first; none where no word of a failure stands in the text. */
export function nearestErrors(text: string): readonly Nearest[] {
  const once = new Map<string, Weighed>();
  const lines = cleaned(text).text.split('\n', MOST_LINES);
  for (const [index, line] of lines.entries()) {
    if (isThereAlready(line, lines.slice(index + 1, index + 1 + NEXT))) continue;
    const trimmed = line.replace(/\s+/g, ' ').trim();
    const key = trimmed.replace(/\d+/g, '0').slice(0, 200);
    if (trimmed !== '' && !once.has(key))
      once.set(key, { line: trimmed, weight: introduces(trimmed, lines, index) ? 0 : weightOf(trimmed) });
  }
  const [first, second] = [...once.values()]
    .filter(({ weight }) => weight >= LEAST)
    .sort((a, b) => b.weight - a.weight);
  if (first === undefined) return [];
  // A line that says much less than the nearest adds nothing to it.
  const shown = second !== undefined && second.weight > first.weight / 2 ? [first, second] : [first];
  return shown.map(readIn);
}

function readIn({ line }: Weighed): Nearest {
  const record = tracked(line.slice(0, LONGEST_LINE));
  const { found } = cluesIn(record);
  return {
    line,
    quote: shortened(line),
    read: found.map(({ kind, at, length, says }) => ({
      kind,
      words: record.text.slice(at, at + length),
      says,
    })),
  };
}

/** No more than a line of it; a pair of characters that are one is not parted. */
function shortened(line: string): string {
  if (line.length <= LONGEST_QUOTE) return line;
  const cut = line.slice(0, LONGEST_QUOTE);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}\u2026`;
}
