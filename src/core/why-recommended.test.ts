import { expect, test } from 'vitest';
import { type Answers, PRESETS, pathsOf, plan, planVpc, toProfile, whyRecommended } from './index.ts';

const NAT: Answers = { internetGateway: true, egress: 'nat-gateway' };
const said = (answers: Answers) =>
  plan(toProfile(answers)).endpoints.map((endpoint) => [endpoint.service, whyRecommended(endpoint)] as const);

test('an endpoint beside a NAT gateway says why it is only recommended', () => {
  const sentences = said({ ...NAT, secretSources: ['secretsmanager'] });
  expect(sentences.length).toBeGreaterThan(4);
  for (const [service, text] of sentences)
    expect(text, service).toMatch(/^Recommended, not required: .*“Through a NAT gateway”/);
});

test('what is required, optional, or recommended whatever the path, says nothing of a path', () => {
  for (const [service, text] of said({})) expect(text, service).toBeUndefined();
  const blocked = said({ ...NAT, blockPublicAccess: 'bidirectional' });
  for (const [service, text] of blocked) expect(text, service).toBeUndefined();
  // On Fargate newer Regions recommend these three, also where the path leads nowhere.
  const newer = new Map(said({ region: 'mx-central-1' }));
  expect(newer.has('ecs-agent')).toBe(true);
  expect(newer.get('ecs-agent')).toBeUndefined();
});

test('the sentence stands exactly where some caller of the endpoint has a path, in all typical workloads', () => {
  for (const { answers } of PRESETS)
    for (const egress of ['none', 'nat-gateway', 'public-ip', 'transit', 'proxy'] as const)
      for (const endpoint of plan(toProfile({ ...answers, egress, internetGateway: egress !== 'none' }))
        .endpoints) {
        if (whyRecommended(endpoint) === undefined) continue;
        const { start, task } = pathsOf(toProfile({ ...answers, egress, internetGateway: true }));
        expect([endpoint.need, start || task]).toEqual(['recommended', true]);
      }
});

test('where several workloads use it, the answer is that of the VPC', () => {
  const { endpoints } = planVpc(NAT, [
    { name: 'web', answers: {} },
    { name: 'batch', answers: { launchType: 'EC2' } },
  ]);
  expect(whyRecommended(endpoints.find(({ service }) => service === 'logs') ?? fail())).toContain(
    'NAT gateway',
  );
});

function fail(): never {
  throw new Error('not planned');
}
