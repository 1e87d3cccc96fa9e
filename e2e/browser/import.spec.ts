import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, expectNoViolations, expectToFit, test } from './panel-page.ts';

const TASK_DEFINITION = {
  family: 'web',
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  executionRoleArn: 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole',
  containerDefinitions: [
    {
      name: 'app',
      image: '123456789012.dkr.ecr.eu-central-1.amazonaws.com/team/app:1',
      environment: [{ name: 'PASSWORD', value: 'hunter2-in-plain-sight' }],
      secrets: [
        { name: 'DB', valueFrom: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:prod-db-AbCdEf' },
      ],
      logConfiguration: {
        logDriver: 'awslogs',
        options: {
          'awslogs-group': '/ecs/web',
          'awslogs-region': 'eu-central-1',
          'awslogs-stream-prefix': 'web',
        },
      },
    },
  ],
};

const ERROR =
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:eu-west-3:123456789012:secret:prod-db from secrets manager: RequestCanceled: request context canceled caused by: context deadline exceeded';

const endpoint = (service: string, more: object) => ({
  VpcEndpointId: `vpce-0${service
    .replace(/[^a-z]/g, '')
    .padEnd(16, '0')
    .slice(0, 16)
    .replace(/[g-z]/g, '1')}`,
  VpcId: 'vpc-0123456789abcdef0',
  ServiceName: `com.amazonaws.us-east-1.${service}`,
  State: 'available',
  PolicyDocument: '{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}',
  ...more,
});

/** For the default plan: ecr.api is right, ecr.dkr has no private DNS, s3 and logs are missing, ecs-telemetry costs money. */
const INVENTORY = {
  VpcEndpoints: [
    ...['ecr.api', 'ecr.dkr', 'ecs-telemetry'].map((service) =>
      endpoint(service, {
        VpcEndpointType: 'Interface',
        PrivateDnsEnabled: service !== 'ecr.dkr',
        SubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
        Groups: [{ GroupId: 'sg-0123456789abcdef0', GroupName: 'endpoints' }],
      }),
    ),
  ],
};

const dialog = (page: Page) => page.getByRole('dialog');
const row = (page: Page, service: string) => dialog(page).locator(`.audit-list [data-service="${service}"]`);

async function open(page: Page, start: string): Promise<void> {
  await page.goto('./');
  await page.getByRole('button', { name: start, exact: true }).click();
  await expect(dialog(page).getByRole('tab', { selected: true })).toBeVisible();
}

test('a task definition becomes answers, each with its field, and the plan of them', async ({ page }) => {
  await open(page, 'A task definition');
  await dialog(page)
    .getByLabel('Task definition')
    .last()
    .fill(JSON.stringify(TASK_DEFINITION, null, 2));
  const secrets = dialog(page).locator('[data-question=secretSources]');
  await expect(secrets).toContainText('Secrets Manager');
  await expect(secrets).toContainText('containerDefinitions[0].secrets[0].valueFrom');
  await expect(dialog(page).locator('[data-question=region]')).toContainText('Frankfurt');
  await expect(dialog(page).getByRole('heading', { name: 'What is left to answer' })).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Use these answers' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page).toHaveURL(/region=eu-central-1.*secretSources=secretsmanager/);
  expect(page.url()).not.toMatch(/hunter2|prod-db|PASSWORD/);
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(kept).not.toMatch(/hunter2|prod-db|PASSWORD/);
  await expect(page.locator('[data-service=secretsmanager]').first()).toBeVisible();
});

test('several files are read together, chosen or dropped, and can be taken out again', async ({ page }) => {
  await open(page, 'A task definition');
  const file = (name: string, json: unknown) => ({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(json)),
  });
  const second = {
    ...TASK_DEFINITION,
    containerDefinitions: [
      { ...TASK_DEFINITION.containerDefinitions[0], secrets: [{ name: 'A', valueFrom: '/prod/a' }] },
    ],
  };
  await dialog(page)
    .locator('input[type=file]')
    .setInputFiles([file('one.json', TASK_DEFINITION), file('two.json', second)]);
  const secrets = dialog(page).locator('[data-question=secretSources]');
  await expect(secrets).toContainText('Secrets Manager');
  await expect(secrets).toContainText('Parameter Store');
  await dialog(page).getByRole('button', { name: 'Remove two.json' }).click();
  await expect(secrets).not.toContainText('Parameter Store');

  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'dropped.json', { type: 'application/json' }));
    return data;
  }, JSON.stringify(second));
  await dialog(page).locator('.import-input').dispatchEvent('drop', { dataTransfer: transfer });
  await expect(dialog(page).getByRole('button', { name: 'Remove dropped.json' })).toBeVisible();
  await expect(secrets).toContainText('Parameter Store');
});

test('an error names its cause, the endpoints and the cure, or says that nothing is recognised @mobile', async ({
  page,
}) => {
  await open(page, 'An error message');
  const field = dialog(page).getByLabel('Error text');
  await field.fill('The quick brown fox');
  await expect(dialog(page)).toContainText('Nothing in this text is recognised');
  await field.fill(ERROR);
  const first = dialog(page).locator('.cause').first();
  await expect(first).toContainText('secretsmanager');
  await expect(first.getByRole('link').first()).toHaveAttribute('href', /^https:\/\//);
  await expectToFit(page, 'dialog');
  await dialog(page).getByRole('button', { name: 'Use these answers' }).click();
  await expect(page).toHaveURL(/region=eu-west-3/);
  await field.waitFor({ state: 'detached' });
});

test('an error of another kind says that endpoints are not the cause', async ({ page }) => {
  await open(page, 'An error message');
  await dialog(page)
    .getByLabel('Error text')
    .fill(
      'CannotPullContainerError: Error response from daemon: toomanyrequests: You have reached your pull rate limit.',
    );
  await expect(dialog(page).locator('[data-cause=rate-limit]')).toContainText('Endpoints are not the cause');
});

test('existing endpoints are judged, and the exports hold only what is missing', async ({ page }) => {
  await open(page, 'Existing endpoints');
  await dialog(page)
    .getByLabel('Existing endpoints')
    .last()
    .fill(`$ aws ec2 describe-vpc-endpoints\n${JSON.stringify(INVENTORY, null, 2)}\n$`);
  await expect(row(page, 'ecr.dkr')).toHaveAttribute('data-verdict', 'misconfigured');
  await expect(row(page, 's3')).toHaveAttribute('data-verdict', 'missing');
  await expect(row(page, 'ecs-telemetry')).toHaveAttribute('data-verdict', 'redundant');
  await expect(row(page, 'ecs-telemetry')).toContainText('saves $');
  await row(page, 'ecr.dkr').getByRole('button', { name: 'Copy the command' }).first().click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('aws ec2 modify-vpc-endpoint');

  await dialog(page).getByRole('button', { name: 'Show the verdicts in the plan' }).click();
  await expect(page.locator('main .endpoint[data-service="ecr.dkr"]').first()).toContainText('misconfigured');
  await page.getByRole('tab', { name: 'Terraform', exact: true }).click();
  const code = page.locator('.exports .code pre');
  await expect(code).toContainText('.logs');
  await expect(code).not.toContainText('"ecr_dkr" {');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download ecs-endpoints.tf' }).click(),
  ]);
  const onlyMissing = readFileSync(await download.path(), 'utf8');
  await page.getByLabel(/Only what is missing/).uncheck();
  await expect.poll(async () => (await code.textContent())?.length).toBeGreaterThan(onlyMissing.length);

  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('main')).not.toContainText('misconfigured');
});

test('the line that prints what the audit reads is there for Bash and for PowerShell', async ({ page }) => {
  await open(page, 'Existing endpoints');
  await dialog(page).getByText('Get it with one command').click();
  const line = dialog(page).locator('.inventory-command pre');
  await expect(line).toContainText('--region us-east-1');
  const bash = await line.textContent();
  await dialog(page).getByLabel('PowerShell').check();
  await expect(line).not.toHaveText(bash ?? '');
  await expect(line).toContainText('Out-String');
});

const HOSTILE = [
  '<img src=x onerror="document.title=1"><script>document.title=1</script>',
  '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"containerDefinitions":[]}',
  '['.repeat(50_000),
  '\u0000\uffff{"a":'.repeat(50_000),
];

test('hostile texts are answered or refused by every reader', async ({ page }) => {
  await open(page, 'A task definition');
  for (const tab of ['Task definition', 'Error', 'Existing endpoints']) {
    await dialog(page).getByRole('tab', { name: tab }).click();
    for (const text of HOSTILE) {
      const file = { name: 'hostile.json', mimeType: 'application/json', buffer: Buffer.from(text) };
      await dialog(page).locator('input[type=file]').setInputFiles(file);
      await expect(dialog(page).locator('.import-result')).toBeVisible();
      await dialog(page).getByRole('button', { name: 'Clear' }).click();
      await expect(dialog(page).locator('.import-result')).toHaveCount(0);
    }
  }
  const harmed = await page.evaluate(
    () => document.title === '1' || Object.hasOwn(Object.prototype, 'polluted'),
  );
  expect(harmed).toBe(false);
});

test('a very long text is kept beside the field, which stays quick', async ({ page }) => {
  await open(page, 'Existing endpoints');
  await page.evaluate(
    (text) => navigator.clipboard.writeText(text),
    JSON.stringify(INVENTORY) + ' '.repeat(300_000),
  );
  await dialog(page).locator('textarea').focus();
  await page.keyboard.press('Control+v');
  await expect(dialog(page).getByRole('button', { name: /Remove pasted text, \d+ kB/ })).toBeVisible();
  await expect(row(page, 's3')).toBeVisible();
  await expect(dialog(page).locator('textarea')).toHaveValue('');
});

test('axe finds nothing in the three ways to start, light and dark', async ({ page }) => {
  test.slow();
  await open(page, 'A task definition');
  await dialog(page).getByLabel('Task definition').last().fill(JSON.stringify(TASK_DEFINITION));
  await expect(dialog(page).locator('.import-result')).toBeVisible();
  await expectNoViolations(page, 'dialog');
  await dialog(page).getByRole('tab', { name: 'Error' }).click();
  await dialog(page).locator('textarea').fill(ERROR);
  await expect(dialog(page).locator('.cause').first()).toBeVisible();
  await expectNoViolations(page, 'dialog');
  await dialog(page).getByRole('tab', { name: 'Existing endpoints' }).click();
  await dialog(page).locator('textarea').fill(JSON.stringify(INVENTORY));
  await expect(row(page, 's3')).toBeVisible();
  await expectNoViolations(page, 'dialog');
});
