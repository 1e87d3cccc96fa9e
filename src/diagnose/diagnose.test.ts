import { describe, expect, test } from 'vitest';
import { AGENT_CASES } from './cases/agent.ts';
import type { Case } from './cases/case.ts';
import { CREATION_CASES } from './cases/creation.ts';
import { EXEC_CASES } from './cases/exec.ts';
import { FORM_CASES } from './cases/form.ts';
import { LOGS_CASES } from './cases/logs.ts';
import { PULL_CASES } from './cases/pull.ts';
import { RECORDED } from './cases/recorded.ts';
import { RUNTIME_CASES } from './cases/runtime.ts';
import { SDK_CASES } from './cases/sdk.ts';
import { SILENT_CASES } from './cases/silent.ts';
import { STARTUP_CASES } from './cases/startup.ts';
import { VOLUMES_CASES } from './cases/volumes.ts';
import { diagnose } from './index.ts';

function expectCase(wanted: Case): void {
  const { diagnoses, answers } = diagnose(wanted.text);
  const [first] = diagnoses;
  expect(
    { cause: first?.cause ?? 'none', endpoints: [...(first?.endpoints ?? [])].sort(), rule: first?.rule },
    JSON.stringify(diagnoses.map(({ cause, endpoints, likelihood }) => ({ cause, endpoints, likelihood }))),
  ).toEqual({ cause: wanted.cause, endpoints: [...wanted.endpoints].sort(), rule: first?.rule });
  if (wanted.region !== undefined) expect(first?.region).toBe(wanted.region);
  if (wanted.host !== undefined) expect(first?.host).toBe(wanted.host);
  if (wanted.address !== undefined) expect(first?.address).toBe(wanted.address);
  if (wanted.alternative !== undefined)
    expect(diagnoses.map(({ cause }) => cause)).toContain(wanted.alternative);
  if (wanted.answers !== undefined) expect(answers).toMatchObject(wanted.answers);
}

describe('is explained: ', () => {
  test.each(RECORDED)('recorded message $name', expectCase);
  test.each(STARTUP_CASES)('before the start: $name', expectCase);
  test.each(PULL_CASES)('image pull: $name', expectCase);
  test.each(LOGS_CASES)('log driver: $name', expectCase);
  test.each(AGENT_CASES)('agent: $name', expectCase);
  test.each(EXEC_CASES)('ECS Exec: $name', expectCase);
  test.each(CREATION_CASES)('creating an endpoint: $name', expectCase);
  test.each(VOLUMES_CASES)('volume: $name', expectCase);
  test.each(RUNTIME_CASES)('other reason: $name', expectCase);
  test.each(SDK_CASES)('application: $name', expectCase);
  test.each(FORM_CASES)('form: $name', expectCase);
});

test('a heading is as sure as its answer', () => {
  const headings = RECORDED.flatMap(({ text }) => diagnose(text).diagnoses);
  const begins = {
    certain: /^[A-Z](?!ikely:|ossible:)/,
    likely: /^Likely: [a-z]/,
    possible: /^Possible: [a-z]/,
  };
  expect(new Set(headings.map(({ likelihood }) => likelihood)).size).toBe(3);
  for (const { heading, likelihood } of headings) expect(heading).toMatch(begins[likelihood]);
});

describe('is not diagnosed: ', () => {
  test.each(SILENT_CASES)('$name', expectCase);
});

test('an activation of AWS Systems Manager says nothing about Amazon EC2', () => {
  const registration =
    'ERROR Registration failed due to error registering the instance with AWS SSM. InvalidActivation:';
  expect(diagnose(registration).answers.launchType).toBeUndefined();
});
