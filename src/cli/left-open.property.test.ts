/** What a source leaves open is said by every command and format. */
import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS } from '../export/index.ts';
import { plan, planned } from '../testing/command-line.ts';

describe('what a source leaves open', () => {
  const definition = (more: object, top: object = {}) => ({
    's.json': JSON.stringify({
      family: 'web',
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      ...top,
      containerDefinitions: [
        { name: 'web', image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/web', essential: true, ...more },
      ],
    }),
  });
  const CASES: readonly (readonly [string, ReturnType<typeof definition>, string, RegExp])[] = [
    [
      'a secret that is a placeholder',
      definition({ secrets: [{ name: 'DB_URL', valueFrom: '${db_url_from}' }] }),
      'secretSources',
      /Parameter Store is assumed; .* adds? secretsmanager.* placeholder/,
    ],
    [
      'an image that is a placeholder',
      definition({ image: '${IMAGE}' }),
      'imageRegistries',
      /ECR.* is assumed; .* drops? .*is a placeholder/,
    ],
    [
      'a repository that may be a cache',
      definition({ image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/hub/library/nginx' }),
      'imageRegistries',
      / is assumed; .*hub/,
    ],
    [
      'a launch type that is concluded',
      definition({}, { requiresCompatibilities: undefined, networkMode: 'host' }),
      'launchType',
      /Amazon EC2 is assumed; .*no launch type is declared/i,
    ],
    [
      'a variable that names a queue',
      definition({
        environment: [
          { name: 'ORDERS_QUEUE', value: 'https://sqs.eu-west-1.amazonaws.com/111122223333/orders' },
        ],
      }),
      'applicationServices',
      /none is assumed; .*ORDERS_QUEUE of .*sqs/,
    ],
  ];

  it.each(CASES)('%s is said in every format and on standard error', (_, files, question, words) => {
    const document = planned(['--source', 's.json'], files);
    const said = document.assumptions.find((one: { readonly question: string }) => one.question === question);
    expect(said?.text).toMatch(words);
    // With all else stated, only this is weighed again for each format.
    const stated = document.assumptions
      .map((one: { readonly question: string }) => one.question)
      .filter((one: string) => one !== question)
      .map((one: string) => [one, document.answers[one] ?? document.workloads[0].answers[one]]);
    const saved = JSON.stringify({ version: 1, answers: Object.fromEntries(stated) });
    const flags = ['--source', 's.json', '--answers', 'a.json'];
    for (const format of ['markdown', 'cloudformation', 'terraform', 'cli', 'cdk']) {
      const { stdout, stderr } = plan([...flags, '--format', format], { ...files, 'a.json': saved });
      expect(stdout.replace(/\n(?:#|\/\/) +/g, ' ').replaceAll('\\', '')).toMatch(words);
      expect(stderr).toMatch(words);
    }
  });

  it('is beside what it proves to be wrong, which every format says, too', () => {
    const image = '111122223333.dkr.ecr.us-east-1.amazonaws.com/shop:1';
    const files = definition(
      { image, secrets: [] },
      { taskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/shop:1' },
    );
    const source = ['--source', 's.json'];
    const { findings } = planned(source, files);
    const errors = findings.filter(({ severity }: { readonly severity: string }) => severity === 'error');
    expect(errors.map(({ rule }: { readonly rule: string }) => rule)).toContain(
      'source/image-of-another-region',
    );
    for (const format of EXPORT_FORMATS) {
      const { exitCode, stdout } = plan([...source, '--format', format], files);
      const said = stdout.replace(/\n(?:#|\/\/) +|",\n +" +/g, ' ').replace(/\\(?!n)/g, '');
      expect(exitCode).toBe(1);
      for (const { text } of errors) expect(said, format).toContain(text);
    }
  });

  it('is said in lines that stay lines, whatever stands in the names of others', () => {
    const name = 'a\u001b[31m\nb\u2028c\u202ed';
    const files = definition({ name, image: 'x\u001b\n\u2029\u202e${IMAGE}' });
    for (const format of ['markdown', 'cloudformation', 'terraform', 'cli', 'cdk']) {
      const { stdout, stderr } = plan(['--source', 's.json', '--format', format], files);
      expect(stderr).toContain('${IMAGE}');
      expect(`${stdout}${stderr}`).not.toMatch(/[\u001b\u2028\u2029\u202e]/);
    }
  });

  it('is open no more once somebody states it', () => {
    const [, files] = CASES[0] ?? [];
    const { assumptions } = planned(['--source', 's.json', '--secret-sources', 'ssm'], files);
    expect(assumptions.map((one: { readonly question: string }) => one.question)).not.toContain(
      'secretSources',
    );
  });

  it('is never the reason why a service is not needed without a word of it', () => {
    const [, files] = CASES[0] ?? [];
    const { notNeeded, derived } = planned(['--source', 's.json'], files);
    const spared = notNeeded.find((one: { readonly service: string }) => one.service === 'secretsmanager');
    expect(spared?.because[0].text).toMatch(/^No answer says .* Assumed: .*Secrets come from \(/);
    const claim = derived.find((one: { readonly question: string }) => one.question === 'secretSources');
    expect(claim?.text).toContain('from where is not read');
  });
});
