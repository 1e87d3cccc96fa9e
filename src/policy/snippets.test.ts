import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answers } from '../core/index.ts';
import { POLICY_CHARACTER_LIMIT, POLICY_PLACEHOLDERS, plan, policyText, toProfile } from '../core/index.ts';
import { anyAnswers } from '../testing/arbitrary.ts';
import { partitionNamed } from '../testing/needed-calls.ts';
import { policySnippets } from './snippets.ts';

const snippetsOf = (answers: Answers) => policySnippets(plan(toProfile(answers)));
const snippetOf = (answers: Answers, id: string) => snippetsOf(answers).find((snippet) => snippet.id === id);

describe('the policies to copy', () => {
  test('have a Principal unless they belong to a role, and names, reasons and sources', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const snippets = snippetsOf(answers);
        expect(new Set(snippets.map(({ id }) => id)).size).toBe(snippets.length);
        for (const { title, why, cites, attachTo, document } of snippets) {
          expect([title, why].includes('')).toBe(false);
          expect(cites.length).toBeGreaterThan(0);
          expect(policyText(document).length).toBeLessThan(POLICY_CHARACTER_LIMIT);
          for (const statement of document.Statement)
            expect(statement.Principal !== undefined).toBe(attachTo !== 'iam-role');
        }
      }),
      { numRuns: 60 },
    );
  });

  test('name resources in the partition of the Region, and leave open only what a placeholder stands for', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const workload = toProfile(answers);
        const text = policySnippets(plan(workload))
          .map(({ document }) => policyText(document))
          .join();
        for (const [, partition] of text.matchAll(/arn:([a-z-]+):/g))
          expect(partition).toBe(partitionNamed(workload.region));
        for (const [, word] of text.matchAll(/\$\{(\w+)\}/g)) expect(POLICY_PLACEHOLDERS).toContain(word);
        expect(text.replace(/\$\{\w+\}/g, '')).not.toMatch(/\{\w+\}|undefined/);
      }),
      { numRuns: 60 },
    );
  });

  test('limit pulling to the VPC or to the endpoint, and never the login', () => {
    const snippet = snippetOf({ vpcId: 'vpc-0a1b2c3d' }, 'task-execution-role-ecr-condition');
    expect(snippet?.attachTo).toBe('iam-role');
    expect(snippet?.document.Statement).toEqual([
      {
        Effect: 'Allow',
        Action: ['ecr:GetAuthorizationToken', 'logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: '*',
      },
      {
        Effect: 'Allow',
        Action: ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'],
        Resource: 'arn:aws:ecr:*:*:repository/*',
        Condition: { StringEquals: { 'aws:sourceVpc': 'vpc-0a1b2c3d' } },
      },
    ]);
    const byEndpoint = snippetOf({}, 'task-execution-role-ecr-condition-endpoint');
    expect(byEndpoint?.document.Statement[1]?.Condition).toEqual({
      StringEquals: { 'aws:sourceVpce': '${EcrDkrEndpointId}' },
    });
  });

  test('hold the documented examples of the planned services, with the three of Amazon ECR', () => {
    const ids = snippetsOf({ launchType: 'EC2', secretSources: ['secretsmanager'], xray: true }).map(
      ({ id }) => id,
    );
    expect(ids).toEqual(
      expect.arrayContaining([
        'example-ecs',
        'example-ecr-pull',
        'example-ecr-prevent-delete',
        'example-ecr-combined',
        'example-s3',
        'example-logs',
        'example-secretsmanager',
        'example-xray',
      ]),
    );
    expect(snippetsOf({ imageRegistries: [], logDrivers: [] })).toEqual([]);
  });

  test('are the examples as documented: the ecs page, with the Principal that older versions lack', () => {
    expect(snippetOf({ launchType: 'EC2' }, 'example-ecs')?.document).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Principal: '*',
          Effect: 'Allow',
          Action: ['ecs:CreateCluster', 'ecs:ListClusters'],
          Resource: ['*'],
        },
      ],
    });
    expect(snippetOf({}, 'example-s3')?.document.Statement[0]?.Sid).toBe('Access-to-specific-bucket-only');
  });
});
