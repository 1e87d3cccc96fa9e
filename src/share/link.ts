/**
 * Answers ↔ link. The link carries every asked question, readable, in the fragment, with a version. Differences from
 * defaults would be shorter, but then a changed default would change old plans.
 *
 *     #v=1&region=us-east-1&internetGateway=false&…&policy.ecr.api=%7B…
 *
 * Released ids are never used for anything else; `frozen-links.test.ts` keeps links of every released version.
 */
import {
  type Answers,
  conflictsIn,
  type EditedPolicies,
  type Problem,
  readTextAnswers,
  shown,
} from '../core/index.ts';
import { readPolicies } from './policies.ts';
import { LINK_VERSION, POLICY } from './print-link.ts';

/** What a link or a saved file says, and what in it was not understood. */
export interface SharedPlan {
  readonly answers: Answers;
  readonly policies: EditedPolicies;
  readonly problems: readonly Problem[];
  /** Those of the problems that come from answers which do not go together; other answers may still settle them. */
  readonly conflicts: readonly Problem[];
}

/** Longer than any link with every policy written by hand, at AWS's limit of characters for each. */
const MOST_CHARACTERS = 2_000_000;

/** Reads a link or its fragment alone. Never throws; whatever is not understood is in `problems`. */
export function readLink(text: string): SharedPlan {
  const whole = text.slice(text.indexOf('#') + 1).trim();
  const problems: Problem[] = [];
  const fragment = whole.length > MOST_CHARACTERS ? '' : whole;
  if (fragment !== whole) {
    const allowed = `at most ${MOST_CHARACTERS} characters; this has ${whole.length}`;
    problems.push({ field: '(link)', value: shown(whole), allowed, taken: 'nothing' });
  }
  const pairs: (readonly [string, string])[] = [];
  for (const part of fragment.split('&')) {
    if (part === '') continue;
    const pair = decodePair(part);
    if (pair === undefined)
      problems.push({
        field: shown(part),
        value: shown(part),
        allowed: 'name=value, percent-encoded',
        taken: 'nothing',
      });
    else pairs.push(pair);
  }
  const version = pairs.find(([name]) => name === 'v')?.[1];
  if (version !== String(LINK_VERSION)) {
    problems.push({
      field: 'v',
      value: shown(version ?? '(none)'),
      allowed: `version ${LINK_VERSION}; a newer planner may read newer links`,
      taken: `version ${LINK_VERSION}`,
    });
  }
  const seen = new Set<string>();
  for (const [name, value] of pairs) {
    if (seen.has(name))
      problems.push({
        field: shown(name),
        value: shown(value),
        allowed: 'each name once',
        taken: 'the last value',
      });
    seen.add(name);
  }

  const read = readTextAnswers(pairs.filter(([name]) => name !== 'v' && !name.startsWith(POLICY)));
  const edited = readPolicies(
    pairs
      .filter(([name]) => name.startsWith(POLICY))
      .map(([name, value]) => [name.slice(POLICY.length), parseJson(value)]),
    POLICY,
  );
  const conflicts = conflictsIn(read.answers);
  return {
    answers: read.answers,
    policies: edited.policies,
    problems: [...problems, ...read.problems, ...conflicts, ...edited.problems],
    conflicts,
  };
}

function decodePair(part: string): readonly [string, string] | undefined {
  const cut = part.indexOf('=');
  if (cut < 0) return undefined;
  try {
    return [decodeURIComponent(part.slice(0, cut)), decodeURIComponent(part.slice(cut + 1))];
  } catch {
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
