import { describe, expect, test } from 'vitest';
import { type PolicyDocument, plan, toProfile } from '../core/index.ts';
import { allFindings, policyProblems } from './plan-problems.ts';

const nothing: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' }],
};

describe('the policies that a user wrote into a plan', () => {
  test('are judged, and their errors come before what the rules report', () => {
    const planned = plan(toProfile({}), { policies: { s3: nothing } });
    expect(policyProblems(planned).map(({ service, severity }) => `${service} ${severity}`)).toEqual([
      's3 error',
    ]);
    expect(allFindings(planned)[0]).toMatchObject({ severity: 'error', rule: 'policy/blocks' });
    expect(allFindings(planned)).toHaveLength(planned.findings.length + 1);
  });

  test('have no problems while there are none', () => {
    const planned = plan(toProfile({}));
    expect(policyProblems(planned)).toEqual([]);
    expect(allFindings(planned).map(({ rule }) => rule)).toEqual(planned.findings.map(({ rule }) => rule));
  });
});
