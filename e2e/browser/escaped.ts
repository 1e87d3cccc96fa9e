/** What is still in English in a build in the pseudo-language, whose letters are none of ASCII. */
import {
  CITATIONS,
  QUESTION_IDS,
  REGION_IDS,
  RULES,
  regionOf,
  SERVICE_IDS,
  serviceOf,
} from '../../src/core/index.ts';
import { EXPORT_FORMATS, FORMATS } from '../../src/export/format.ts';

/** Names stay as they are in every language; the longest first, because some are parts of others. */
const NAMES: readonly string[] = [
  ...SERVICE_IDS.flatMap((id) => [id, serviceOf(id).name]),
  ...REGION_IDS.flatMap((id) => [id, regionOf(id).name]),
  ...Object.values(CITATIONS).map(({ title }) => title),
  ...EXPORT_FORMATS.map((format) => FORMATS[format].title),
  ...QUESTION_IDS,
  // What the task definition below says.
  ...['awslogs', 'logconfiguration', 'bridge', 'web', 'app', 'data', 'failed'],
  ...['Gateway', 'Interface', 'draw.io', 'CIDR'],
].sort((one, other) => other.length - one.length);

/** They go before what is no word, of which some have a part (`…-is-vpc-wide`). */
const RULE_IDS: readonly string[] = RULES.map(({ id }) => id).sort((one, other) => other.length - one.length);

/** What stands in a text besides: addresses, ids, files, dates and conjunctions of `Intl`, words of capital letters only. */
const NO_WORDS =
  /https?:\S+|[\w*-]+(?:\[\d+\])?(?:\.[\w*[\]-]+)+(?:\/\S+)?|\b[a-z]+[A-Z]\w*|#v=1\S*|\b(?:vpce?|subnet|rtb|sg)-\w+|\b[\w-]+\.(?:ya?ml|json|tf|ts|sh|md)\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\band\b|\b[A-Z][A-Z\d_]+\b|team=platform, stage=prod|team\/app|ecsTaskExecutionRole/g;

/** What is left of a text without names and what is no word in any language; empty: all of it was translated. */
export function escaped(text: string): string {
  const isLong = (name: string) => name.includes(' ');
  const without = (names: readonly string[], rest: string) =>
    names.reduce((shorter, name) => shorter.replaceAll(name, ''), rest);
  const rest = without(
    NAMES.filter((name) => !isLong(name)),
    without(NAMES.filter(isLong), without(RULE_IDS, text)).replace(NO_WORDS, ''),
  );
  return (rest.match(/[A-Za-z]{2,}/g) ?? []).join(' ');
}
