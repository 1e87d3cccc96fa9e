import { describe, expect, test } from 'vitest';
import type { Case } from './cases/case.ts';
import { RECORDED } from './cases/recorded.ts';
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

describe('a recorded message is explained', () => {
  test.each(RECORDED)('$name', expectCase);
});
