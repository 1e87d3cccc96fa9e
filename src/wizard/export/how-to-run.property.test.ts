import { expect, test } from 'vitest';
import {
  type Answers,
  contextOf,
  EXPORT_FORMATS,
  type ExportFormat,
  exportPlan,
  SCENARIOS,
} from '../../testing/conformance-entry.ts';
import { howToRun } from './how-to-run.ts';

/** All that a plan can leave open, each account of a hub by itself too. */
const WIDE: Answers = {
  ipAddressType: 'dualstack',
  endpointPolicies: 'documented-examples',
  secretSources: ['secretsmanager', 'ssm'],
  applicationServices: ['dynamodb', 'sts'],
  include: 'optional',
};
const ANSWERS: readonly Answers[] = [
  ...SCENARIOS.map(({ answers }) => answers),
  WIDE,
  { ...WIDE, subnetOwnership: 'participant' },
  ...(['both', 'hub-account', 'task-account'] as const).map((hubPart) => ({
    ...WIDE,
    endpointPlacement: 'central-vpc' as const,
    hubPart,
  })),
];
const CASES = ANSWERS.map((answers) => ({ answers, context: contextOf(answers) }));

interface Template {
  readonly Parameters?: { readonly [id: string]: { readonly Default?: string } };
}

const first = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '');
const blocksOf = (text: string, start: RegExp): readonly string[] => text.split(start).slice(1);

/** What has no default: read from the file as it is printed, each in the words of its format. */
const NEEDED: { readonly [F in ExportFormat]?: (file: string) => readonly string[] } = {
  cloudformation: (file) =>
    blocksOf(/^Parameters:\n((?: .*\n|\n)+)/m.exec(file)?.[1] ?? '', /^ {2}(?=\w+:$)/m)
      .filter((block) => !/^ {4}Default:/m.test(block))
      .map((block) => /^\w+/.exec(block)?.[0] ?? ''),
  'cloudformation-json': (file) =>
    Object.entries((JSON.parse(file) as Template).Parameters ?? {})
      .filter(([, { Default }]) => Default === undefined)
      .map(([id]) => id),
  terraform: (file) =>
    blocksOf(file, /^variable (?=")/m)
      .filter((block) => !/^ {2}default /m.test(block.slice(0, block.indexOf('\n}'))))
      .map((block) => /^"(\w+)"/.exec(block)?.[1] ?? ''),
  cdk: (file) => first(file, /^ {2}readonly (\w+): /gm),
  cli: (file) => [
    ...first(file, /^ +must_match (--[\w-]+) "\$[A-Z]/gm),
    ...first(file, /\[@\]:-\}"; do\n +must_match (--[\w-]+) /g),
  ],
  'cli-plain': (file) => first(file, /^: "\$\{(\w+):\?set it first/gm),
};

/** What the command gives; of a construct, its own example in the file. */
const GIVEN: { readonly [F in ExportFormat]?: (command: string, file: string) => readonly string[] } = {
  cloudformation: (command) => first(command, /^ {4}(\w+)=\S/gm),
  'cloudformation-json': (command) => first(command, /^ {4}(\w+)=\S/gm),
  terraform: (command) => first(command, /^ {2}-var '?(\w+)=\S/gm),
  cdk: (_, file) => first(file, /^ \* {3}(\w+): /gm),
  cli: (command) => first(command, /^ {2}(--[\w-]+) \S/gm).filter((flag) => !flag.endsWith('-cidr')),
  'cli-plain': (command) => first(command, /^(\w+)=\S/gm),
};

const RUN = EXPORT_FORMATS.filter((format) => NEEDED[format] !== undefined);

test.each(RUN)(
  '%s: the command beside the file gives each value for which the file has no default',
  (format) => {
    const seen = new Set<string>();
    for (const { answers, context } of CASES) {
      const file = exportPlan(format, context);
      const { commands, open } = howToRun(format, 'shop-endpoints.x', context.plan);
      const needed = NEEDED[format]?.(file) ?? [];
      const run = commands.filter((one) => /deploy \\|plan |bash /.test(one));
      expect(run.length > 0).toBe(format !== 'cdk');
      for (const command of run) {
        const given = GIVEN[format]?.(command, file) ?? [];
        expect([...given].sort(), JSON.stringify(answers)).toEqual([...needed].sort());
      }
      if (format === 'cdk') {
        expect(GIVEN.cdk?.('', file), JSON.stringify(answers)).toEqual(expect.arrayContaining([...needed]));
        expect(open).toHaveLength(needed.length);
      }
      for (const name of needed) seen.add(name);
    }
    expect(seen.size).toBeGreaterThanOrEqual(6);
  },
);

test('a stack of the AWS CDK that takes the template in gives each value for which it has no default', () => {
  for (const { answers, context } of CASES) {
    const runbook = exportPlan('markdown', context);
    if (!runbook.includes('new CfnInclude(')) continue;
    const given = first(runbook.slice(runbook.indexOf('new CfnInclude(')), /^ {4}(\w+): /gm);
    const needed = NEEDED['cloudformation-json']?.(exportPlan('cloudformation-json', context)) ?? [];
    expect(given, JSON.stringify(answers)).toEqual(expect.arrayContaining([...needed]));
  }
});

test('a plan that leaves nothing open is run without values, and a file for reading takes none', () => {
  const { plan } = contextOf({});
  expect(howToRun('json', 'x.json', plan)).toMatchObject({ commands: [], open: [] });
  expect(howToRun('cloudformation', 'ecs-endpoints.yaml', plan).commands).toEqual([
    [
      'aws cloudformation deploy',
      '  --region us-east-1',
      '  --stack-name ecs-endpoints',
      '  --template-file ecs-endpoints.yaml',
      '  --parameter-overrides',
      '    VpcId=vpc-0a1b2c3d4e5f67890',
      '    SubnetIds=subnet-0a1b2c3d4e5f67890',
      '    RouteTableIds=rtb-0a1b2c3d4e5f67890',
      '    VpcCidr=10.0.0.0/16',
    ].join(' \\\n'),
  ]);
  const closed = contextOf({
    vpcId: 'vpc-0a1b2c3d4e5f60718',
    subnetIds: 'subnet-0aaaaaaaaaaaaaaa1',
    routeTableIds: 'rtb-0a1b2c3d4e5f60711',
    taskSubnetCidrs: '10.0.1.0/24',
  });
  for (const format of RUN)
    for (const command of howToRun(format, 'x', closed.plan).commands)
      expect(command).not.toMatch(/=|--parameter-overrides|--vpc-id/);
});
