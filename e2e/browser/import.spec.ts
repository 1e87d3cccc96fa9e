import type { Page } from '@playwright/test';
import { ERROR, taskDefinition } from '../../scripts/samples.mjs';
import { expectNoAxeViolations } from './axe.ts';
import { chooseFiles, copiedText, dropFile, nextSaved, pasteText, showPart } from './page.ts';
import { expect, expectToFit, test } from './panel-page.ts';

const TASK_DEFINITION = taskDefinition({ name: 'PASSWORD', value: 'hunter2-in-plain-sight' });

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
const box = (page: Page) => dialog(page).getByRole('textbox', { name: 'Paste anything' });
const row = (page: Page, service: string) => page.locator(`.audit-list [data-service="${service}"]`);

async function open(page: Page): Promise<void> {
  await page.goto('./');
  await page.getByRole('button', { name: /^Paste anything/ }).click();
  await expect(box(page)).toBeFocused();
}

/** Pastes a text over what the box holds. */
async function pasteOver(page: Page, text: string): Promise<void> {
  await box(page).press('ControlOrMeta+a');
  await pasteText(page, text);
}

test('a task definition becomes answers, each with its field, and the plan of them', async ({ page }) => {
  await open(page);
  await pasteText(page, JSON.stringify(TASK_DEFINITION, null, 2));
  const secrets = dialog(page).locator('[data-question=secretSources]').first();
  await expect(secrets).toContainText('Secrets Manager');
  await expect(secrets).toContainText('containerDefinitions[0].secrets[0].valueFrom');
  await expect(dialog(page).locator('[data-question=region]').first()).toContainText('Frankfurt');
  await expect(dialog(page).getByRole('heading', { name: 'What is left to answer' }).first()).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Use these answers' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page).toHaveURL(/region=eu-central-1.*secretSources=secretsmanager/);
  expect(page.url()).not.toMatch(/hunter2|prod-db|PASSWORD/);
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(kept).not.toMatch(/hunter2|prod-db|PASSWORD/);
  await expect(page.locator('[data-service=secretsmanager]').first()).toBeVisible();
  // Where an answer comes from stands beside it.
  await page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('button', { name: /Secrets/ })
    .click();
  await expect(page.locator('[data-question=secretSources] .standing.read')).toContainText(
    'containerDefinitions[0].secrets[0].valueFrom',
  );
});

test('several files are read together, chosen or dropped, and can be taken out again @ci', async ({
  page,
}) => {
  await open(page);
  const file = (name: string, json: unknown) => ({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(json)),
  });
  const second = {
    ...TASK_DEFINITION,
    family: 'batch',
    containerDefinitions: [
      { ...TASK_DEFINITION.containerDefinitions[0], secrets: [{ name: 'A', valueFrom: '/prod/a' }] },
    ],
  };
  await chooseFiles(dialog(page), [file('one.json', TASK_DEFINITION), file('two.json', second)]);
  await expect(dialog(page).getByRole('region', { name: 'web' })).toContainText('Secrets Manager');
  await expect(dialog(page).getByRole('region', { name: 'batch' })).toContainText('Parameter Store');
  await dialog(page).getByRole('button', { name: 'Remove two.json' }).click();
  await expect(dialog(page)).not.toContainText('Parameter Store');

  await dropFile(dialog(page).locator('.import-input'), 'dropped.json', JSON.stringify(second));
  await expect(dialog(page).getByRole('button', { name: 'Remove dropped.json' })).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Use these answers' }).click();
  await expect(page.locator('.endpoint[data-service=ssm] .endpoint-badges')).toContainText('batch');
});

test('an error names its cause, the endpoints and the cure, or says what to paste instead @mobile', async ({
  page,
}) => {
  await open(page);
  await box(page).pressSequentially('The quick brown fox');
  await expect(dialog(page)).toContainText('Not understood');
  await pasteOver(page, ERROR);
  const first = dialog(page).locator('.cause').first();
  await expect(first).toContainText('secretsmanager');
  await expect(first.getByRole('link').first()).toHaveAttribute('href', /^https:\/\//);
  await expectToFit(page, 'dialog');
  await dialog(page).getByRole('button', { name: 'Use in the plan' }).click();
  await expect(page).toHaveURL(/region=eu-west-3/);
  await expect(dialog(page)).toHaveCount(0);
});

test('an error of another kind says that endpoints are not the cause @ci', async ({ page }) => {
  await open(page);
  await pasteText(
    page,
    'CannotPullContainerError: Error response from daemon: toomanyrequests: You have reached your pull rate limit.',
  );
  await expect(dialog(page).locator('[data-cause=rate-limit]')).toContainText('Endpoints are not the cause');
});

test('existing endpoints are judged, every call is rehearsed, and the exports hold only what is missing', async ({
  page,
}) => {
  await open(page);
  await pasteText(page, `$ aws ec2 describe-vpc-endpoints\n${JSON.stringify(INVENTORY, null, 2)}\n$`);
  await dialog(page).getByRole('button', { name: 'Check this VPC' }).click();
  await expect(row(page, 'ecr.dkr')).toHaveAttribute('data-verdict', 'misconfigured');
  await expect(row(page, 's3')).toHaveAttribute('data-verdict', 'missing');
  await expect(row(page, 'ecs-telemetry')).toHaveAttribute('data-verdict', 'redundant');
  await expect(row(page, 'ecs-telemetry')).toContainText('saves $');
  await row(page, 'ecr.dkr').getByText('Commands').first().click();
  await row(page, 'ecr.dkr').getByRole('button', { name: 'Copy the command' }).first().click();
  await expect(row(page, 'ecr.dkr').getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await copiedText(page)).toContain('aws ec2 modify-vpc-endpoint');
  // Subnets and routes were not given: the first call that they decide is open, and nothing is claimed.
  await expect(page.locator('.rehearsal')).toHaveAttribute('data-outcome', 'unknown');
  await expect(page.locator('.call details[open] .hop.unknown').first()).toBeVisible();

  await page.locator('[data-part=endpoints]').click();
  await expect(page.locator('main .endpoint[data-service="ecr.dkr"]').first()).toContainText('misconfigured');
  await expect(
    page.getByRole('heading', { name: 'Endpoints that exist and are not in the plan' }),
  ).toBeVisible();
  // The picture says both: what exists, and whether its calls pass.
  const picture = page.getByRole('main').getByRole('img', { name: 'Picture of the plan' });
  await expect(picture.locator('desc')).toContainText('ecr.dkr: misconfigured, ');
  await expect(picture.locator('desc')).toContainText('ecr.api: ok, whether its calls pass is not known.');
  await expect(picture.locator('.p-way-interface.r-unknown').first()).toBeAttached();
  await page.locator('[data-part=export]').click();
  await page.getByRole('tab', { name: 'Terraform', exact: true }).click();
  const code = page.locator('.exports .code pre');
  await expect(code).toContainText('.logs');
  await expect(code).not.toContainText('"ecr_dkr" {');
  const [{ bytes }] = await Promise.all([
    nextSaved(page),
    page.getByRole('button', { name: 'Download ecs-endpoints.tf' }).click(),
  ]);
  const onlyMissing = bytes.toString('utf8');
  await page.getByLabel(/Only what is missing/).uncheck();
  await expect.poll(async () => (await code.textContent())?.length).toBeGreaterThan(onlyMissing.length);

  const strip = page.getByRole('region', { name: 'What is loaded' });
  await expect(strip).toContainText(/vpc-0123456789abcdef0: \d missing/);
  await strip.getByRole('button', { name: 'End the check' }).click();
  await page.locator('[data-part=endpoints]').click();
  await expect(page.locator('main')).not.toContainText('misconfigured');
});

test('beside an error, what exists is said to be able to confirm its causes', async ({ page }) => {
  await open(page);
  await pasteText(page, ERROR);
  const joined = dialog(page).getByText('tells which of them it confirms or rules out');
  await expect(dialog(page).locator('.cause').first()).toBeVisible();
  await expect(joined).toHaveCount(0);
  await dropFile(dialog(page).locator('.import-input'), 'vpc.json', JSON.stringify(INVENTORY));
  await expect(joined).toBeVisible();
  await expect(dialog(page).getByRole('button', { name: 'Check this VPC' })).toBeVisible();
});

test('what exists says for which Region to plan, unless somebody has said another @ci', async ({ page }) => {
  const elsewhere = JSON.stringify(INVENTORY).replaceAll('us-east-1', 'eu-west-3');
  await open(page);
  await pasteText(page, elsewhere);
  await expect(dialog(page)).toContainText('Europe (Paris)');
  await dialog(page).getByRole('button', { name: 'Check this VPC' }).click();
  await expect(row(page, 'ecr.api')).toHaveAttribute('data-verdict', 'ok');
  await expect(page).toHaveURL(/region=eu-west-3/);
  // Said, and another one: nothing is judged, and one press makes it the same.
  await page.keyboard.press('Control+z');
  await page.evaluate(() => {
    location.hash = '#v=1&region=eu-north-1';
  });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Stockholm');
  await showPart(page, 'check');
  await page.getByRole('button', { name: 'Plan for Europe (Paris)' }).click();
  await expect(row(page, 'ecr.api')).toHaveAttribute('data-verdict', 'ok');
});

test('what cannot work in a task definition counts in the check of the VPC too @ci', async ({ page }) => {
  const options = { 'awslogs-group': '/ecs/web', 'awslogs-region': 'eu-west-1' };
  const [container] = TASK_DEFINITION.containerDefinitions;
  const elsewhere = {
    ...TASK_DEFINITION,
    taskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:1',
    containerDefinitions: [
      { ...container, secrets: [], logConfiguration: { logDriver: 'awslogs', options } },
    ],
  };
  await open(page);
  await pasteText(page, JSON.stringify(elsewhere));
  await dialog(page).getByRole('button', { name: 'Use these answers' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await pasteText(page, JSON.stringify(INVENTORY));
  await dialog(page).getByRole('button', { name: 'Check this VPC' }).click();
  await expect(page.locator('.audit')).toContainText(/log group of container app.*eu-west-1/i);
  await expect(page.locator('.rehearsal')).toHaveAttribute('data-outcome', 'fails');
});

test('the line that prints what the audit reads is there for Bash and for PowerShell', async ({ page }) => {
  await open(page);
  await dialog(page).getByText('Get what exists with one command').click();
  const line = dialog(page).locator('.inventory-command pre');
  await expect(line).toContainText('--region us-east-1');
  const bash = await line.textContent();
  await dialog(page).getByLabel('PowerShell').check();
  await expect(line).not.toHaveText(bash ?? '');
  await expect(line).toContainText('Out-String');
});

test('who leaves the window of files without a choice is still in the dialog, with what was pasted', async ({
  page,
}) => {
  await open(page);
  await pasteText(page, ERROR);
  await expect(dialog(page).locator('.cause').first()).toBeVisible();
  // No driver closes that window: what a browser tells the field then.
  await dialog(page)
    .locator('input[type=file]')
    .evaluate((field) => field.dispatchEvent(new Event('cancel', { bubbles: true })));
  await expect(dialog(page).locator('.cause').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
});

const HOSTILE = [
  '<img src=x onerror="document.title=1"><script>document.title=1</script>',
  '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"containerDefinitions":[]}',
  '['.repeat(50_000),
  '\u0000\uffff{"a":'.repeat(50_000),
  '\\'.repeat(100_000),
  // Ever deeper dashes, which once ended the process; lists in lists; aliases of aliases.
  Array.from({ length: 1_300 }, (_, depth) => `${' '.repeat(depth)}-`).join('\n'),
  `a: ${'['.repeat(100_000)}`,
  `a0: &a0 [x, x]\n${Array.from({ length: 60 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]`).join('\n')}`,
  '['.repeat(10_000_000),
];

test('hostile texts are answered or refused @ci', async ({ page }) => {
  await page.goto('./');
  for (const text of HOSTILE) {
    // Anew for each: to Firefox's driver the window of files of the button before stays open.
    await page.getByRole('button', { name: /^Paste anything/ }).click();
    await expect(box(page)).toBeFocused();
    const file = { name: 'hostile.json', mimeType: 'application/json', buffer: Buffer.from(text) };
    await chooseFiles(dialog(page), file);
    await expect(dialog(page).locator('.import-result')).toBeVisible();
    await dialog(page).getByRole('button', { name: 'Clear' }).click();
    await expect(dialog(page).locator('.import-result')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
  }
  const harmed = await page.evaluate(
    () => document.title === '1' || Object.hasOwn(Object.prototype, 'polluted'),
  );
  expect(harmed).toBe(false);
});

test('a very long text is kept beside the field, which stays quick', async ({ page }) => {
  await open(page);
  await pasteText(page, JSON.stringify(INVENTORY) + ' '.repeat(300_000));
  await expect(dialog(page).getByRole('button', { name: /Remove pasted text, \d+ kB/ })).toBeVisible();
  await expect(dialog(page).getByRole('button', { name: 'Check this VPC' })).toBeVisible();
  await expect(box(page)).toHaveValue('');
});

test('axe finds nothing in what was pasted and in the check, light and dark @ci', async ({ page }) => {
  await open(page);
  await pasteText(page, JSON.stringify(TASK_DEFINITION));
  await expect(dialog(page).locator('.import-result')).toBeVisible();
  await expectNoAxeViolations(page, 'what was pasted', { inside: 'dialog' });
  await pasteOver(page, ERROR);
  await expect(dialog(page).locator('.cause').first()).toBeVisible();
  await expectNoAxeViolations(page, 'what was pasted', { inside: 'dialog' });
  await pasteOver(page, JSON.stringify(INVENTORY));
  await dialog(page).getByRole('button', { name: 'Check this VPC' }).click();
  await expect(row(page, 's3')).toBeVisible();
  await expectNoAxeViolations(page, 'the check', { inside: 'main' });
});
