/** What the tests of the exports need, on Node.js and, bundled, in the end-to-end suites. */
import { type Answers, type EditedPolicies, PRESETS, PRICES, plan, toProfile } from '../core/index.ts';
import type { ExportContext } from '../export/index.ts';
import { printFragment } from '../share/index.ts';
import { drawAnswers, seeded } from './arbitrary.ts';

export * from '../core/index.ts';
export { shellWord } from '../export/cli/shell.ts';
export * from '../export/index.ts';
export { codeSpan, escapeMarkdown, table } from '../export/markdown/text.ts';

export interface Scenario {
  readonly id: string;
  readonly answers: Answers;
}

/** Every preset, and what presets leave out: a target that is answered, one that differs in every way. */
export const SCENARIOS: readonly Scenario[] = [
  ...PRESETS.map(({ id, answers }) => ({ id, answers })),
  {
    id: 'answered-target',
    answers: {
      region: 'eu-west-1',
      launchType: 'EC2',
      existingContainerInstances: true,
      ipAddressType: 'dualstack',
      applicationServices: ['dynamodb', 'sts'],
      endpointPolicies: 'documented-examples',
      secretSources: ['secretsmanager'],
      ecrApiPrivateDns: false,
      accountId: '123456789012',
      taskExecutionRole: 'ecsTaskExecutionRole',
      vpcId: 'vpc-0a1b2c3d4e5f60718',
      subnetIds: 'subnet-0aaaaaaaaaaaaaaa1,subnet-0bbbbbbbbbbbbbbb2',
      routeTableIds: 'rtb-0a1b2c3d4e5f60711,rtb-0a1b2c3d4e5f60712',
      taskSubnetCidrs: '10.0.1.0/24,10.0.2.0/24',
      tags: 'team=platform,cost center=4711,stage=prod',
      namePrefix: 'shop-prod',
      include: 'optional',
    },
  },
  {
    id: 'hub',
    answers: {
      region: 'us-east-1',
      launchType: 'FARGATE',
      egress: 'transit',
      endpointPlacement: 'central-vpc',
      sharedByVpcs: 12,
      ipAddressType: 'dualstack',
      applicationServices: ['kinesis-streams'],
      namePrefix: 'hub',
    },
  },
  {
    id: 'existing-group',
    answers: {
      region: 'us-east-1',
      launchType: 'FARGATE',
      endpointPolicies: 'documented-examples',
      secretSources: ['secretsmanager'],
      vpcId: 'vpc-0a1b2c3d4e5f60718',
      securityGroupId: 'sg-0a1b2c3d4e5f60701',
    },
  },
];

/** The context of an export, as the wizard and the command line make it. */
export function contextOf(answers: Answers, policies: EditedPolicies = {}): ExportContext {
  const workload = toProfile(answers);
  return {
    plan: plan(workload, { policies }),
    fragment: printFragment(workload, policies),
    catalogue: PRICES,
  };
}

/** Random workloads, the same in each run. */
export function generatedAnswers(count: number, seed = 20_231_223): readonly Answers[] {
  const random = seeded(seed);
  // The parts of two accounts are runs of their own: suites/accounts.mjs.
  return Array.from({ length: count }, () => ({ ...drawAnswers(random), hubPart: 'both' }));
}
