import { describe, expect, test } from 'vitest';
import {
  type Answers,
  askedAnswers,
  contextOf,
  EXPORT_FORMATS,
  exportPlan,
  FORMATS,
  isExportFormat,
  SCENARIOS,
  toGraph,
} from '../testing/conformance-entry.ts';
import { fileNameOf } from './format.ts';

const CONTEXTS = SCENARIOS.map(({ answers }) => contextOf(answers));

describe('every format', () => {
  test('is there, loads on demand, says how it is run, and has a file name with its own ending', async () => {
    const context = contextOf({});
    for (const format of EXPORT_FORMATS) {
      expect((await FORMATS[format].load())(context)).toBe(exportPlan(format, context));
      expect(FORMATS[format].howToRun.text).toMatch(/\.$/);
    }
    const names = EXPORT_FORMATS.map((format) => fileNameOf(format, 'shop'));
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^shop-endpoints\.[a-z.]+$/);
    expect(['terraform', 'cdk', '__proto__', 'constructor', ''].map(isExportFormat)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  test.each(EXPORT_FORMATS)('%s carries the fragment of the plan and ends with one line break', (format) => {
    for (const context of CONTEXTS) {
      const text = exportPlan(format, context);
      expect(text).toContain(context.fragment);
      expect(text).toMatch(/[^\n]\n$/);
      expect(text).not.toMatch(/undefined|\[object |NaN/);
    }
  });

  test.each(['cloudformation', 'terraform', 'cdk', 'cli', 'cli-plain'] as const)(
    '%s says in its head when it is a part of the plan, and of what',
    (format) => {
      const whole = contextOf({});
      expect(exportPlan(format, whole)).not.toContain('A part of the plan');
      const endpoints = whole.plan.endpoints.filter(({ service }) => service === 'logs');
      const part = { ...whole, plan: { ...whole.plan, endpoints } };
      expect(exportPlan(format, { ...part, partOf: 'error' })).toContain(
        'A part of the plan, only what the error names (logs). The line above opens the whole plan.',
      );
      expect(exportPlan(format, { ...part, partOf: 'missing' })).toContain(
        'A part of the plan, only what is missing',
      );
    },
  );

  test.each(EXPORT_FORMATS.filter((format) => format !== 'json'))(
    '%s says beside a policy that allows everything why it does, unless that was chosen',
    (format) => {
      const said = (answers: Answers): readonly string[] => {
        const text = exportPlan(format, contextOf(answers)).replace(/\n\s*(?:#|\/\/) /g, ' ');
        return text.match(/(?:Its policy|policy\.json) allows everything.{0,160}/g) ?? [];
      };
      const answers = { applicationServices: ['kinesis-streams', 'bedrock-runtime'] } as const;
      const found = said(answers);
      expect(found[0]).toMatch(
        /hich calls are made through .* is not known: a policy that forgets one would/,
      );
      expect(found.at(-1)).toMatch(
        /Narrow it|as that of kinesis-streams|kinesis-streams and bedrock-runtime/,
      );
      expect(said({ vpcInUse: true }).length).toBeGreaterThan(0);
      expect(said({ ...answers, endpointPolicies: 'full-access' })).toEqual([]);
    },
  );

  test('cdk: a line is indented by one step more than the one before it at most', () => {
    for (const context of CONTEXTS) {
      const depths = exportPlan('cdk', context)
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => [line.length - line.trimStart().length, line] as const);
      const jumps = depths.filter(([depth], index) => depth > (depths[index - 1]?.[0] ?? 0) + 2);
      expect(jumps).toEqual([]);
    }
  });

  test('cli: what the options do stands in one column of the help', () => {
    for (const context of CONTEXTS) {
      const options = exportPlan('cli', context).match(/(?<=^Options:\n)(?: {2}--.*\n)+/m)?.[0] ?? '';
      const column = /^.*(?=show this$)/m.exec(options)?.[0].length ?? 0;
      for (const line of options.trimEnd().split('\n')) expect(line.slice(column - 1), line).toMatch(/^ \S/);
    }
  });

  test.each(['cloudformation', 'terraform', 'cdk', 'cli'] as const)(
    '%s says a reason that several endpoints share once, and names the endpoint that has it',
    (format) => {
      const answers: Answers = { launchType: 'EC2', existingContainerInstances: true };
      const text = exportPlan(format, contextOf(answers));
      expect(text.match(/calls the API through ecs/g)).toHaveLength(1);
      expect(text.match(/(?:#|\/\/) As for ecs-agent\.\n/g)).toHaveLength(2);
      expect(text.indexOf('calls the API through ecs')).toBeLessThan(text.indexOf('As for ecs-agent.'));
    },
  );

  test('of a hub says in its head which resources it makes, and no others', () => {
    const hub = { egress: 'transit', endpointPlacement: 'central-vpc' } as const;
    const head = (answers: object) => exportPlan('cli', contextOf({ ...hub, ...answers }));
    expect(head({})).toContain('interface endpoints, group and private hosted zones for the hub, gateway');
    const given = head({ securityGroupId: 'sg-0a1b2c3d4e5f60701' });
    expect(given).toContain('interface endpoints and private hosted zones for the hub');
  });

  test('asks for the account of the tasks where the subnets are shared: whoever creates the endpoints is another', () => {
    const context = contextOf({
      subnetOwnership: 'participant',
      launchType: 'EC2',
      guardDutyRuntimeMonitoring: true,
      endpointPolicies: 'documented-examples',
    });
    expect(exportPlan('cloudformation', context)).toMatch(/^ {2}AccountId:$/m);
    expect(exportPlan('terraform', context)).toMatch(/account_id += var\.account_id$/m);
    expect(exportPlan('cli', context)).toContain('must_match --account-id "$ACCOUNT_ID"');
    expect(exportPlan('cli', context)).not.toContain('ACCOUNT_ID:-$CALLER');
    expect(exportPlan('cdk', context)).toContain('readonly accountId: string;');
    for (const format of ['cli-plain', 'markdown'] as const)
      expect(exportPlan(format, context)).toContain('${ACCOUNT_ID:?set it first');
  });

  test('says in its head that there is nothing to create', () => {
    const context = contextOf({ imageRegistries: [], logDrivers: [] });
    for (const format of ['cloudformation', 'terraform', 'cli', 'cli-plain', 'cdk'] as const)
      expect(exportPlan(format, context)).toMatch(/^(?:#|\/\/) - There is no endpoint to create\.$/m);
  });

  test('is short enough to be read: the first preset in Terraform and CloudFormation', () => {
    const context = contextOf(SCENARIOS[0]?.answers ?? {});
    expect(exportPlan('terraform', context).split('\n').length).toBeLessThanOrEqual(200);
    expect(exportPlan('cloudformation', context).split('\n').length).toBeLessThanOrEqual(230);
  });

  test('exports what include says', () => {
    const answers = { ...SCENARIOS.find(({ id }) => id === 'ec2-new')?.answers };
    const exported = (include: 'required' | 'recommended' | 'optional') =>
      toGraph(contextOf({ ...answers, include }).plan).resources.flatMap((resource) =>
        'service' in resource ? [resource.service] : [],
      );
    expect(exported('required')).not.toContain('monitoring');
    expect(exported('optional')).toContain('monitoring');
    for (const format of ['cloudformation', 'cloudformation-json', 'terraform', 'cli'] as const) {
      const name = 'com.amazonaws.ap-northeast-1.monitoring';
      expect(exportPlan(format, contextOf({ ...answers, include: 'required' }))).not.toContain(name);
      expect(exportPlan(format, contextOf({ ...answers, include: 'optional' }))).toContain(name);
    }
  });
});

describe('a template', () => {
  const everything = {
    imageRegistries: ['ecr-private', 'ecr-pull-through-cache', 'ecr-public', 'other'],
    registryCredentials: true,
    logDrivers: ['awslogs', 'awsfirelens', 'splunk'],
    firelensDestinations: [
      'cloudwatch-logs',
      'kinesis-firehose',
      'kinesis-streams',
      's3',
      'opensearch',
      'other',
    ],
    secretSources: ['secretsmanager', 'ssm'],
    environmentFiles: true,
    ecsExec: true,
    ecsExecAudit: ['cloudwatch-logs', 's3'],
    customerManagedKey: true,
    serviceConnect: true,
    xray: true,
    guardDutyRuntimeMonitoring: true,
    volumes: ['efs', 'ebs'],
    applicationServices: ['sts', 'dynamodb', 'sqs', 'sns', 'events', 'monitoring', 'servicediscovery'],
    endpointPolicies: 'documented-examples',
    openS3Connections: true,
    dns: 'custom',
    ipAddressType: 'dualstack',
    include: 'optional',
  } as const;

  test.each([
    {
      region: 'us-gov-west-1',
      launchType: 'EC2',
      existingContainerInstances: true,
      instanceManagement: true,
      fips: true,
    },
    {
      region: 'ca-west-1',
      launchType: 'FARGATE',
      templateSourceRegion: 'us-east-1',
      templateHasEndpoints: true,
    },
    { region: 'us-west-2', launchType: 'EXTERNAL' },
  ] as const)('of everything for $launchType can be passed in a call: 51,200 bytes at most', (answers) => {
    const context = contextOf({ ...everything, ...answers });
    expect(context.plan.endpoints.length).toBeGreaterThan(18);
    for (const format of ['cloudformation', 'cloudformation-json'] as const)
      expect(new TextEncoder().encode(exportPlan(format, context)).length).toBeLessThanOrEqual(51_200);
  });

  test('of a hub of everything is too large for that, and says so in its head', () => {
    const hub = { egress: 'transit', endpointPlacement: 'central-vpc', ipAddressType: 'dualstack' } as const;
    const small = contextOf(hub);
    const large = contextOf({ ...everything, ...hub, region: 'us-east-1', launchType: 'EC2' });
    for (const format of ['cloudformation', 'cloudformation-json'] as const) {
      const text = exportPlan(format, large);
      expect(text.length).toBeGreaterThan(51_200);
      expect(text.slice(0, 4_000)).toContain('--s3-bucket');
      expect(exportPlan(format, small)).not.toContain('--s3-bucket');
    }
  });
});

describe('the runbook', () => {
  test('shows the designs side by side, and divides central endpoints among their VPCs', () => {
    const hub = { egress: 'transit', endpointPlacement: 'central-vpc', sharedByVpcs: 10 } as const;
    const text = exportPlan('markdown', contextOf(hub));
    expect(text).toMatch(/Hourly charges \| 4\.38 \|/);
    expect(text).toContain('43.80 in all, are divided among 10 VPCs');
    expect(text).toContain(
      '## Designs side by side\n\nFor 10 VPCs with 2 Availability Zones, 3 interface endpoints',
    );
    expect(text).toMatch(/^\| Endpoints in a hub, names from private hosted zones \| \d+\.\d\d \|/m);
    expect(text).toMatch(/Owner of the hub: Creates endpoints, zones and alias records/);
    expect(text).toMatch(/A hub with private hosted zones is cheaper .* from \d+ VPCs on\./);
  });

  test('says between which values a price lies that nobody confirmed', () => {
    const text = exportPlan('markdown', contextOf({ region: 'eu-north-1' }));
    expect(text).toMatch(/Hourly charges \| 48\.18 to 61\.32 \(assumed\) \|/);
    expect(text).toContain('lies between 0.011 and 0.014 USD an hour and zone');
    const known = exportPlan('markdown', contextOf({ region: 'us-east-1' }));
    expect(known).toMatch(/Hourly charges \| 43\.80 \|/);
    expect(known).not.toContain('lies between');
  });

  test('has no designs where nothing is created', () => {
    const text = exportPlan('markdown', contextOf({ imageRegistries: [], logDrivers: [] }));
    expect(text).not.toContain('## Designs');
  });
});

describe('the plan as JSON', () => {
  const document = (answers: Parameters<typeof contextOf>[0]) =>
    JSON.parse(exportPlan('json', contextOf(answers))) as Record<string, never>;

  test('has the members that the contract fixes', () => {
    for (const { answers } of SCENARIOS) {
      const plan = document(answers) as unknown as {
        readonly version: number;
        readonly answers: object;
        readonly endpoints: readonly Record<string, unknown>[];
      };
      expect(plan.version).toBe(1);
      expect(plan.answers).toEqual(askedAnswers(contextOf(answers).plan.workload));
      for (const member of ['notNeeded', 'findings', 'steps', 'policies', 'cost'])
        expect(plan).toHaveProperty(member);
      for (const endpoint of plan.endpoints) {
        expect('privateDnsEnabled' in endpoint).toBe(endpoint['type'] === 'Interface');
        expect('privateDnsNames' in endpoint).toBe(endpoint['type'] === 'Interface');
        expect(endpoint['because']).not.toEqual([]);
        expect(endpoint).toHaveProperty('monthlyCost.usd');
        expect(endpoint).toHaveProperty('dependsOn');
      }
    }
  });

  test('holds the endpoints that are not exported too', () => {
    const { endpoints } = document({ launchType: 'EC2', instanceManagement: true }) as unknown as {
      readonly endpoints: readonly { readonly need: string }[];
    };
    expect(endpoints.map(({ need }) => need)).toContain('optional');
  });
});
