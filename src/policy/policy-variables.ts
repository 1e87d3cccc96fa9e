/**
 * Variables of policies, such as `${aws:RequestedRegion}`: a known value takes the place of its variable, and a statement with
 * any other variable depends on what was not given. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
import type { PolicyStatement } from '../core/index.ts';
import type { PolicyRequest } from './policy-evaluation.ts';

type Context = NonNullable<PolicyRequest['context']>;

/** Names of variables; those with a default value (`${key, 'value'}`) too. */
const VARIABLE = /\$\{([A-Za-z0-9-]{1,60}:[^},]{1,100})(?:,[^}]{0,100})?\}/g;

/** `${*}`, `${?}` and `${$}` are the characters themselves; only the last one is no wildcard. */
const DOLLAR = /\$\{\$\}/g;

/** The variables that a text has. */
export function variablesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(VARIABLE)].flatMap(([, name = '']) => [name.trim()]))];
}

/** The value of a variable, where every such request has the same. What only stands for AWS's own accounts is none. */
export function knownValue(name: string, context: Context): string | undefined {
  const key = name.toLowerCase();
  const value = Object.hasOwn(context, key) ? context[key] : undefined;
  return typeof value !== 'string' || value === 'AWS' || value.includes('000000000000') ? undefined : value;
}

/** The statements with the values of their variables. */
export function withValues(
  statements: readonly PolicyStatement[],
  context: Context,
): readonly PolicyStatement[] {
  return statements.map((statement) =>
    JSON.stringify(statement).includes('${') ? filled(statement, context) : statement,
  );
}

function filled(
  statement: PolicyStatement & { readonly NotResource?: unknown },
  context: Context,
): PolicyStatement {
  const open = variablesIn(JSON.stringify(statement)).filter(
    (name) => knownValue(name, context) === undefined,
  );
  const isOpen = (text: string): boolean => variablesIn(text).some((name) => open.includes(name));
  const put = (text: string): string =>
    text.replace(VARIABLE, (_, name: string) => knownValue(name.trim(), context) ?? '*').replace(DOLLAR, '$');
  const each = (value: unknown, keeps: (text: string) => boolean): unknown =>
    [value].flat().flatMap((text) => (typeof text !== 'string' ? [text] : keeps(text) ? [put(text)] : []));
  const { Resource, NotResource, Condition } = statement;
  const tests = Object.entries(Condition ?? {}).map(([operator, keys]) => [
    operator,
    Object.fromEntries(
      Object.entries(keys)
        // What is compared with a value that nobody told is open, whatever else it is compared with.
        .filter(([, wanted]) => !isOpen(JSON.stringify(wanted)))
        .map(([key, wanted]) => [key, each(wanted, () => true)]),
    ),
  ]);
  const unknown = open.length === 0 ? {} : { StringEquals: { [`\${${open.join()}}`]: '' } };
  return {
    ...statement,
    ...(Resource === undefined ? {} : { Resource: each(Resource, () => true) }),
    // What a resource that is not known is spared of, it may be spared of or not.
    ...(NotResource === undefined ? {} : { NotResource: each(NotResource, (text) => !isOpen(text)) }),
    ...(tests.length === 0 && open.length === 0
      ? {}
      : { Condition: merged(Object.fromEntries(tests), unknown) }),
  } as PolicyStatement;
}

type Conditions = { readonly [operator: string]: { readonly [key: string]: unknown } };

function merged(own: Conditions, more: Conditions): Conditions {
  return Object.fromEntries(
    [...new Set([...Object.keys(own), ...Object.keys(more)])].map((operator) => [
      operator,
      { ...own[operator], ...more[operator] },
    ]),
  );
}
