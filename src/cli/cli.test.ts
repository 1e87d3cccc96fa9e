import { describe, expect, it } from 'vitest';
import { type Answers, askedAnswers, QUESTION_IDS, toProfile } from '../core/index.ts';
import { EXPORT_FORMATS } from '../export/index.ts';
import { readLink } from '../share/index.ts';
import { plan, planned, world } from '../testing/command-line.ts';
import { kebabCase } from './flags.ts';
import { run } from './main.ts';

/** Saved answers to every question: nothing is assumed, so no other answer is weighed, which is most of the work of a plan. */
const savedWhole = (answers: Answers): string =>
  JSON.stringify({ version: 1, answers: askedAnswers(toProfile(answers)) });
const services = (document: {
  readonly endpoints: readonly { readonly service: string }[];
}): readonly string[] => document.endpoints.map(({ service }) => service);

describe('plan', () => {
  it('plans the defaults without any flag and prints a runbook', () => {
    const result = plan([]);
    expect(result.exitCode).toBe(0);
    expect(result.stdout).toMatch(/^# VPC endpoints for Amazon ECS in us-east-1/);
  });

  it('has a flag for every question', () => {
    const help = plan(['--help']).stdout;
    for (const id of QUESTION_IDS) expect(help).toContain(`--${kebabCase(id)} `);
    expect(help).not.toMatch(/[?!]\./);
  });

  it('says of an assumption that adds one finding or several which they are', () => {
    const { stderr } = plan([
      '--launch-type=EC2',
      '--volumes=efs',
      '--ecs-exec',
      '--secret-sources=ssm',
      '--application-services=sqs',
    ]);
    expect(stderr).toMatch(/adds the findings [\w/-]+, [\w/-]+/);
    expect(stderr).not.toMatch(/the finding [\w/-]+,/);
  });

  it('has -h for --help', () => {
    expect(plan(['-h'])).toEqual(plan(['--help']));
    expect(plan(['--launch-type', 'EC2', '-h']).exitCode).toBe(0);
  });

  it.each([
    ['--regoin', '--region'],
    ['--launch-typ', '--launch-type'],
    ['--secret-source', '--secret-sources'],
    ['--ecsexec', '--ecs-exec'],
    ['--fromat', '--format'],
    ['--vpc-dir', '--vpc-cidr'],
  ])('says what the unknown flag %s may be', (wrong, right) => {
    const { stderr, exitCode } = plan([wrong, 'x']);
    expect([exitCode, stderr.includes(right)]).toEqual([2, true]);
  });

  it('guesses no flag for a word that is like none', () => {
    expect(plan(['--colourful', 'x']).stderr).not.toContain('such as');
  });

  it.each([
    ['--answers', '{"version":1,"answers":{"region":"eu-west-1",}}', /:1:45: No comma before \}/],
    ['--answers', 'region: eu-west-1\n', /:1:1: "region" is not a value.*saved answers, as the wizard/],
    ['--answers', '', /:1:1: The file is empty.*saved answers/],
    ['--catalog', '{"a" 1}', /:1:6: A colon is missing.*catalogue of prices/],
    ['--parameters', '[\n{"a": }]', /:2:7: A value is missing here.*parameter file of CloudFormation/],
  ])('says where a file of %s is no JSON, in its own words: %j', (flag, text, words) => {
    const source = '{"family":"a","containerDefinitions":[{"name":"a","image":"nginx"}]}';
    const result = plan([flag, 'x.json', '--source', 's.json'], { 'x.json': text, 's.json': source });
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toMatch(words);
    expect(result.stderr).not.toMatch(/in JSON at|is not valid JSON|Unexpected/);
  });

  it('lets flags win over the file, and reads both ways of writing a value', () => {
    const files = {
      'a.json': JSON.stringify({
        version: 1,
        answers: { region: 'eu-west-1', launchType: 'EC2', logDrivers: ['json-file'] },
      }),
    };
    const document = planned(
      ['--answers', 'a.json', '--region=ca-west-1', '--ecs-exec', '--log-drivers='],
      files,
    );
    expect(document.answers).toMatchObject({
      region: 'ca-west-1',
      launchType: 'EC2',
      logDrivers: [],
      ecsExec: true,
    });
    expect(services(document)).toEqual(
      expect.arrayContaining(['ssmmessages', 'ecs-agent', 'ecs-telemetry', 'ecs']),
    );
  });

  it('exits 1 when the plan has an error in it, and still prints the plan', () => {
    const result = plan(['--egress', 'nat-gateway', '--internet-gateway', 'false', '--format', 'json']);
    expect(result.exitCode).toBe(1);
    expect(JSON.parse(result.stdout).findings[0]).toMatchObject({
      severity: 'error',
      rule: 'network/internet-needs-internet-gateway',
    });
  });

  it('exits 0 where it is only assumed what would make an error, and says what', () => {
    const { exitCode, stdout } = plan(['--egress', 'nat-gateway', '--format', 'cloudformation']);
    expect(exitCode).toBe(0);
    const said = stdout.replace(/\n# +/g, ' ');
    expect(said).toContain('Warning: If it is as assumed (The VPC has an internet gateway: no): Public NAT');
    expect(said).toContain('and the VPC has none.');
  });

  it('prints a link that plans the same', () => {
    const link = plan([
      '--region',
      'cn-north-1',
      '--launch-type',
      'EC2',
      '--link',
      '--base-url',
      'https://example.org/planner/',
    ]).stdout.trim();
    expect(link).toMatch(/^https:\/\/example\.org\/planner\/#v=1&region=cn-north-1&/);
    expect(readLink(link).problems).toEqual([]);
    const fragment = link.slice(link.indexOf('#') + 1);
    // What was assumed stays an assumption for who opens the link.
    expect(plan(['--from-link', fragment]).stdout).toBe(
      plan(['--region', 'cn-north-1', '--launch-type', 'EC2']).stdout,
    );
    expect(plan(['--from-link', link]).stdout).toBe(plan(['--from-link', fragment]).stdout);
  });

  it('keeps a doubt in the link and in saved answers, until a flag settles it', () => {
    const linked = ['--from-link', 'v=1&region=eu-west-1&launchType=EC2&open=launchType'];
    const doubted = plan([...linked, '--format', 'json']);
    const { assumptions, undetermined } = JSON.parse(doubted.stdout);
    expect(assumptions).toContainEqual(expect.objectContaining({ question: 'launchType', value: 'EC2' }));
    expect(undetermined).toMatchObject([{ question: 'launchType' }]);
    expect(doubted.stderr).toMatch(/Launch type: Amazon EC2 is assumed.* It was read in doubt/);
    expect(plan([...linked, '--link']).stdout).toMatch(/&launchType=EC2&open=launchType\n$/);
    const settled = plan([...linked, '--launch-type', 'EC2', '--format', 'json']);
    expect(settled.stdout).toBe(
      plan(['--region', 'eu-west-1', '--launch-type', 'EC2', '--format', 'json']).stdout,
    );
  });

  it('prints the same bytes wherever the planner is served', () => {
    const files = { 'a.json': savedWhole({}) };
    for (const format of ['json', 'markdown', 'cloudformation', 'terraform', 'cli']) {
      const flags = ['--answers', 'a.json', '--format', format];
      const here = plan([...flags, '--base-url', 'http://localhost:1/'], files).stdout;
      expect(here).toBe(plan(flags, files).stdout);
    }
  });

  it('plans several workloads, and names them in what each needs', () => {
    const saved = {
      version: 2,
      answers: { region: 'eu-west-1' },
      workloads: [
        { name: 'web', answers: { ecsExec: true } },
        { name: 'batch', answers: { launchType: 'EC2' } },
      ],
    };
    const document = planned(['--answers', 'a.json'], { 'a.json': JSON.stringify(saved) });
    expect(document.workloads.map(({ name }: { name: string }) => name)).toEqual(['web', 'batch']);
    expect(document.answers.region).toBe('eu-west-1');
    expect(document.answers.launchType).toBeUndefined();
    const named = (service: string): unknown =>
      document.endpoints.find((endpoint: { service: string }) => endpoint.service === service).workloads;
    expect([named('ssmmessages'), named('ecs-agent'), named('ecr.api')]).toEqual([
      ['web'],
      ['batch'],
      ['web', 'batch'],
    ]);
    const link = plan(['--answers', 'a.json', '--link'], { 'a.json': JSON.stringify(saved) }).stdout.trim();
    expect(services(planned(['--from-link', link]))).toEqual(services(document));
    // A flag is stated for all of them, later than the file.
    const fargate = planned(['--answers', 'a.json', '--launch-type', 'FARGATE'], {
      'a.json': JSON.stringify(saved),
    });
    expect(services(fargate)).not.toContain('ecs-agent');
  });

  it('says what the plan assumes: in the document, and the deciding part on standard error', () => {
    const result = plan(['--format', 'json', '--ecs-exec', 'false']);
    expect(result.stderr).toMatch(/^Assumed, because nothing says otherwise:\n- Launch type: /);
    const { assumptions } = JSON.parse(result.stdout);
    const questions = assumptions.map(({ question }: { question: string }) => question);
    expect(questions).toContain('secretSources');
    expect(questions).not.toContain('ecsExec');
    const secrets = assumptions.find(({ question }: { question: string }) => question === 'secretSources');
    expect(secrets).toMatchObject({
      workload: '',
      value: [],
      otherwise: [{ value: ['secretsmanager'], adds: ['secretsmanager'], drops: [] }, { adds: ['ssm'] }],
    });
  });

  it('prints the version of its knowledge', () => {
    expect(plan(['--version']).stdout).toMatch(/knowledge \d{4}\.\d{2}/);
    expect(planned([]).knowledge).toEqual({
      version: expect.stringMatching(/^\d{4}\.\d{2}(?:\.\d+)?$/),
      date: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    });
  });

  it('derives answers from task definitions, and lets flags win over them', () => {
    const definition = JSON.stringify({
      family: 'app',
      requiresCompatibilities: ['FARGATE'],
      containerDefinitions: [
        {
          name: 'app',
          image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1',
          secrets: [
            { name: 'KEY', valueFrom: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:key-AbCdEf' },
          ],
          logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-region': 'eu-west-1' } },
        },
      ],
    });
    const document = planned(['--task-definition', 't.json'], { 't.json': definition });
    expect(document.answers).toMatchObject({
      region: 'eu-west-1',
      secretSources: ['secretsmanager'],
      logDrivers: ['awslogs'],
    });
    expect(document.derived.map(({ question }: { question: string }) => question)).toContain('secretSources');
    expect(document.undetermined.map(({ question }: { question: string }) => question)).toContain(
      'internetGateway',
    );
    expect(
      planned(['--task-definition', 't.json', '--region', 'us-west-2'], { 't.json': definition }).answers
        .region,
    ).toBe('us-west-2');
  });

  it.each([
    [['--region', 'us-moon-1'], /--region: "us-moon-1".*us-east-1/],
    [['--region'], /--region: is not understood.*a value/],
    [['--constructor', 'x'], /--constructor: "x" is not understood/],
    [['--__proto__=x'], /--__proto__: "x" is not understood/],
    [['--log-driver', 'awslogs'], /--log-driver.*such as --log-drivers/],
    [['--log-drivers', 'json-file'], /json-file.*awslogs, awsfirelens, splunk with these other answers/],
    [['--platform-version', '1.0.0'], /1\.0\.0.*LATEST, 1\.4\.0, 1\.3\.0/],
    [['--availability-zones', '7'], /"7".*1 to 6/],
    [['--ecs-exec=maybe'], /"maybe".*true or false/],
    [['--subnet-ids', 'subnet-1'], /subnet-.*8 or 17 hexadecimal digits/],
    [['--vpc-cidr', '10.0.0.1/16'], /10\.0\.0\.1\/16.*CIDR/],
    [['--format', 'yaml'], /"yaml".*cloudformation/],
    [['--answers', 'absent.json'], /--answers: file "absent.json": does not exist/],
    [['stray'], /"stray".*flags only/],
    [['--from-link', 'v=9&region=us-east-1'], /v: "9".*version 1 to 2/],
    [['--from-link', '#v=1&colour=red&region=%zz'], /region=%zz.*\n.*colour/],
    [['--base-url', 'javascript:alert(1)', '--link'], /--base-url/],
  ])('refuses %j by name, with what is allowed', (argv, message) => {
    const result = plan(argv);
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(result.stderr).toMatch(message);
    expect(result.stderr).not.toMatch(/\n\s+at /);
  });

  it.each([
    ['{', /saved answers/],
    ['[]', /an object/],
    ['{"version":3,"answers":{}}', /version: "3"/],
    ['{"version":1}', /answers/],
    ['{"version":1,"answers":{"__proto__":1,"constructor":2}}', /constructor/],
    ['{"version":1,"answers":{"region":["us-east-1"]}}', /region/],
    ['{"version":1,"answers":{"availabilityZones":"2"}}', /availabilityZones/],
    ['{"version":1,"answers":{"launchType":"FARGATE","logDrivers":["json-file"]}}', /json-file/],
    [
      '{"version":1,"answers":{},"policies":{"ecr.api":{"Statement":[]}}}',
      /policies\.ecr\.api: .* is not understood\. Allowed: an endpoint policy\. Statement is missing or empty\.\n/,
    ],
  ])('refuses the saved answers %s', (text, message) => {
    const result = plan(['--answers', 'a.json'], { 'a.json': text });
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(result.stderr).toMatch(message);
  });

  it.each([
    '{"family": "a" "containerDefinitions": []}',
    '{"family": "a", "containerDefinitions": "nginx"}',
    '{"family": "a", "containerDefinitions": [{"name": "a", "image": {"x": 1}}]}',
    'family: a\n\tcontainerDefinitions: []',
    '{"clusters": []}',
  ])('a refused source is followed by a way out: %s', (text) => {
    const { exitCode, stderr } = plan(['--source', 'a'], { a: text });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/give (?:it together with )?what aws ecs describe-[a-z-]+ /);
  });

  it('names every mistake at once', () => {
    const { stderr } = plan(['--region', 'x', '--launch-type', 'y', '--nonsense']);
    expect(stderr.trim().split('\n')).toHaveLength(3);
  });

  it('ignores answers to questions that are not asked', () => {
    const stale = {
      version: 1,
      answers: { launchType: 'EC2', platformVersion: '1.3.0', templateHasEndpoints: true },
    };
    // They count again as soon as their question is asked, so what other answers would change may differ.
    const { assumptions: _, ...document } = planned(['--answers', 'a.json'], {
      'a.json': JSON.stringify(stale),
    });
    const { assumptions: __, ...plain } = planned(['--launch-type', 'EC2']);
    expect(document).toEqual(plain);
  });

  it('carries an edited policy through a file and a link, and says what it blocks', () => {
    const policy = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: '*', Action: 'logs:PutLogEvents', Resource: '*' }],
    };
    const files = { 'a.json': JSON.stringify({ version: 1, answers: {}, policies: { logs: policy } }) };
    const result = plan(['--answers', 'a.json', '--format', 'json'], files);
    expect(result.exitCode).toBe(1);
    const document = JSON.parse(result.stdout);
    expect(document.endpoints.find(({ service }: { service: string }) => service === 'logs').policy).toEqual(
      policy,
    );
    expect(document.findings[0].text).toContain('logs:CreateLogGroup');
    const link = plan(['--answers', 'a.json', '--link'], files).stdout.trim();
    expect(planned(['--from-link', link])).toEqual(document);
  });

  it('takes the prices of an organisation, and names a field that does not fit', () => {
    const prices = {
      version: 1,
      date: '2026-01-01',
      interfaceEndpointHour: { assumed: 1, regions: {} },
      interfaceEndpointGb: 0,
      natGatewayHour: { assumed: 1, regions: {} },
      natGatewayGb: { assumed: 1, regions: {} },
      publicIpv4Hour: 0,
    };
    const document = planned(['--catalog', 'c.json'], { 'c.json': JSON.stringify(prices) });
    expect(document.endpoints[1].monthlyCost).toEqual({ usd: 1460, assumed: true });
    const wrong = plan(['--catalog', 'c.json'], {
      'c.json': JSON.stringify({ ...prices, publicIpv4Hour: 'free' }),
    });
    expect(wrong).toMatchObject({ exitCode: 2 });
    expect(wrong.stderr).toMatch(
      /--catalog c\.json: publicIpv4Hour: "free" is not understood\. Allowed: a price/,
    );
    const region = { usd: -1, confirmed: true };
    const told = (change: object): string =>
      plan(['--catalog', 'c.json'], { 'c.json': JSON.stringify({ ...prices, ...change }) }).stderr;
    expect(told({ natGatewayGb: { assumed: 1, regions: { 'eu-west-1': region } } })).toContain(
      'natGatewayGb.regions.eu-west-1: {"usd":-1,"confirmed":true} is not understood',
    );
    expect(told({ interfaceEndpointGb: undefined })).toContain('interfaceEndpointGb: there is none');
  });
});

describe('diagnose', () => {
  it('sends a text to the plan only where the reader of the plan accepts it', () => {
    const whole = '{"family":"web","containerDefinitions":[{"name":"a","image":"nginx"}]}';
    const part =
      '  "family": "web",\n  "containerDefinitions": [\n    {\n      "name": "a",\n      "image": "nginx"\n    }';
    expect(run('diagnose', [], world({}, whole)).stdout).toMatch(/The plan reads it[\s\S]*--source FILE/);
    for (const text of [part, whole.slice(0, -3), `${whole}\n}`])
      expect(run('diagnose', [], world({}, text)).stdout).not.toMatch(/plan reads it|--source/);
    expect(run('plan', ['--source', 'p.json'], world({ 'p.json': part })).exitCode).toBe(2);
  });

  const text =
    'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError: send request failed caused by: Post "https://api.ecr.us-east-1.amazonaws.com/": dial tcp 52.46.146.144:443: i/o timeout';

  it('reads standard input or a file', () => {
    const fromInput = run('diagnose', ['--format', 'json'], world({}, text));
    expect(fromInput.exitCode).toBe(0);
    expect(JSON.parse(fromInput.stdout).diagnoses[0]).toMatchObject({
      cause: 'missing-endpoint',
      region: 'us-east-1',
      host: 'api.ecr.us-east-1.amazonaws.com',
    });
    expect(run('diagnose', ['e.txt', '--format', 'json'], world({ 'e.txt': text })).stdout).toBe(
      fromInput.stdout,
    );
  });

  it('says in words what is recognised, and when nothing is', () => {
    expect(run('diagnose', [], world({}, text)).stdout).toContain(
      '1. Likely: an endpoint is missing (missing-endpoint)',
    );
    expect(run('diagnose', [], world({}, 'hello')).stdout).toContain('Nothing in this text is recognised');
  });

  it('refuses what it does not know', () => {
    expect(run('diagnose', ['--format', 'xml'], world())).toMatchObject({ exitCode: 2 });
    expect(run('diagnose', ['a', 'b'], world())).toMatchObject({ exitCode: 2 });
    expect(run('diagnose', ['absent.txt'], world()).stderr).toContain('does not exist');
  });
});

describe('audit', () => {
  it('calls a state of Terraform a state, and a plan of it a plan: only what a state has exists', () => {
    const values = {
      id: 'vpce-0123456789abcdef0',
      service_name: 'com.amazonaws.us-east-1.logs',
      vpc_endpoint_type: 'Interface',
      vpc_id: 'vpc-0123456789abcdef0',
    };
    const made = { root_module: { resources: [{ type: 'aws_vpc_endpoint', name: 'logs', values }] } };
    const said = (file: object) => {
      const text = JSON.stringify({ format_version: '1.0', terraform_version: '1.9.0', ...file });
      const { stdout, stderr } = run(
        'audit',
        ['--endpoints', 'e.json', '--format', 'json'],
        world({ 'e.json': text }),
      );
      return `${stdout}${stderr}`;
    };
    const state = said({ values: made });
    expect(state).toContain('this is a Terraform state: the audit judges what it has');
    expect(state).toContain('The Terraform state has no interface endpoint for ecr.api');
    expect(state).not.toMatch(/template/i);
    expect(said({ planned_values: made })).toContain(
      'this is a Terraform plan: the audit judges what it makes',
    );
  });

  it('names in its exports what is assumed, as the exports of the plan do', () => {
    const nothing = { 'e.json': JSON.stringify({ VpcEndpoints: [] }) };
    const flags = ['--vpc-id', 'vpc-0123456789abcdef0'];
    const assumed = (printed: string) => /Assumed, because nothing says otherwise.*/.exec(printed)?.[0];
    for (const format of EXPORT_FORMATS.filter((one) => one !== 'markdown' && one !== 'json')) {
      const whole = plan([...flags, '--format', format]).stdout;
      const missing = run('audit', [...flags, '--endpoints', 'e.json', '--format', format], world(nothing));
      expect(assumed(whole), format).toBeDefined();
      expect(assumed(missing.stdout), format).toBe(assumed(whole));
    }
  });

  const nothing = JSON.stringify({ VpcEndpoints: [] });

  it('finds everything missing in an empty VPC, and exports exactly that', () => {
    const result = run('audit', ['--endpoints', 'e.json', '--format', 'json'], world({ 'e.json': nothing }));
    expect(result.exitCode).toBe(1);
    expect(JSON.parse(result.stdout).summary).toMatchObject({ missing: 4, ok: 0 });
    for (const format of ['cloudformation', 'terraform', 'cli']) {
      const exported = run(
        'audit',
        ['--endpoints', 'e.json', '--format', format],
        world({ 'e.json': nothing }),
      );
      expect(exported.stdout).toContain('com.amazonaws.us-east-1.ecr.dkr');
    }
  });

  it('refuses a missing or wrong file by name', () => {
    expect(run('audit', [], world()).stderr).toContain('--endpoints');
    // The help needs no file.
    for (const flag of ['--help', '--version'])
      expect(run('audit', ['--endpoints', 'absent.json', flag], world())).toMatchObject({
        exitCode: 0,
        stderr: '',
      });
    const wrong = run('audit', ['--endpoints', 'e.json'], world({ 'e.json': 'not json' }));
    expect(wrong).toMatchObject({ exitCode: 2, stdout: '' });
    expect(wrong.stderr).toContain('--endpoints');
  });
});
