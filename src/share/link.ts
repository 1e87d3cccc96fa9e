/**
 * Link → answers. A link carries answers, readable, in the fragment, with a version: the long one every asked question, the
 * short one what was stated or read. What it leaves out has the default of its version, for ever (`frozen-defaults.test.ts`).
 *
 *     #v=1&region=us-east-1&internetGateway=false&…&policy.ecr.api=%7B…
 *     #v=2&region=us-east-1&…&launchType=FARGATE&…&no=ecsExec,xray&workload=web&yes=ecsExec&workload=batch&launchType=EC2
 *
 * `open=launchType,secretSources` marks answers that were read in doubt: whoever opens the link is told, and may settle them.
 * Where a link of version 2 would be too long, sets and marks are packed into numbers and flags into their initials:
 * `applicationServices=~1hic9fjkn&yes=~eE,sC`.
 *
 * Released ids are never used for anything else; `frozen-links.test.ts` keeps links of every released version.
 */
import {
  isQuestionId,
  marked,
  type Problem,
  parseText,
  QUESTION_IDS,
  type QuestionId,
  questionOf,
  readTextAnswers,
  shown,
  splitList,
} from '../core/index.ts';
import { OPEN, POLICY } from './link-parts.ts';
import { initials, NO, PACKED, unpackedBits, unpackedMarks, WORKLOAD, YES } from './link-words.ts';
import { readPolicies } from './policies.ts';
import { migrate, NEWEST_VERSION, readWorkloads, type SharedPlan, type Written } from './shared-plan.ts';

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
    else if (!OF_THE_WIZARD.includes(pair[0])) pairs.push(pair);
  }
  const written = pairs.find(([name]) => name === 'v')?.[1];
  const version = Number(written);
  const isKnown = version >= 1 && version <= NEWEST_VERSION && String(version) === written;
  if (!isKnown) {
    problems.push({
      field: 'v',
      value: shown(written ?? '(none)'),
      allowed: `version 1 to ${NEWEST_VERSION}; a newer planner may read newer links`,
      taken: 'version 1',
    });
  }
  const read = readParts(pairs, isKnown ? version : 1);
  return { ...read, problems: [...problems, ...read.problems] };
}

type Pair = readonly [name: string, value: string];

function readParts(pairs: readonly Pair[], version: number): SharedPlan {
  const { sections, repeated } = eachNameOnce(sectionsOf(pairs, version));
  const read = readWorkloads(
    migrate(
      {
        answers: sections.answers.filter(isAnswer),
        open: marksIn(sections.answers),
        workloads: sections.workloads.map(({ name, answers }) => ({
          name,
          answers: answers.filter(([field]) => field !== OPEN),
          open: marksIn(answers),
        })),
      },
      version,
    ),
    readTextAnswers,
  );
  const edited = readPolicies(
    sections.answers
      .filter(([name]) => name.startsWith(POLICY))
      .map(([name, value]) => [name.slice(POLICY.length), parseJson(value)]),
    POLICY,
  );
  return {
    answers: read.answers,
    ...marked(read.open ?? []),
    workloads: read.workloads,
    policies: edited.policies,
    problems: [...repeated, ...read.problems, ...read.conflicts, ...edited.problems],
    conflicts: read.conflicts,
  };
}

const isAnswer = ([name]: Pair): boolean => name !== 'v' && name !== OPEN && !name.startsWith(POLICY);

/** The questions that a section marks as read in doubt. */
function marksIn(section: readonly Pair[]): readonly string[] {
  return section.flatMap(([name, value]) => (name === OPEN ? unpackedMarks(splitList(value)) : []));
}

/** Parts of a link that belong to the wizard and are no answers: where in the plan it leads, and with what it was made. */
const OF_THE_WIZARD: readonly string[] = ['at', 'was'];

/** What follows a workload's name is its own, from version 2 on. */
function sectionsOf(pairs: readonly Pair[], version: number): Written<string> {
  const answers: Pair[] = [];
  const workloads: { readonly name: string; readonly answers: Pair[] }[] = [];
  for (const pair of pairs) {
    if (version > 1 && pair[0] === WORKLOAD) workloads.push({ name: pair[1], answers: [] });
    else (workloads.at(-1)?.answers ?? answers).push(...(version > 1 ? spelledOut(pair) : [pair]));
  }
  return { answers, workloads };
}

/** `yes=ecsExec,xray` answers each of these questions with true. */
function spelledOut([name, value]: Pair): readonly Pair[] {
  if (name !== YES && name !== NO) return [[name, unpacked(name, value)]];
  const ids = value.startsWith(PACKED) ? value.slice(PACKED.length).split(',').map(flagOf) : splitList(value);
  return ids.map((id) => [id, String(name === YES)]);
}

/** The flag with these initials; without one they stay, and are reported. */
function flagOf(letters: string): string {
  const isMeant = (id: QuestionId): boolean =>
    questionOf(id).kind.kind === 'flag' && initials(id) === letters;
  return QUESTION_IDS.find(isMeant) ?? letters;
}

/** The values of a packed set; anything else stays as it is, and is reported like every value that is not understood. */
function unpacked(name: string, value: string): string {
  if (!isQuestionId(name)) return value;
  const { kind } = questionOf(name);
  if (kind.kind !== 'subset') return value;
  return (
    unpackedBits(
      kind.options.map((option) => option.value),
      value,
    )?.join() ?? value
  );
}

/** Of a name that stands several times in the same section the last value counts that can be understood. */
function eachNameOnce({ answers, workloads }: Written<string>): {
  readonly sections: Written<string>;
  readonly repeated: readonly Problem[];
} {
  const repeated: Problem[] = [];
  const once = (section: readonly Pair[]): readonly Pair[] => {
    const values = new Map<string, string[]>();
    for (const [name, value] of section) values.set(name, [...(values.get(name) ?? []), value]);
    return [...values].map(([name, all]): Pair => {
      const last = all.at(-1) ?? '';
      const taken = all.findLast((value) => isUnderstood(name, value));
      // Of a question whose values are all refused the reader says what is used.
      if (all.length > 1 && (taken !== undefined || !isQuestionId(name)))
        repeated.push({
          field: shown(name),
          value: shown(all.join(', ')),
          allowed: 'each name once',
          taken: taken === undefined ? 'the last value' : shown(taken),
        });
      return [name, taken ?? last];
    });
  };
  const sections = {
    answers: once(answers),
    workloads: workloads.map((workload) => ({ ...workload, answers: once(workload.answers) })),
  };
  return { sections, repeated };
}

const isUnderstood = (name: string, value: string): boolean =>
  isQuestionId(name) && parseText(questionOf(name).kind, value).ok;

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
