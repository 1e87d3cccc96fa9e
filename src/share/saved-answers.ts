/**
 * Answers ↔ saved file: `{ "version": 1, "answers": { … }, "policies": { … } }`, and from version 2 on
 * `"workloads": [{ "name": "web", "answers": { … } }]`. One workload is written as version 1. `"open": ["launchType"]`, beside
 * any answers, names those that were read in doubt.
 */
import {
  type Answers,
  askedAnswers,
  countingFor,
  type EditedPolicies,
  isVpcQuestion,
  marked,
  type NamedAnswers,
  type NamedProfile,
  type Problem,
  QUESTION_IDS,
  type QuestionId,
  readAnswers,
  shown,
  toProfiles,
  UNNAMED,
} from '../core/index.ts';
import { OPEN } from './link-parts.ts';
import { readPolicies } from './policies.ts';
import { type Shareable, sharedWorkloads } from './print-link.ts';
import {
  migrate,
  NEWEST_VERSION,
  readWorkloads,
  type SharedPlan,
  type WrittenWorkload,
} from './shared-plan.ts';

/** The saved file of a workload or of several, with edited policies if there are any. */
export function printSavedAnswers(shared: Shareable, policies: EditedPolicies = {}): string {
  const workloads = sharedWorkloads(shared);
  const edited = Object.keys(policies).length > 0 ? { policies } : {};
  const [only] = workloads;
  if (only !== undefined && workloads.length === 1)
    return printJson({ version: 1, answers: askedAnswers(only.profile), ...edited });
  return printJson({
    version: 2,
    answers: Object.assign({}, ...workloads.map(({ profile }) => onlyAbout(true, askedAnswers(profile)))),
    workloads: workloads.map(({ name, profile }) => ({
      name,
      answers: onlyAbout(false, askedAnswers(profile)),
    })),
    ...edited,
  });
}

/**
 * The saved file of a plan: only what was stated or read, as in its link, so that what is assumed stays an assumption; and
 * what was read in doubt is marked. `open` names such questions about the VPC, each workload its own.
 */
export function printKnownAnswers(
  vpc: Answers,
  workloads: readonly NamedAnswers[],
  policies: EditedPolicies = {},
  open: readonly QuestionId[] = [],
): string {
  const edited = Object.keys(policies).length > 0 ? { policies } : {};
  const profiles = toProfiles(vpc, workloads);
  const saidBy = (one: NamedProfile, index: number, isVpc: boolean): Answers => {
    const counting = countingFor({ answers: vpc }, workloads[index] ?? { name: '', answers: {} });
    const given = isVpc ? vpc : counting.answers;
    return Object.fromEntries(
      Object.entries(askedAnswers(one.profile)).filter(
        ([id]) => given[id as QuestionId] !== undefined && isVpcQuestion(id as QuestionId) === isVpc,
      ),
    ) as Answers;
  };
  const top: Answers = Object.assign({}, ...profiles.map((one, index) => saidBy(one, index, true)));
  const own = profiles.map((one, index) => ({
    name: one.name,
    answers: saidBy(one, index, false),
    open: workloads[index]?.open ?? [],
  }));
  const [only, ...others] = own;
  if (only !== undefined && others.length === 0 && only.name === '') {
    const answers = inTableOrder({ ...top, ...only.answers });
    return printJson({ version: 1, answers, ...marksOf([...open, ...only.open], answers), ...edited });
  }
  return printJson({
    version: 2,
    answers: inTableOrder(top),
    ...marksOf(open, top),
    workloads: own.map((one) => ({
      name: one.name,
      answers: inTableOrder(one.answers),
      ...marksOf(one.open, one.answers),
    })),
    ...edited,
  });
}

function inTableOrder(answers: Answers): Answers {
  return Object.fromEntries(
    QUESTION_IDS.filter((id) => answers[id] !== undefined).map((id) => [id, answers[id]]),
  ) as Answers;
}

function marksOf(open: readonly QuestionId[], answers: Answers): { readonly open?: readonly QuestionId[] } {
  return marked(open.filter((id) => answers[id] !== undefined));
}

function onlyAbout(vpc: boolean, answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers).filter(([id]) => isVpcQuestion(id as QuestionId) === vpc),
  ) as Answers;
}

function printJson(json: unknown): string {
  return `${JSON.stringify(json, null, 2)}\n`;
}

/** Reads a saved file. Never throws; whatever is not understood is in `problems`. */
export function readSavedAnswers(text: string): SharedPlan {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return nothing({
      field: '(file)',
      value: shown(text.slice(0, 60)),
      allowed: 'saved answers in JSON, { "version": 1, "answers": { … } }',
      taken: 'nothing',
    });
  }
  if (!isRecord(json))
    return nothing({
      field: '(file)',
      value: shown(json),
      allowed: 'an object { "version": 1, "answers": { … } }',
      taken: 'nothing',
    });
  const problems: Problem[] = [];
  const version = readVersion(own(json, 'version'), problems);
  const fields = ['version', 'answers', OPEN, 'policies', ...(version > 1 ? ['workloads'] : [])];
  for (const [field, value] of Object.entries(json))
    if (!fields.includes(field)) problems.push(unknownField(field, value, fields));
  const none = version > 1 ? {} : undefined;
  const answers = record(own(json, 'answers') ?? none, 'answers', problems);
  const policies = record(own(json, 'policies') ?? {}, 'policies', problems);
  const workloads = version > 1 ? listedWorkloads(own(json, 'workloads') ?? [], problems) : [];

  const open = listedMarks(json, problems);
  const written = migrate({ answers: Object.entries(answers), open, workloads }, version);
  const read = readWorkloads(written, (entries) => readAnswers(Object.fromEntries(entries)));
  const edited = readPolicies(Object.entries(policies), 'policies.');
  return {
    answers: read.answers,
    ...marked(read.open ?? []),
    workloads: read.workloads,
    policies: edited.policies,
    problems: [...problems, ...read.problems, ...read.conflicts, ...edited.problems],
    conflicts: read.conflicts,
  };
}

function readVersion(version: unknown, problems: Problem[]): number {
  if (typeof version === 'number' && Number.isInteger(version) && version >= 1 && version <= NEWEST_VERSION)
    return version;
  problems.push({
    field: 'version',
    value: shown(version ?? '(none)'),
    allowed: `1 to ${NEWEST_VERSION}; a newer planner may read newer files`,
    taken: '1',
  });
  return 1;
}

function listedWorkloads(value: unknown, problems: Problem[]): readonly WrittenWorkload<unknown>[] {
  if (!Array.isArray(value)) {
    problems.push({
      field: 'workloads',
      value: shown(value),
      allowed: 'a list of { "name", "answers" }',
      taken: 'one workload',
    });
    return [];
  }
  return value.flatMap((item: unknown) => {
    const name = isRecord(item) ? own(item, 'name') : undefined;
    if (!isRecord(item) || typeof name !== 'string') {
      problems.push({
        field: 'workloads',
        value: shown(item),
        allowed: '{ "name": "web", "answers": { … } }',
        taken: 'nothing',
      });
      return [];
    }
    for (const [field, inner] of Object.entries(item))
      if (!WORKLOAD_FIELDS.includes(field))
        problems.push({ ...unknownField(field, inner, WORKLOAD_FIELDS), workload: shown(name) });
    const answers = Object.entries(record(own(item, 'answers') ?? {}, 'answers', problems));
    return [{ name, answers, open: listedMarks(item, problems) }];
  });
}

const WORKLOAD_FIELDS: readonly string[] = ['name', 'answers', OPEN];

/** The questions that are marked as read in doubt. */
function listedMarks(json: { readonly [key: string]: unknown }, problems: Problem[]): readonly string[] {
  const value = own(json, OPEN) ?? [];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  problems.push({
    field: OPEN,
    value: shown(value),
    allowed: 'a list of ids of questions',
    taken: 'nothing',
  });
  return [];
}

function unknownField(field: string, value: unknown, fields: readonly string[]): Problem {
  return { field: shown(field), value: shown(value), allowed: fields.join(', '), taken: 'nothing' };
}

function record(value: unknown, field: string, problems: Problem[]): { readonly [key: string]: unknown } {
  if (isRecord(value)) return value;
  problems.push({ field, value: shown(value ?? '(none)'), allowed: 'an object', taken: 'the defaults' });
  return {};
}

function nothing(problem: Problem): SharedPlan {
  return { answers: {}, workloads: UNNAMED, policies: {}, problems: [problem], conflicts: [] };
}

function own(json: { readonly [key: string]: unknown }, field: string): unknown {
  return Object.hasOwn(json, field) ? json[field] : undefined;
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
