/** Flags of questions that other answers hide: they change nothing, and that is said. */
import {
  type Answers,
  type AnswerValue,
  isAsked,
  type NamedProfile,
  offeredValues,
  printText,
  QUESTION_IDS,
  type QuestionId,
  questionOf,
  type WorkloadProfile,
} from '../core/index.ts';
import { kebabCase } from './flags.ts';

/**
 * A line for each flag that has no effect because its question is asked of no workload: the flag, and the answers with
 * which the question does not arise. A flag that says what is so anyway needs no line.
 */
export function hiddenFlags(flags: Answers, workloads: readonly NamedProfile[]): string {
  const lines = QUESTION_IDS.filter((id) => Object.hasOwn(flags, id)).flatMap((id) => {
    const [first] = workloads;
    if (first === undefined || workloads.some(({ profile }) => isAsked(profile, id))) return [];
    const stated = flags[id] as AnswerValue;
    if (printText(stated) === printText(first.profile[id])) return [];
    const hiding = hidingAnswers(first.profile, id).map((by) => flagOf(by, first.profile[by]));
    return [
      `${flagOf(id, stated)} has no effect: the question does not arise with ${LIST.format(hiding)}.\n`,
    ];
  });
  return lines.join('');
}

const LIST = new Intl.ListFormat('en', { type: 'conjunction' });

function flagOf(id: QuestionId, value: AnswerValue): string {
  return `--${kebabCase(id)}${writtenValue(value)}`;
}

/** As it is written on the command line; the empty set and the empty text as `--log-drivers=`. */
function writtenValue(value: AnswerValue): string {
  const text = printText(value);
  return text === '' ? '=' : ` ${text}`;
}

/** The answers that hide a question: those whose change would let it be asked, else all that it depends on. */
function hidingAnswers(workload: WorkloadProfile, id: QuestionId): readonly QuestionId[] {
  const { asked } = questionOf(id);
  if (asked === undefined) return [];
  const read = new Set<QuestionId>();
  const watched = new Proxy(workload, {
    get: (profile, key) => {
      const question = QUESTION_IDS.find((one) => one === key);
      if (question !== undefined) read.add(question);
      return question === undefined ? undefined : profile[question];
    },
  });
  asked(watched);
  const all = [...read];
  const deciding = all.filter((by) =>
    others(workload, by).some((value) => asked({ ...workload, [by]: value } as WorkloadProfile)),
  );
  return deciding.length > 0 ? deciding : all;
}

/** Other answers that may let a question be asked. */
function others(workload: WorkloadProfile, id: QuestionId): readonly AnswerValue[] {
  const { kind } = questionOf(id);
  if (kind.kind === 'flag') return [workload[id] !== true];
  const offered = offeredValues(workload, id);
  return kind.kind === 'subset' ? offered.map((value) => [value]) : [...offered, '', 'other'];
}
