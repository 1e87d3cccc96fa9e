/**
 * Answers ↔ saved file: `{ "version": 1, "answers": { … }, "policies": { … } }`, and from version 2 on
 * `"workloads": [{ "name": "web", "answers": { … } }]`. One workload is written as version 1.
 */
import {
  type Answers,
  askedAnswers,
  type EditedPolicies,
  isVpcQuestion,
  type Problem,
  type QuestionId,
  readAnswers,
  shown,
  UNNAMED,
} from '../core/index.ts';
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
  const fields = ['version', 'answers', 'policies', ...(version > 1 ? ['workloads'] : [])];
  for (const [field, value] of Object.entries(json))
    if (!fields.includes(field)) problems.push(unknownField(field, value, fields));
  const none = version > 1 ? {} : undefined;
  const answers = record(own(json, 'answers') ?? none, 'answers', problems);
  const policies = record(own(json, 'policies') ?? {}, 'policies', problems);
  const workloads = version > 1 ? listedWorkloads(own(json, 'workloads') ?? [], problems) : [];

  const written = migrate({ answers: Object.entries(answers), workloads }, version);
  const read = readWorkloads(written, (entries) => readAnswers(Object.fromEntries(entries)));
  const edited = readPolicies(Object.entries(policies), 'policies.');
  return {
    answers: read.answers,
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
      if (field !== 'name' && field !== 'answers')
        problems.push({ ...unknownField(field, inner, ['name', 'answers']), workload: shown(name) });
    return [{ name, answers: Object.entries(record(own(item, 'answers') ?? {}, 'answers', problems)) }];
  });
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
