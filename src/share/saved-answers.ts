/** Answers ↔ saved file: `{ "version": 1, "answers": { … }, "policies": { … } }`. */
import {
  askedAnswers,
  conflictsIn,
  type EditedPolicies,
  type Problem,
  readAnswers,
  shown,
  type WorkloadProfile,
} from '../core/index.ts';
import type { SharedPlan } from './link.ts';
import { readPolicies } from './policies.ts';

/** The saved file of a workload, with edited policies if there are any. */
export function printSavedAnswers(workload: WorkloadProfile, policies: EditedPolicies = {}): string {
  const edited = Object.keys(policies).length > 0 ? { policies } : {};
  return `${JSON.stringify({ version: 1, answers: askedAnswers(workload), ...edited }, null, 2)}\n`;
}

/** Reads a saved file. Never throws; whatever is not understood is in `problems`. */
export function readSavedAnswers(text: string): SharedPlan {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return nothing({
      field: '(file)',
      value: shown(text.slice(0, 60)),
      allowed: `JSON: ${error instanceof Error ? error.message : String(error)}`,
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
  for (const [field, value] of Object.entries(json)) {
    if (!['version', 'answers', 'policies'].includes(field))
      problems.push({
        field: shown(field),
        value: shown(value),
        allowed: 'version, answers, policies',
        taken: 'nothing',
      });
  }
  const version = own(json, 'version');
  if (version !== 1)
    problems.push({
      field: 'version',
      value: shown(version ?? '(none)'),
      allowed: '1; a newer planner may read newer files',
      taken: '1',
    });
  const answers = record(own(json, 'answers'), 'answers', problems);
  const policies = record(own(json, 'policies') ?? {}, 'policies', problems);

  const read = readAnswers(answers);
  const edited = readPolicies(Object.entries(policies), 'policies.');
  const conflicts = conflictsIn(read.answers);
  return {
    answers: read.answers,
    policies: edited.policies,
    problems: [...problems, ...read.problems, ...conflicts, ...edited.problems],
    conflicts,
  };
}

function record(value: unknown, field: string, problems: Problem[]): { readonly [key: string]: unknown } {
  if (isRecord(value)) return value;
  problems.push({ field, value: shown(value ?? '(none)'), allowed: 'an object', taken: 'the defaults' });
  return {};
}

function nothing(problem: Problem): SharedPlan {
  return { answers: {}, policies: {}, problems: [problem], conflicts: [] };
}

function own(json: { readonly [key: string]: unknown }, field: string): unknown {
  return Object.hasOwn(json, field) ? json[field] : undefined;
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
