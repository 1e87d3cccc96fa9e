/** What people stumbled over, each as they did it: real keys, real wheel, real paste. */
import type { Page } from '@playwright/test';
import { ERROR } from '../../scripts/samples.mjs';
import { expectNoAxeViolations } from './axe.ts';
import {
  copiedText,
  emulate,
  expect,
  expectAlive,
  goToStep,
  pasteText,
  plannedServices,
  showPart,
  test,
  typeOver,
  unfold,
} from './page.ts';

const dialog = (page: Page) => page.getByRole('dialog');

test('the task of the review takes four actions: Region, secrets, Terraform, Copy @mobile', async ({
  page,
}) => {
  await page.goto('./');
  await expectAlive(page);
  await page.getByRole('combobox', { name: 'Region' }).click();
  await page.keyboard.type('ireland');
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: 'AWS Secrets Manager' }).check();
  await page.getByRole('button', { name: 'Terraform', exact: true }).click();
  await page.locator('.exports').getByRole('button', { name: 'Copy Terraform' }).click();
  await expect(page.locator('.exports').getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await copiedText(page);
  expect(copied).toContain('eu-west-1');
  expect(copied).toContain('secretsmanager');
});

test('an error pasted without a click is read, and what it names is exported: three actions', async ({
  page,
}) => {
  await page.goto('./');
  await expectAlive(page);
  await pasteText(page, ERROR);
  await expect(dialog(page).locator('.cause').first()).toContainText('secretsmanager');
  // Who does not see it is told as much.
  await expect(dialog(page).locator('.dialog-box > [role=status]')).toContainText(
    /^Read: an error\. .*secretsmanager/,
  );
  await expect(dialog(page).locator('mark').first()).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Export what is missing' }).click();
  await expect(page.getByRole('region', { name: 'What is loaded' })).toContainText('secretsmanager');
  await expect(page.locator('.exports')).toContainText('Only what the error names');
  await expect(page.locator('.exports .code pre')).toContainText(/secretsmanager/i);
  await page.getByRole('button', { name: 'Show the diagnosis' }).click();
  await expect(dialog(page).locator('.cause').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByRole('region', { name: 'What is loaded' })).toHaveCount(0);
});

test('an error about an endpoint that exists offers no export of a missing one @ci', async ({ page }) => {
  await page.goto('./');
  await expectAlive(page);
  await pasteText(
    page,
    'Post https://vpce-0abc.xray.ap-south-1.vpce.amazonaws.com: context deadline exceeded while waiting for connection',
  );
  await expect(dialog(page).locator('.cause').first()).toContainText('xray');
  await expect(dialog(page).getByRole('button', { name: 'Use in the plan' })).toBeVisible();
  await expect(dialog(page).getByRole('button', { name: 'Export what is missing' })).toHaveCount(0);
  await dialog(page).getByRole('button', { name: 'Use in the plan' }).click();
  await expect(page.getByRole('region', { name: 'What is loaded' })).toContainText('xray');
  await showPart(page, 'export');
  await expect(page.locator('.exports')).not.toContainText('Only what the error names');
});

test('typing an error shows each cause once, without ghosts of earlier text @firefox', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'Paste anything' }).click();
  const field = dialog(page).locator('textarea');
  await expect(field).toBeFocused();
  await field.pressSequentially(
    'dial tcp: lookup api.ecr.eu-west-1.amazonaws.com: i/o timeout; dial tcp 10.0.0.5:443: i/o timeout',
  );
  // The last thing that was typed has been read.
  await expect(dialog(page).locator('.cause').first()).toContainText('10.0.0.5');
  const typed = await dialog(page).locator('.cause').allTextContents();
  const whole = await field.inputValue();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await expect(dialog(page).locator('.cause')).toHaveCount(0);
  await field.pressSequentially(whole);
  await expect(field).toHaveValue(whole);
  await expect.poll(() => dialog(page).locator('.cause').allTextContents()).toEqual(typed);
});

test('the wheel over code moves the page, and long code unfolds @ci', async ({ page }) => {
  await page.goto('./#v=1&at=export/terraform');
  const code = page.locator('.exports .code');
  await expect(code.locator('pre')).toContainText('resource');
  await code.hover();
  const before = await page.evaluate(() => scrollY);
  await page.mouse.wheel(0, 300);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before);
  await page.getByRole('button', { name: /Show all \d+ lines/ }).click();
  const clips = () =>
    code.evaluate(
      (box) => box.scrollHeight > box.clientHeight + 2 && getComputedStyle(box).overflowY !== 'visible',
    );
  await expect.poll(clips).toBe(false);
});

test('the format is remembered over pages and a reload @ci', async ({ page }) => {
  await page.goto('./#v=1&launchType=EC2');
  await showPart(page, 'export');
  await page.getByRole('tab', { name: 'Terraform', exact: true }).click();
  await goToStep(page, 'Network');
  await goToStep(page, 'Review and export');
  await expect(page.getByRole('tab', { name: 'Terraform', exact: true })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.reload();
  await expect(page.getByRole('tab', { name: 'Terraform', exact: true })).toHaveAttribute(
    'aria-selected',
    'true',
  );
});

test("a colleague's link leaves one's own plans alone until it is changed @ci", async ({ page }) => {
  await page.goto('./');
  await page.getByRole('radio', { name: 'Amazon EC2' }).check();
  await expect(page).toHaveURL(/launchType=EC2/);
  await page.goto('about:blank');
  await page.goto('./#v=1&region=eu-north-1&launchType=EXTERNAL');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Stockholm');
  await page.goto('about:blank');
  await page.goto('./');
  await page.getByRole('button', { name: /^Open/ }).click();
  await expect(dialog(page).locator('.kept-plans li')).toHaveCount(1);
  await dialog(page)
    .getByRole('button', { name: /^Open Amazon EC2/ })
    .click();
  await expect.poll(() => plannedServices(page)).toContain('ecs-agent');
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText('Stockholm');
});

test('badges count what differs from the default, also after a reload @ci', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('checkbox', { name: 'AWS Secrets Manager' }).check();
  const badges = page.getByRole('navigation', { name: 'Steps' }).locator('.count');
  await expect(badges).toHaveText(['1 changed']);
  await expect(page).toHaveURL(/secretSources/);
  await page.reload();
  await expect(badges).toHaveText(['1 changed']);
});

test('a preset keeps the Region, unless it is about one', async ({ page }) => {
  await page.goto('./');
  const region = page.getByRole('combobox', { name: 'Region' });
  await region.click();
  await page.keyboard.type('eu-west-1');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'A typical workload' }).click();
  await page.locator('[data-preset="fargate-isolated"]').click();
  await expect(region).toHaveValue(/eu-west-1$/);
  await page.locator('[data-preset="china"]').click();
  await expect(region).toHaveValue(/cn-north-1$/);
});

test('a number of the cost that is not understood stays as it was typed, with what is allowed @firefox', async ({
  page,
}) => {
  await page.goto('./');
  await page.getByText('Cost, and when NAT gateways are cheaper').click();
  const traffic = page.getByLabel(/GB a month/);
  const total = page.getByRole('row', { name: /Total per month/ });
  // What counts is the last number on the way there, and the field says which.
  for (const [text, used] of [
    ['-5', '100'],
    ['1,5', '1'],
    ['1000000000', '10,000,000'],
  ] as const) {
    await typeOver(traffic, text);
    await traffic.press('Tab');
    await expect(traffic).not.toBeFocused();
    await expect(traffic).toHaveValue(text);
    await expect(traffic).toHaveAccessibleDescription(
      `Not understood, so ${used} is used. Allowed: a whole number from 0 to 10,000,000.`,
    );
  }
  const before = (await total.textContent()) ?? '';
  await typeOver(traffic, '1,500');
  await traffic.press('Tab');
  await expect(traffic).toHaveValue('1500');
  await expect(traffic).toHaveAccessibleDescription('');
  await expect(total).not.toHaveText(before);
  // The zones are an answer: the review tells of what is typed here too.
  const zones = page.getByLabel('Availability Zones');
  await typeOver(zones, '99');
  await zones.press('Tab');
  await expect(zones).toHaveValue('99');
  await expect(zones).toHaveAccessibleDescription(
    'Not understood, so 2 is used. Allowed: a whole number from 1 to 6.',
  );
  await goToStep(page, 'Review and export');
  await expect(page.getByText('1 field not understood')).toBeVisible();
});

test('what a field does not understand stays in it and is told on the review @ci', async ({ page }) => {
  await page.goto('./');
  await goToStep(page, 'Your VPC');
  await page.getByRole('textbox', { name: /VPC id/ }).pressSequentially('my-vpc');
  await goToStep(page, 'Review and export');
  await expect(page.getByText('1 field not understood')).toBeVisible();
  await page.reload();
  await goToStep(page, 'Your VPC');
  await expect(page.getByRole('textbox', { name: /VPC id/ })).toHaveValue('my-vpc');
});

test('undo says which answer went back, also after a reload @ci', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('checkbox', { name: 'AWS Secrets Manager' }).check();
  await expect(page).toHaveURL(/secretSources/);
  await page.reload();
  await page.getByRole('button', { name: 'Undo (Ctrl+Z)' }).click();
  await expect(page.locator('.toast')).toContainText('Undone: Secrets come from');
  await expect(page.getByRole('checkbox', { name: 'AWS Secrets Manager' })).not.toBeChecked();
  await expect(page.locator('#status')).toHaveText('Undone: Secrets come from');
  // Nobody can tell how long it is read: it stays until somebody puts it away.
  await page.keyboard.press('Escape');
  await expect(page.locator('.toast')).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(page.locator('.toast')).toContainText('Redone: Secrets come from');
  await page.getByRole('button', { name: 'Close this note (Esc)' }).click();
  await expect(page.locator('.toast')).toHaveCount(0);
});

test('the way to the internet and the images are asked at the start, and an empty export is told', async ({
  page,
}) => {
  await page.goto('./');
  await unfold(page, 'Registries that images come from');
  await expect(page.locator('[data-question=imageRegistries]')).toBeVisible();
  await unfold(page, 'How the task subnets reach the internet');
  await unfold(page, 'The VPC has an internet gateway');
  await page.getByRole('switch', { name: 'The VPC has an internet gateway' }).check();
  await expect(page.locator('[data-question=egress]').getByText('assumed')).toBeVisible();
  // A container does not start without a way there, and still the endpoint is only recommended: its details say why.
  const logs = page.locator('aside .endpoint[data-service=logs]');
  await logs.locator('summary').first().click();
  await expect(logs).toContainText('Recommended, not required');
  await expect(logs).toContainText('“Through a NAT gateway”');
  await goToStep(page, 'Your VPC');
  await page.locator('[data-question=include] input[value=required]').check();
  await goToStep(page, 'Review and export');
  await expect(page.getByText('The exports are empty')).toBeVisible();
});

test('the command beside a file gives each value that is open and has no default in the file @ci', async ({
  page,
}) => {
  const given = {
    cloudformation: ['VpcId=', 'SubnetIds=', 'RouteTableIds=', 'VpcCidr='],
    'cloudformation-json': ['VpcId=', 'SubnetIds=', 'RouteTableIds=', 'VpcCidr='],
    terraform: ['-var vpc_id=', "-var 'subnet_ids=[", "-var 'route_table_ids=["],
    cli: ['--vpc-id ', '--subnet-ids ', '--route-table-ids '],
  };
  for (const [format, names] of Object.entries(given)) {
    await page.goto('about:blank');
    await page.goto(`./#v=1&at=export/${format}`);
    await page.getByText('How to run it').click();
    const commands = page.locator('.export-run pre');
    for (const name of names) await expect(commands.filter({ hasText: name }).first()).toBeVisible();
  }
  await expect(page.locator('.export-run')).not.toContainText('--vpc-cidr');
});

test('search leads to an endpoint and to the reason why another is not needed @ci', async ({ page }) => {
  await page.goto('./');
  await expectAlive(page);
  await page.keyboard.press('/');
  await page.keyboard.type('why logs?');
  await expect(dialog(page).getByRole('option').first()).toContainText('logs');
  await page.keyboard.press('Enter');
  await expect(page.locator('main .endpoint[data-service="logs"] details')).toHaveAttribute('open', '');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('ecs-telemetry');
  await expect(dialog(page).getByRole('option').first()).toContainText('Not needed');
  await page.keyboard.press('Enter');
  await expect(page.locator('main [data-spared="ecs-telemetry"]')).toBeFocused();
  // Nothing waits to be led to: pointing at a row moves neither focus nor page.
  await showPart(page, 'endpoints');
  await page.locator('main .endpoint').last().hover();
  await expect(page.locator('[data-part=endpoints]')).toBeFocused();
  // A question is its field, not only the page on which it stands; a note is opened.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Volumes');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-question=volumes] input').first()).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Quotas');
  await page.keyboard.press('Enter');
  await expect(page.locator('main [data-rule="network/quotas"] summary')).toBeFocused();
  await expect(page.locator('main [data-rule="network/quotas"] details')).toHaveAttribute('open', '');
});

test('search finds answers, Regions and parts of the result by the words that people type first @ci', async ({
  page,
}) => {
  await page.goto('./');
  await expectAlive(page);
  await page.keyboard.press('/');
  await page.keyboard.type('nat');
  const first = dialog(page).getByRole('option').first();
  await expect(first).toContainText('How the task subnets reach the internet');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: 'Through a NAT gateway' })).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('tokyo');
  await expect(first).toContainText('Asia Pacific (Tokyo)');
  await page.keyboard.press('Enter');
  const region = page.getByRole('combobox', { name: 'Region', exact: true });
  await expect(region).toBeFocused();
  await expect(region).toHaveValue('Asia Pacific (Tokyo) · ap-northeast-1');
  for (const [typed, place] of [
    ['cost', 'cost'],
    ['mermaid', 'picture'],
    ['print', 'print'],
  ] as const) {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
    await expect(page.locator(`main [data-place=${place}]`)).toBeFocused();
  }
});

test('two workloads share the endpoints, are named in the rows, and survive the link', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'Another workload in this VPC' }).click();
  await page.getByRole('checkbox', { name: 'AWS Secrets Manager' }).check();
  await expect(page.locator('.endpoint[data-service=secretsmanager] .endpoint-badges')).toContainText(
    'workload-2',
  );
  // What is assumed of a workload is said of that one, whichever is being answered.
  const assumed = page.locator('[data-deciding]', { hasText: /^workload-1:/ }).first();
  const id = await assumed.getAttribute('data-deciding');
  // In a line like those of the workload that is being answered.
  const own = page.locator('.deciding .fold').first();
  for (const property of ['background-color', 'border-bottom-color', 'border-left-width'])
    await expect(assumed).toHaveCSS(
      property,
      await own.evaluate((line, name) => getComputedStyle(line).getPropertyValue(name), property),
    );
  await assumed.getByRole('button', { name: /^That is right for workload-1/ }).click();
  await expect(page).toHaveURL(
    new RegExp(`v=2.*workload=workload-1&(?:no=)?${id}\\b.*workload=workload-2&secretSources=secretsmanager`),
  );
  await page.reload();
  await expect(page.getByRole('button', { name: 'workload-2', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'workload-1', exact: true }).click();
  await expect(page.getByRole('checkbox', { name: 'AWS Secrets Manager' })).not.toBeChecked();
});

test('two plans are compared, with the answers that make the difference', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('checkbox', { name: 'AWS Secrets Manager' }).check();
  await goToStep(page, 'Review and export');
  await showPart(page, 'compare');
  await page
    .getByLabel('Compare with')
    .selectOption({ label: 'This plan, before the changes of this visit' });
  await expect(page.locator('.compare-sum')).toContainText('1 endpoint differs');
  await expect(page.locator('.compare tr.differs').first()).toContainText('secretsmanager');
  await expect(page.locator('.compare-answers')).toContainText(
    'Secrets come from: None → AWS Secrets Manager',
  );
  // On paper it is there, without the form that makes it; from another part it is not.
  await emulate(page, { media: 'print' });
  await expect(page.locator('.compare-sum')).toBeVisible();
  await expect(page.getByLabel('Compare with')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Swap the two plans' })).toBeHidden();
  await emulate(page, { media: 'screen' });
  await showPart(page, 'steps');
  await emulate(page, { media: 'print' });
  await expect(page.getByRole('heading', { name: 'Answers', exact: true })).toBeVisible();
  await expect(page.locator('.compare-sum')).toHaveCount(0);
});

test('the designs stand side by side, with what they cost for how many VPCs, and what can break @ci', async ({
  page,
}) => {
  await page.goto('./#v=1&at=designs');
  const rows = page.locator('.designs tbody tr');
  await expect(rows).toHaveCount(7);
  const cost = page.locator('[data-design="endpoints-here"] td').first();
  const one = Number((await cost.textContent())?.replace(/[$,]/g, ''));
  await typeOver(page.getByLabel('VPCs with these workloads'), '10');
  await expect(cost).toHaveText(`$${(one * 10).toLocaleString('en-US', { minimumFractionDigits: 2 })}`);
  await page.reload();
  await expect(page.getByLabel('VPCs with these workloads')).toHaveValue('10');
  await page.locator('li[data-design="hub-private-zones"] summary').click();
  await expect(page.getByRole('heading', { name: 'What can break' })).toBeVisible();
  await expectNoAxeViolations(page, 'designs', { inside: 'main' });
});

test('ids typed beside the commands are in every command, and the code of a link says what changed since', async ({
  page,
}) => {
  await page.goto('./#v=1&at=steps&was=2025.01:c6bh73rxybxf');
  await expect(page.getByRole('region', { name: 'What is loaded' })).toContainText(
    'with knowledge 2025.01, the plan has changed: logs added; sts removed',
  );
  await expect(page.locator('.steps-list')).toContainText('$VPC_ID');
  await page
    .locator('.own-ids')
    .getByRole('textbox', { name: /VPC id/ })
    .pressSequentially('vpc-0a1b2c3d4e5f67890');
  await expect(page.locator('.steps-list')).toContainText('--vpc-id vpc-0a1b2c3d4e5f67890');
  await expect(page.locator('.steps-list')).not.toContainText('$VPC_ID');
});

test('what a source proves to be wrong is in the dialog, on the review and in the exports @ci', async ({
  page,
}) => {
  await page.goto('./');
  await expectAlive(page);
  const image = '123456789012.dkr.ecr.eu-central-1.amazonaws.com/app:1';
  const logs = {
    logDriver: 'awslogs',
    options: { 'awslogs-region': 'eu-west-1', 'awslogs-group': '/ecs/a', 'awslogs-stream-prefix': 'a' },
  };
  const task = {
    family: 'a',
    requiresCompatibilities: ['FARGATE'],
    containerDefinitions: [{ name: 'a', image, logConfiguration: logs }],
  };
  await pasteText(page, JSON.stringify(task));
  await expect(dialog(page)).toContainText(/Region\s*Places differ: /);
  const use = dialog(page).getByRole('button', { name: 'Use these answers' });
  await expect(use).toBeInViewport({ ratio: 1 });
  await use.click();
  const read = page.getByRole('region', { name: 'What was read' });
  await expect(read).toContainText('What you gave disagrees: Region');
  const wrong = read.locator('.alert', { hasText: 'The image of container a' });
  await expect(wrong).toContainText('Error');
  await wrong.getByRole('button', { name: /^Copy a report/ }).click();
  await expect.poll(() => copiedText(page)).toContain('source/image-of-another-region');
  await showPart(page, 'export');
  await page.getByRole('tab', { name: 'Plan (JSON)' }).click();
  await page.getByRole('button', { name: /Show all/ }).click();
  await expect(page.locator('.exports .code pre')).toContainText(
    'The image of container a is in eu-central-1',
  );
});

test('the page holds at 320 pixels, and the bar leads back to the question @phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('./');
  await expectAlive(page);
  const secrets = page.getByRole('checkbox', { name: 'AWS Secrets Manager' });
  await secrets.check();
  await expect(page.locator('.plan-bar .news')).toContainText('+ secretsmanager');
  const before = await page.evaluate(() => scrollY);
  await page.getByRole('button', { name: 'Show plan' }).click();
  await expect(page.getByRole('heading', { name: 'Your plan' })).toBeInViewport();
  await page.getByRole('button', { name: 'Questions' }).click();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(before);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test('the pages speak as their readers do, not as the code does @ci', async ({ page }) => {
  await page.goto('./#v=1&at=start');
  await expectAlive(page);
  await expect(page.getByRole('heading', { name: 'A few answers are usually enough' })).toBeVisible();
  await expect(page.locator('.asked')).toContainText(
    'How the task subnets reach the internet: No internet access',
  );
  await expect(page.locator('.plan [data-service="ecr.api"]')).toContainText(
    'Every pull from Amazon ECR first logs in',
  );
  const spoken = [await page.locator('body').innerText()];
  await goToStep(page, 'Network');
  await expect(page.getByRole('combobox', { name: 'Copying a template from another Region?' })).toHaveValue(
    'No',
  );
  spoken.push(await page.locator('main').innerText());
  await goToStep(page, 'Review and export');
  for (const part of ['export', 'check', 'steps', 'notes', 'answers', 'endpoints']) {
    await showPart(page, part);
    spoken.push(await page.locator('main').innerText());
  }
  expect(spoken.join('\n')).not.toMatch(
    /same bytes|reasons, sources, names|Good to know|Cure:|Not at all|· none|A parameter of the export|--parameter-overrides\.|Skip to review/,
  );
  // What a check calls redundant or foreign in its code, and a cause that is only possible.
  await pasteText(page, 'CannotPullContainerError: pull access denied for nginx, repository does not exist');
  await expect(dialog(page).locator('.cause').first()).toBeVisible();
  const causes = await dialog(page).locator('.cause').allInnerTexts();
  for (const cause of causes.filter((text) => !text.includes('the text says so')))
    expect(cause).not.toContain('Endpoints are not the cause');
  expect(causes.join()).toContain('If this is it, endpoints will not help');
});

test('a Region that does not exist takes one line, says which is used instead, and what may have been meant', async ({
  page,
}) => {
  await page.goto('./#v=1&region=eu-wset-1&launchType=EC2');
  const panel = page.getByRole('region', { name: 'Not everything in the link or file was understood' });
  await expect(panel).toContainText(
    /eu-wset-1 is not understood; the default, US East \(N\. Virginia\), is used/,
  );
  // Of 46 Regions none is listed before somebody asks.
  await expect(panel.locator('details')).not.toHaveAttribute('open');
  expect((await panel.boundingBox())?.height).toBeLessThan(220);
  await panel.getByText('46 possibilities').click();
  await expect(panel.locator('details')).toHaveAttribute('open');
  await panel.getByRole('button', { name: 'Use eu-west-1' }).click();
  await expect(page).toHaveURL(/region=eu-west-1/);
  await expect(panel).toContainText('US East (N. Virginia), is used');
});

test('a policy that was cut off in the link is told in sentences', async ({ page }) => {
  await page.goto(`./#v=1&policy.s3=${encodeURIComponent('{"Version":"2012-10-17","Stat')}`);
  const panel = page.getByRole('region', { name: 'Not everything in the link or file was understood' });
  await expect(panel.getByRole('listitem')).toHaveText(
    /is not understood; the planned policy is used\. Allowed is an endpoint policy\. A policy is a JSON object with Version and Statement\.$/,
  );
});

test('a wrong rule is reported by its name, with the versions of planner and knowledge', async ({ page }) => {
  await page.goto('./#v=1&at=logs');
  const row = page.locator('main .endpoint[data-service="logs"]');
  await row.getByRole('button', { name: /^Copy a report/ }).click();
  const copied = (text: RegExp) => expect.poll(() => copiedText(page)).toMatch(text);
  await copied(/^About this endpoint, note or question: logs \(logging\/[\w-]+/);
  await copied(/\nPlanner \d+\.\d+\.\d+\. Knowledge \d/);
  await showPart(page, 'notes');
  const note = page.locator('main [data-rule="network/quotas"]');
  await note.locator('summary').click();
  await note.getByRole('button', { name: /^Copy a report/ }).click();
  await copied(/^About this endpoint, note or question: network\/quotas\n/);
  await expect(page.locator('.foot')).toContainText(/Planner \d+\.\d+\.\d+\. Knowledge \d/);
});

test('each finding, note, step and part of the review has a link that leads to it @ci', async ({ page }) => {
  await page.goto('./#v=1&launchType=EC2&operatingSystem=WINDOWS&at=notes');
  const main = page.getByRole('main');
  const finding = main.locator('.urgent', {
    has: page.locator('[data-rule="ecr/windows-layers-unreachable"]'),
  });
  const note = main.locator('[data-rule="network/quotas"]');
  const links: string[] = [];
  const copy = async (name: string) => {
    await main.getByRole('button', { name: `Copy link ${name}`, exact: true }).click();
    await expect.poll(() => copiedText(page)).toMatch(/&at=/);
    const link = await copiedText(page);
    expect(links).not.toContain(link);
    links.push(link);
  };
  await expect(finding).toBeVisible();
  await copy('to the finding ecr/windows-layers-unreachable');
  await note.locator('summary').first().click();
  await copy('to the note network/quotas');
  await showPart(page, 'steps');
  await copy('to the step: Check DNS resolution and DNS hostnames');
  await copy('to the part Steps');
  await showPart(page, 'export');
  await page.getByRole('tab', { name: 'Terraform', exact: true }).click();
  await copy('to the part Export');
  // The first as a colleague opens it, the others put into the address bar of the open page.
  await page.goto('about:blank');
  const open = async (place: string) => {
    await page.goto(links.shift() ?? '');
    await expect(page.locator(place)).toBeVisible();
  };
  await open('main [data-rule="ecr/windows-layers-unreachable"]:focus');
  await open('main [data-rule="network/quotas"] details[open] summary:focus');
  await open('main [data-step]:focus');
  await open('#review-steps');
  await open('#review-export [role=tab][aria-selected=true][data-tab=Terraform]');
});

test('the total shows what the last answer changes, at once and never a sum between, and moves only where motion is wanted', async ({
  page,
}) => {
  await page.goto('./');
  await expectAlive(page);
  const totals = page.locator('.totals dd');
  await expect(totals.locator('.total-change')).toHaveCount(0);
  await page.evaluate(() => {
    const seen = { texts: [] as (string | undefined)[], moved: 0 };
    const cost = document.querySelector('.totals div:last-child dd');
    const look = () => {
      const text = cost?.textContent?.match(/^\D*[\d.,]+/)?.[0];
      if (text !== seen.texts.at(-1)) seen.texts.push(text);
    };
    look();
    new MutationObserver(look).observe(cost ?? document, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    cost?.addEventListener('animationstart', () => {
      seen.moved += 1;
    });
    Object.assign(window, { seen });
  });
  const seen = () =>
    page.evaluate(() => (window as unknown as { readonly seen: { texts: string[]; moved: number } }).seen);
  const secrets = page.getByRole('checkbox', { name: 'AWS Secrets Manager' });
  await secrets.check();
  await expect(totals.first()).toHaveText('5 (1 of them free), +1');
  await expect(totals.last()).toHaveText('$58.40 in 2 zones, $14.60 more');
  await expect.poll(async () => (await seen()).moved).toBe(1);
  await emulate(page, { reducedMotion: 'reduce' });
  await secrets.uncheck();
  await expect(totals.first()).toHaveText('4 (1 of them free), −1');
  await expect(totals.last()).toHaveText('$43.80 in 2 zones, $14.60 less');
  expect(await seen()).toEqual({ texts: ['$43.80', '$58.40', '$43.80'], moved: 1 });
});

test('the colours are a menu that names each choice, and a choice shows at once', async ({ page }) => {
  await page.goto('./');
  await expectAlive(page);
  const colours = page.getByRole('combobox', { name: 'Colours' });
  await expect(colours.getByRole('option')).toHaveText(['As the system', 'Light', 'Dark']);
  await expect(colours).toHaveValue('system');
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await colours.press('ArrowDown');
  await expect(colours).toHaveValue('light');
  await colours.press('ArrowDown');
  await expect(colours).toHaveValue('dark');
  await expect.poll(background).not.toBe(light);
});

test('another plan stays another plan: a preset, a kept one and a new one, each undone @ci', async ({
  page,
}) => {
  await page.goto('./');
  await page.getByRole('radio', { name: 'Amazon EC2' }).check();
  await expect(page).toHaveURL(/launchType=EC2/);
  await page.getByRole('button', { name: 'A typical workload' }).click();
  // The second preset takes the place of the first; one's own plan is none of both.
  await page.locator('[data-preset="external"]').click();
  await expect(page).toHaveURL(/launchType=EXTERNAL/);
  await page.locator('[data-preset="managed-instances"]').click();
  await expect(page).toHaveURL(/launchType=MANAGED_INSTANCES/);
  const kept = dialog(page).locator('.kept-plans li');
  const openPlans = () => page.getByRole('button', { name: /^Open/ }).click();
  await openPlans();
  await expect(kept).toHaveCount(2);
  await expect(kept.nth(1)).toContainText('Amazon EC2');
  await kept.nth(1).getByRole('textbox').pressSequentially('Production');
  await kept.nth(1).getByRole('button', { name: /^Open/ }).click();
  await expect.poll(() => plannedServices(page)).toContain('ecs-agent');
  // Back to the preset: what is written now is of its plan, not of the one that was left.
  await page.keyboard.press('Control+z');
  await expect(page).toHaveURL(/launchType=MANAGED_INSTANCES/);
  await goToStep(page, 'Start');
  await page.getByRole('checkbox', { name: 'AWS Secrets Manager' }).check();
  await expect(page).toHaveURL(/secretSources/);
  await openPlans();
  await expect(kept).toHaveCount(2);
  await expect(kept.filter({ hasText: 'Amazon EC2' }).getByRole('textbox')).toHaveValue('Production');
  // One press forgets a plan, and one brings it back with its name.
  await dialog(page).getByRole('button', { name: 'Forget Production' }).click();
  await expect(kept).toHaveCount(1);
  await dialog(page).getByRole('button', { name: 'Bring it back' }).click();
  await expect(kept.filter({ hasText: 'Amazon EC2' }).getByRole('textbox')).toHaveValue('Production');
  await dialog(page).getByRole('button', { name: 'New plan' }).click();
  await expect(page.getByRole('checkbox', { name: 'AWS Secrets Manager' })).not.toBeChecked();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('checkbox', { name: 'AWS Secrets Manager' })).toBeChecked();
});

test('what is announced while a dialog is open leaves what the dialog says alone @ci', async ({ page }) => {
  await page.clock.install();
  await page.goto('./');
  await page.getByRole('radio', { name: 'Amazon EC2' }).check();
  await expect(page).toHaveURL(/launchType=EC2/);
  const openPlans = () => page.getByRole('button', { name: /^Open/ }).click();
  await openPlans();
  await dialog(page).getByRole('button', { name: 'New plan' }).click();
  await expect(page).not.toHaveURL(/launchType/);
  // The announcement waits for its moment until the dialog has said something, too.
  await page.clock.pauseAt(Date.now() + 3_600_000);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('radio', { name: 'Amazon EC2' })).toBeChecked();
  await openPlans();
  await dialog(page)
    .getByRole('button', { name: /^Duplicate/ })
    .click();
  await dialog(page)
    .getByRole('button', { name: /^Forget .*copy/ })
    .click();
  await page.clock.runFor(1_000);
  await expect(dialog(page).locator('[data-announced]')).toContainText('Undone');
  await expect(dialog(page).getByRole('button', { name: 'Bring it back' })).toBeVisible();
});

test('of very many answers the common ones are shown, and the others are unfolded, typed or searched for @ci', async ({
  page,
}) => {
  await page.goto('./#v=1&at=features');
  const services = page.locator('[data-question=applicationServices]');
  await expect(services.locator('.tile')).toHaveCount(12);
  const find = services.getByRole('textbox');
  await find.pressSequentially('lambda');
  await expect(services.locator('.tile')).toHaveCount(1);
  await services.getByRole('checkbox', { name: 'AWS Lambda' }).check();
  await expect(page.locator('.endpoint[data-service=lambda]')).toBeVisible();
  // What is chosen stays in sight, beside the common ones; nothing that was chosen before gets lost.
  await find.press('Escape');
  await expect(services.locator('.tile')).toHaveCount(13);
  await services.getByRole('checkbox', { name: 'Amazon SQS' }).check();
  await expect(page).toHaveURL(/applicationServices=sqs,lambda/);
  const unfold = services.getByRole('button', { name: /^\d+ more answers$/ });
  await expect(unfold).toHaveAttribute('aria-expanded', 'false');
  await unfold.click();
  expect(await services.locator('.tile').count()).toBeGreaterThan(30);
  await services.getByRole('button', { name: 'Show fewer' }).click();
  await goToStep(page, 'Start');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('textract');
  await page.keyboard.press('Enter');
  await expect(services.getByRole('checkbox', { name: /Textract/ })).toBeFocused();
});
