/** Everything that is checked while a policy is written: syntax, grammar, names, AWS's rules, and what the plan needs. */
import {
  type PlannedEndpoint,
  POLICY_CHARACTER_LIMIT,
  type PolicyDocument,
  type Severity,
  type WorkloadProfile,
} from '../core/index.ts';
import { IAM_NAMES_DATE, IAM_PREFIX, judgeAction } from './iam-actions.ts';
import { type LocatedJson, lineAndColumn, locateJson, type TextRange } from './json-positions.ts';
import { checkPolicy, type PolicyProblem, readPolicy } from './policy-check.ts';

/** A problem, and the part of the text that it is about. */
export interface TextProblem extends TextRange {
  readonly id: `policy/${string}`;
  readonly severity: Severity;
  readonly text: string;
  /** Path and line, for people; empty for the whole policy. */
  readonly where: string;
  readonly cites: PolicyProblem['cites'] | undefined;
}

/** A longer text is refused without being read: AWS would not accept it either, and the checks stay fast. */
const LONGEST_CHECKED = 5 * POLICY_CHARACTER_LIMIT;

function tooLong({ length }: string): CheckedText {
  const text = `The text has ${length} characters; AWS accepts ${POLICY_CHARACTER_LIMIT}, white space included. It is not read.`;
  return {
    policy: undefined,
    problems: [
      {
        id: 'policy/too-long',
        severity: 'error',
        text,
        where: '',
        start: 0,
        end: 0,
        cites: 'privatelink-access',
      },
    ],
  };
}

/** The result of reading and checking a text. */
export interface CheckedText {
  /** `undefined` if the text is not a policy: the plan then keeps its previous one. */
  readonly policy: PolicyDocument | undefined;
  readonly problems: readonly TextProblem[];
}

/** Judges a policy as it is written: the first mistake of the syntax, or everything else that is wrong. */
export function checkPolicyText(
  text: string,
  endpoint: PlannedEndpoint,
  workload: WorkloadProfile,
): CheckedText {
  if (text.length > LONGEST_CHECKED) return tooLong(text);
  const located = locateJson(text);
  if (!located.ok) {
    const { line, column } = lineAndColumn(text, located.at.start);
    const where = `line ${line}, column ${column}`;
    return {
      policy: undefined,
      problems: [
        {
          id: 'policy/syntax',
          severity: 'error',
          text: located.text,
          where,
          cites: undefined,
          ...located.at,
        },
      ],
    };
  }
  const { json } = located;
  const place = (problem: PolicyProblem): TextProblem => placed(problem, json, text);
  const repeated = json.repeated.map(({ path, range }) => ({
    ...place({
      id: 'policy/repeated',
      severity: 'error',
      path,
      text: `${path} is written twice.`,
      cites: 'privatelink-access',
    }),
    ...range,
  }));
  const read = readPolicy(json.value);
  if (!read.ok) return { policy: undefined, problems: [...repeated, ...read.problems.map(place)] };
  return {
    policy: repeated.length > 0 ? undefined : read.policy,
    problems: [
      ...repeated,
      ...checkPolicy(read.policy, endpoint, workload),
      ...oddActions(read.policy, endpoint),
    ].map((problem) => ('start' in problem ? problem : place(problem))),
  };
}

function oddActions(policy: PolicyDocument, endpoint: PlannedEndpoint): readonly PolicyProblem[] {
  return policy.Statement.flatMap((statement, index) =>
    (['Action', 'NotAction'] as const).flatMap((key) => {
      const value: unknown = Object.entries(statement).find(([name]) => name === key)?.[1];
      const list: readonly unknown[] = Array.isArray(value) ? value : [value];
      return list.flatMap((action, item) => {
        if (typeof action !== 'string') return [];
        const path = `Statement[${index}].${key}${Array.isArray(value) ? `[${item}]` : ''}`;
        return oddAction(action, path, endpoint);
      });
    }),
  );
}

function oddAction(action: string, path: string, { service }: PlannedEndpoint): readonly PolicyProblem[] {
  const verdict = judgeAction(action, service);
  if (verdict === 'known') return [];
  return [
    {
      id: verdict === 'unknown' ? 'policy/unknown-action' : 'policy/other-service',
      severity: verdict === 'unknown' ? 'warning' : 'info',
      path,
      text:
        verdict === 'unknown'
          ? `IAM has no action "${action}" (names of ${IAM_NAMES_DATE}).`
          : `"${action}" changes nothing here: through this endpoint go calls of ${IAM_PREFIX[service]}.`,
      cites: 'privatelink-access',
    },
  ];
}

/** A problem with the range of its path, or of the nearest part of the document that exists. */
function placed(
  { id, severity, path, text, cites }: PolicyProblem,
  json: LocatedJson,
  source: string,
): TextProblem {
  const range = rangeOf(path, json);
  const where = path === '' ? '' : `${path}, line ${lineAndColumn(source, range.start).line}`;
  return { id, severity, text, where, cites, ...range };
}

function rangeOf(path: string, json: LocatedJson): TextRange {
  let wanted = path;
  // A single statement may be written without a list; its problems name `Statement[0]`.
  if (!json.ranges.has('Statement[0]')) wanted = wanted.replace(/^Statement\[0\]/, 'Statement');
  while (wanted !== '') {
    const range = json.ranges.get(`${wanted}#name`) ?? json.ranges.get(wanted);
    if (range !== undefined) return isWide(wanted) ? { start: range.start, end: range.start + 1 } : range;
    wanted = wanted.replace(/(?:\.[^.[\]]*|\[\d+\])$|^[^.[\]]+$/, '');
  }
  const start = json.ranges.get('')?.start ?? 0;
  return { start, end: start + 1 };
}

/** A whole statement is too much to underline, so only its brace is marked. */
function isWide(path: string): boolean {
  return /^Statement(\[\d+\])?$/.test(path);
}
