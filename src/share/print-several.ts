/** The link of several workloads: what they have in common once, then the rest of each. */
import {
  type EditedPolicies,
  isAsked,
  type NamedProfile,
  QUESTION_IDS,
  type QuestionId,
  questionOf,
} from '../core/index.ts';
import { encode, part, printOpen, printPolicies, type Said } from './link-parts.ts';
import { initials, NO, PACKED, packedBits, packedMarks, WORKLOAD, YES } from './link-words.ts';

/** A longer fragment has its sets packed: with an address before it, it stays below what every browser and chat takes. */
const LONGEST_READABLE = 1_900;

/** Several workloads, readable; packed only where that would be too long. */
export function printSeveral(
  workloads: readonly NamedProfile[],
  vpc: readonly Said[],
  own: readonly (readonly Said[])[],
  policies: EditedPolicies,
  open: Marks = [],
): string {
  const plain: Printing = { answers: parts, marks: printOpen };
  const readable = printSections(workloads, vpc, own, policies, open, plain);
  if (readable.length <= LONGEST_READABLE) return readable;
  const shorter = own.map((said) => said.map(packed));
  return printSections(workloads, vpc, shorter, policies, open, {
    answers: (said) => parts(said, packedIds),
    marks: (marks, said) => printOpen(marks, said, packedMarks),
  });
}

/** What was read in doubt: of the VPC first, then of each workload. */
type Marks = readonly (readonly QuestionId[] | undefined)[];

/** How answers and marks are written: readable or packed. */
interface Printing {
  readonly answers: (said: readonly Said[]) => readonly string[];
  readonly marks: (open: readonly QuestionId[] | undefined, said: readonly Said[]) => readonly string[];
}

type PrintIds = (ids: readonly QuestionId[]) => string;
const packedIds: PrintIds = (ids) => PACKED + ids.map(initials).join();

/** A set as a number where that is shorter; `link.ts` reads it. Values are only ever added at the end of their question. */
function packed([id, text]: Said): Said {
  const { kind } = questionOf(id);
  if (kind.kind !== 'subset') return [id, text];
  const values = kind.options.map(({ value }) => value);
  const short = packedBits(values, text.split(','));
  return [id, short.length < text.length ? short : text];
}

/**
 * What most workloads answer comes first and counts for all of them, if all of them say something; of each workload only
 * the rest follows. An empty text is no answer, and left out at the top.
 */
function printSections(
  workloads: readonly NamedProfile[],
  vpc: readonly Said[],
  own: readonly (readonly Said[])[],
  policies: EditedPolicies,
  [openVpc, ...open]: Marks,
  print: Printing,
): string {
  const common = new Map(QUESTION_IDS.flatMap((id) => commonAnswer(id, workloads, own)));
  const top = [...vpc, ...common].filter(isAnswer);
  const each = workloads.flatMap(({ name }, index) => [
    `${WORKLOAD}=${encode(name)}`,
    ...print.answers((own[index] ?? []).filter(([id, text]) => text !== common.get(id))),
    ...print.marks(open[index], (own[index] ?? []).filter(isAnswer)),
  ]);
  const vpcMarks = print.marks(openVpc, vpc.filter(isAnswer));
  return ['v=2', ...print.answers(top), ...vpcMarks, ...printPolicies(policies), ...each].join('&');
}

const isAnswer = ([id, text]: Said): boolean => text !== '' || questionOf(id).kind.kind !== 'text';

/** What most of the workloads that are asked a question answer, if each answers it and some agree; of equally many the first. */
function commonAnswer(
  id: QuestionId,
  workloads: readonly NamedProfile[],
  own: readonly (readonly Said[])[],
): readonly Said[] {
  const said = own.flatMap((each) => each.find((one) => one[0] === id)?.[1] ?? []);
  if (said.length === 0 || workloads.filter(({ profile }) => isAsked(profile, id)).length > said.length)
    return [];
  const counts = new Map<string, number>();
  for (const text of said) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [most] = [...counts].sort((one, other) => other[1] - one[1]);
  return most === undefined || most[1] === 1 ? [] : [[id, most[0]]];
}

/** Answers as parts, flags in two lists. */
function parts(said: readonly Said[], printIds: PrintIds = (ids) => ids.join()): readonly string[] {
  const list = (name: string, flag: string): readonly string[] => {
    const ids = said.filter(([, text]) => text === flag).map(([id]) => id);
    return ids.length === 0 ? [] : [`${name}=${printIds(ids)}`];
  };
  const rest = said.filter(([, text]) => text !== 'true' && text !== 'false');
  return [...rest.map(part), ...list(YES, 'true'), ...list(NO, 'false')];
}
