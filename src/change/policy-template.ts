/** Policy text with the values that an export has to fill in, kept apart from everything else that looks like one. */
import { POLICY_PLACEHOLDERS, type PolicyDocument, type PolicyPlaceholder } from '../core/index.ts';

/** The placeholders that an endpoint policy can carry; an endpoint's own id is not known before it exists. */
const FILLED_PLACEHOLDERS = [
  'AccountId',
  'TaskExecutionRole',
  'VpcId',
] as const satisfies readonly PolicyPlaceholder[];
export type FilledPlaceholder = (typeof FILLED_PLACEHOLDERS)[number];

/** Literal text, or a value to be filled in. IAM's own variables (`${aws:username}`) are literal text. */
type Part = { readonly text: string } | { readonly fill: FilledPlaceholder };

const PLACEHOLDER = new RegExp(
  `\\$\\{(${POLICY_PLACEHOLDERS.filter((name) => isFilled(name)).join('|')})\\}`,
  'g',
);

function isFilled(name: string): name is FilledPlaceholder {
  return FILLED_PLACEHOLDERS.some((filled) => filled === name);
}

/** Cuts a text at the values to be filled in. */
export function partsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ fill: match[1] as FilledPlaceholder });
    end = match.index + match[0].length;
  }
  if (end < text.length || parts.length === 0) parts.push({ text: text.slice(end) });
  return parts;
}

/** The values that a policy leaves open. */
export function placeholdersIn(policy: PolicyDocument): readonly FilledPlaceholder[] {
  const found = partsOf(JSON.stringify(policy)).flatMap((part) => ('fill' in part ? [part.fill] : []));
  return FILLED_PLACEHOLDERS.filter((name) => found.includes(name));
}

/** The policy with what was answered filled in; the rest stays open. */
export function fillPolicy(
  policy: PolicyDocument | undefined,
  known: { readonly [P in FilledPlaceholder]: string },
): PolicyDocument | undefined {
  if (policy === undefined) return undefined;
  return mapTexts(policy, (text) =>
    partsOf(text)
      .map((part) => ('text' in part ? part.text : known[part.fill] || `\${${part.fill}}`))
      .join(''),
  ) as PolicyDocument;
}

/** JSON with every text replaced by something else; keys stay. */
export function mapTexts<T>(value: unknown, replace: (text: string) => T): unknown {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, replace));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, replace)]));
  return value;
}
