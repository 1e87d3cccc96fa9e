/** What every format has to say alike, where a plan has several workloads, two accounts or long tags. */
import { expect, test } from 'vitest';
import { planVpc } from '../core/index.ts';
import { contextOf, exportPlan } from '../testing/conformance-entry.ts';
import { fitsCall } from './cloudformation/size.ts';

const several = (...workloads: readonly Parameters<typeof contextOf>[0][]) => ({
  ...contextOf({}),
  plan: planVpc(
    {},
    workloads.map((answers, index) => ({ name: `w${index}`, answers })),
  ),
});

test('script and runbook are about all workloads, not about the first one only', () => {
  const running = { launchType: 'EC2', existingContainerInstances: true } as const;
  const mixed = several({ launchType: 'FARGATE' }, running);
  expect(exportPlan('cli', mixed)).toContain("readonly RESTART_DOCUMENT='AWS-RunShellScript'");
  expect(exportPlan('markdown', mixed)).toContain('on AWS Fargate (Linux) and Amazon EC2 (Linux) needs');
  // One document cannot restart both: the steps of the runbook do.
  const both = several(running, { ...running, operatingSystem: 'WINDOWS' });
  expect(exportPlan('cli', both)).not.toContain('restart-agents)');
});

test('with a connection to a hub of another account, its IPv6 blocks are needed where the tasks use IPv6', () => {
  const part = { endpointPlacement: 'central-vpc', hubPart: 'task-account', routeTableIds: '' } as const;
  const needed = 'length(coalesce(var.hub_ipv6_cidrs, [])) > 0';
  expect(exportPlan('terraform', contextOf({ ...part, ipAddressType: 'dualstack' }))).toContain(needed);
  expect(exportPlan('terraform', contextOf(part))).not.toContain(needed);
  const cdk = (ipAddressType: 'ipv4' | 'dualstack') =>
    exportPlan('cdk', contextOf({ ...part, ipAddressType }));
  expect(cdk('dualstack')).toContain('ipv4.length === 0 || ipv6.length === 0)');
  expect(cdk('ipv4')).toContain('ipv4.length === 0) throw');
});

test.each(['a', 'é', '日', '😀'])('a template of %s is measured in bytes', (sign) => {
  const bytes = new TextEncoder().encode(sign).length;
  expect(fitsCall(sign.repeat(Math.floor(51_200 / bytes)))).toBe(true);
  expect(fitsCall(sign.repeat(Math.floor(51_200 / bytes) + 1))).toBe(false);
});

test('a template that only its tags make too large for a call says so', () => {
  const tags = Array.from({ length: 8 }, (_, index) => `k${index}=${'日'.repeat(255)}`).join(',');
  const text = exportPlan(
    'cloudformation-json',
    contextOf({ tags, secretSources: ['ssm', 'secretsmanager'] }),
  );
  expect(new TextEncoder().encode(text).length > 51_200).toBe(text.includes('--s3-bucket'));
});
