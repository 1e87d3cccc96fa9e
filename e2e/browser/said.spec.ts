/** What the pages say, in words and to people who do not see them: no surer than what is known, once, and never nothing. */
import type { Page, Route } from '@playwright/test';
import {
  copiedText,
  expect,
  expectAlive,
  goToStep,
  pasteText,
  showPart,
  test,
  toldOf,
  unfold,
} from './page.ts';

const status = (page: Page) => page.locator('#status');
const headline = (page: Page) => page.getByRole('main').getByRole('heading', { level: 1 });

const TASK_OF_ANOTHER_REGION = JSON.stringify({
  family: 'web',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  containerDefinitions: [
    {
      name: 'app',
      image: '123456789012.dkr.ecr.eu-central-1.amazonaws.com/team/app:1',
      logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-region': 'eu-west-1' } },
    },
  ],
});

/** Two endpoints that no plan has; where they lead, they both are. */
const inventory = (region: string) =>
  JSON.stringify({
    VpcEndpoints: ['sqs', 'sns'].map((service, index) => ({
      VpcEndpointId: `vpce-0123456789abcdef${index}`,
      VpcId: 'vpc-0123456789abcdef0',
      ServiceName: `com.amazonaws.${region}.${service}`,
      VpcEndpointType: 'Interface',
      State: 'available',
      PrivateDnsEnabled: true,
      SubnetIds: ['subnet-0123456789abcdef0'],
      Groups: [{ GroupId: 'sg-0123456789abcdef0', GroupName: 'endpoints' }],
    })),
  });

test('the result says that tasks work only where they need the endpoints and nothing is known to stop them @ci', async ({
  page,
}) => {
  await page.goto('./#v=1&region=eu-west-1&at=endpoints');
  await expect(headline(page)).toContainText('keep your AWS Fargate tasks in Europe (Ireland) working');
  await page.goto('about:blank');
  await page.goto('./#v=1&internetGateway=true&egress=nat-gateway&at=endpoints');
  await expect(headline(page)).toContainText('none of them required');
  await page.getByRole('button', { name: 'Check an error or a VPC' }).click();
  await expect(page.getByRole('textbox', { name: 'Paste anything' })).toBeFocused();
  await goBackToNoPath(page);
  await expect(headline(page)).toContainText('and 1 problem to solve first');
  await expect(headline(page)).not.toContainText('working');
});

/** The task definition pulls from another Region, and nothing leads there. */
async function goBackToNoPath(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.goto('about:blank');
  await page.goto('./#v=1&egress=none&at=endpoints');
  await page.getByRole('button', { name: 'Check an error or a VPC' }).click();
  await expect(page.getByRole('textbox', { name: 'Paste anything' })).toBeFocused();
  await pasteText(page, TASK_OF_ANOTHER_REGION);
  await page.getByRole('dialog').getByRole('button', { name: 'Use these answers' }).click();
}

test('a plan without endpoints compares no costs, and its picture explains no signs that it lacks', async ({
  page,
}) => {
  await page.goto(
    './#v=1&imageRegistries=other&logDrivers=splunk&egress=nat-gateway&internetGateway=true&at=endpoints',
  );
  await expect(headline(page)).toContainText('No endpoint is needed');
  await expect(page.getByText('none has to be paid for')).toBeVisible();
  await expect(page.getByText('cost less than')).toHaveCount(0);
  await expect(page.getByText('Interface endpoint: a network interface in each zone')).toHaveCount(0);
});

test('a VPC that is loaded is one strip, and nothing to export is offered where nothing could be judged @ci', async ({
  page,
}) => {
  await page.goto('./#v=1&region=eu-west-1&at=check');
  await page.getByRole('button', { name: 'Check a VPC' }).click();
  await expect(page.getByRole('textbox', { name: 'Paste anything' })).toBeFocused();
  await pasteText(page, inventory('eu-central-1'));
  await page.getByRole('dialog').getByRole('button', { name: 'Check this VPC' }).click();
  await expect(page.locator('.audit-list')).toBeVisible();
  await expect(page.locator('.strip-item')).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Export what is missing' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Plan for Europe (Frankfurt)' }).click();
  await expect(page.getByRole('button', { name: 'Export what is missing' })).toBeVisible();
});

test('the result promises nothing for a VPC whose check found something missing @ci', async ({ page }) => {
  await page.goto('./#v=1&region=eu-west-1&at=check');
  await expect(headline(page)).toContainText('keep your AWS Fargate tasks');
  await page.getByRole('button', { name: 'Check a VPC' }).click();
  await expect(page.getByRole('textbox', { name: 'Paste anything' })).toBeFocused();
  await pasteText(page, inventory('eu-west-1'));
  await page.getByRole('dialog').getByRole('button', { name: 'Check this VPC' }).click();
  await expect(page.locator('.strip')).toContainText('missing');
  await expect(headline(page)).toContainText('for your AWS Fargate tasks in Europe (Ireland): $');
});

test('the result promises nothing for a link of which a part was not understood', async ({ page }) => {
  await page.goto('./#v=1&region=eu-west-1&launchType=SUBMARINE&at=review');
  await expect(
    page.getByRole('region', { name: 'Not everything in the link or file was understood' }),
  ).toBeVisible();
  await expect(headline(page)).toContainText('for your AWS Fargate tasks in Europe (Ireland): $');
  await page.getByRole('button', { name: 'Share this plan' }).click();
  await page.getByRole('button', { name: 'Copy summary' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const summary = await copiedText(page);
  expect(summary).toContain('for your AWS Fargate tasks in Europe (Ireland): $');
  expect(summary).not.toContain('working');
});

test('a comparison says what in the link to the other plan was not understood', async ({ page }) => {
  await page.goto('./#v=1&region=eu-west-1&at=compare');
  const link = page.getByRole('textbox', { name: /Or a link/ });
  const warning = page.getByText('Not everything in the link to the other plan was understood');
  await link.focus();
  await pasteText(page, 'https://plans.example/#v=1&region=eu-west-1');
  await expect(page.locator('.compare-sum')).toBeVisible();
  await expect(warning).toHaveCount(0);
  await pasteText(page, '&launchType=SUBMARINE');
  await expect(warning).toBeVisible();
  await expect(page.locator('.compare')).toContainText('SUBMARINE');
});

test('a comparison says what is not exported, so that its columns add up, and of nothing else @ci', async ({
  page,
}) => {
  await page.goto('./#v=1&launchType=EC2&at=compare');
  await page.getByRole('button', { name: 'Keep this plan as the other one' }).click();
  const row = (service: string) =>
    page.locator('.compare tr').filter({ hasText: new RegExp(`^${service}(required|optional)`) });
  await expect(row('autoscaling')).toContainText('optional, not exported, $');
  await expect(row('logs')).toContainText('required, $');
});

test('a comparison with a NAT gateway says that only endpoints are counted, and does not call the plans equally dear', async ({
  page,
}) => {
  await page.goto('./#v=1&region=eu-west-1&egress=nat-gateway&internetGateway=true&at=compare');
  const sum = page.locator('.compare-sum');
  const counted = page.getByText('what NAT gateways and other ways out of the VPC cost is in neither total');
  const link = page.getByRole('textbox', { name: /Or a link/ });
  await link.focus();
  await pasteText(page, 'https://plans.example/#v=1&region=eu-west-1');
  await expect(sum).toHaveText(/^\d endpoints differ; those of this plan cost the same\.$/);
  await expect(counted).toBeVisible();
  await expect(page.getByRole('row', { name: /^Endpoints, per month/ })).toBeVisible();
});

test('who is led into the check arrives at the endpoint, however late the check is there @ci', async ({
  page,
}) => {
  const held: Route[] = [];
  await page.route(/assets\/CheckPanel-[^/]+\.js$/, (route) => {
    held.push(route);
  });
  await page.goto('./#v=1&region=eu-west-1&at=endpoints');
  await page.getByRole('button', { name: 'Check an error or a VPC' }).click();
  await expect(page.getByRole('textbox', { name: 'Paste anything' })).toBeFocused();
  await pasteText(page, inventory('eu-west-1'));
  await page.getByRole('dialog').getByRole('button', { name: 'Use these answers' }).click();
  await page.getByRole('button', { name: 'What to do about ecr.dkr' }).click();
  await expect.poll(() => held.length).toBeGreaterThan(0);
  await expect(page.getByRole('heading', { name: 'Check of what exists' })).toBeVisible();
  for (const route of held) await route.continue();
  await expect(page.locator('.audit-list [data-service="ecr.dkr"]:focus-within')).toBeVisible();
});

test('the title of the tab says where one is, and a part of the result is told where the focus stays @ci', async ({
  page,
}) => {
  await page.goto('./');
  await expectAlive(page);
  await goToStep(page, 'Network');
  await expect(page).toHaveTitle('Network – ECS Endpoint Planner');
  await goToStep(page, 'Review and export');
  await expect(page).toHaveTitle('Endpoints – Review and export – ECS Endpoint Planner');
  await showPart(page, 'steps');
  await expect(page).toHaveTitle('Steps – Review and export – ECS Endpoint Planner');
  await expect(page.locator('[data-part=steps]')).toBeFocused();
  await expect(status(page)).toHaveText('Steps');
  await showPart(page, 'compare');
  await page.getByRole('button', { name: 'Keep this plan as the other one' }).click();
  await expect(status(page)).toHaveText('Both plans have the same endpoints.');
  await page.goBack();
  await expect(page).toHaveTitle('Network – ECS Endpoint Planner');
});

test('no control has its own name as its description: it would be read twice @ci', async ({ page }) => {
  const twice = async (control: string) => {
    await expect.poll(async () => (await toldOf(page)).map(({ name }) => name)).toContain(control);
    const told = await toldOf(page);
    return told.filter(({ name, description }) => name !== '' && name === description);
  };
  await page.goto('./#v=1&at=export');
  await expectTold(page, 'Undo (Ctrl+Z)');
  expect(await twice('Undo (Ctrl+Z)')).toEqual([]);
  await page.keyboard.press('?');
  await expectTold(page, 'Close');
  expect(await twice('Close')).toEqual([]);
});

async function expectTold(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('button', { name })).toBeVisible();
}

test('what cannot be read is said once, when it stays, and so is what a link did not mean @ci', async ({
  page,
}) => {
  await page.goto('./');
  await page.getByRole('button', { name: /^Paste anything/ }).click();
  await expect(page.getByRole('textbox', { name: 'Paste anything' })).toBeFocused();
  await pasteText(page, '{"family": "web",');
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('.dialog-box > [role=status]')).toContainText('ends inside the object');
  await expect(dialog.locator('.import-result').getByRole('status')).toHaveCount(0);
  await expect(dialog.locator('.import-result').getByRole('alert')).toHaveCount(0);
  await page.goto('about:blank');
  await page.goto('./#v=1&egress=foo');
  await expect(status(page)).toHaveText('Not everything in the link or file was understood');
});

test('the last change says how an endpoint changed @ci', async ({ page }) => {
  await page.goto('./#v=1&region=eu-west-1&at=start');
  await expectAlive(page);
  await unfold(page, 'The VPC has an internet gateway');
  await page.getByRole('switch', { name: 'The VPC has an internet gateway' }).click();
  await page.getByRole('radio', { name: 'Through a NAT gateway' }).check();
  await expect(page.locator('.last-change')).toContainText(/changed s3.*\(now recommended/);
});

test('the design that is the plan is marked, and traffic is that of each VPC @ci', async ({ page }) => {
  await page.goto('./#v=1&internetGateway=true&egress=nat-gateway&at=designs');
  const row = page.locator('tr', { hasText: 'your plan' });
  await expect(row).toHaveCount(1);
  await expect(row).toHaveAttribute('data-design', 'nat-gateway-and-endpoints');
  await expect(page.locator('.designs-turns')).toContainText('GB a month in each VPC');
});

test('of the last plans the one that is open is not offered to be opened @ci', async ({ page }) => {
  await page.goto('./');
  await expectAlive(page);
  await page.getByRole('checkbox', { name: 'AWS Secrets Manager' }).check();
  await expect(page).toHaveURL(/secretSources/);
  await page.getByRole('button', { name: /^Open/ }).click();
  const kept = page.getByRole('dialog').locator('.kept-plans li');
  await expect(kept).toHaveCount(1);
  await expect(kept).toContainText('Open now');
  await expect(kept.getByRole('button', { name: /^Open/ })).toHaveCount(0);
});

test('a refusal is a sentence, and speaks of what was pasted @ci', async ({ page }) => {
  await page.goto('./#v=1&at=check');
  await page.getByRole('button', { name: 'Check a VPC' }).click();
  await expect(page.getByRole('textbox', { name: 'Paste anything' })).toBeFocused();
  const { VpcEndpoints } = JSON.parse(inventory('eu-west-1'));
  for (const endpoint of VpcEndpoints) delete endpoint.SubnetIds;
  await pasteText(page, JSON.stringify({ VpcEndpoints }));
  const refusal = page.getByRole('dialog').locator('.not-understood');
  await expect(refusal).toContainText('This output was filtered: SubnetIds');
  await expect(refusal).not.toContainText('task definition');
});

test('who confirms everything that is assumed is told that nothing is left to decide @ci', async ({
  page,
}) => {
  await page.goto('./');
  await expectAlive(page);
  const right = page.getByRole('main').getByRole('button', { name: /^That is right/ });
  const end = page.getByText(
    'Nothing is left to decide: what is still assumed would add or remove no endpoint.',
  );
  for (let presses = 0; presses < 80; presses += 1) {
    await expect(right.or(end).first()).toBeVisible();
    if (await end.isVisible()) break;
    await right.first().click();
  }
  await expect(end).toBeVisible();
  await expect(page.getByRole('heading', { name: /and is assumed/ })).toHaveCount(0);
  await goToStep(page, 'Review and export');
  await expect(end).toBeVisible();
  await showPart(page, 'export');
  await expect(page.locator('#review-export')).toContainText('AWS::EC2::VPCEndpoint');
  await expect(page.locator('#review-export')).not.toContainText('because nothing says otherwise');
});

test('the result promises nothing after an error that endpoints cause, until it is put away @ci', async ({
  page,
}) => {
  await page.goto('./#v=1&region=eu-west-1&at=endpoints');
  await expect(headline(page)).toContainText('keep your AWS Fargate tasks');
  const paste = async (text: string) => {
    await page.getByRole('button', { name: 'Check an error or a VPC' }).click();
    await expect(page.getByRole('textbox', { name: 'Paste anything' })).toBeFocused();
    await pasteText(page, text);
    await page.getByRole('dialog').getByRole('button', { name: 'Use in the plan' }).click();
  };
  await paste(
    'ResourceInitializationError: unable to pull secrets or registry auth: dial tcp 10.0.0.1:443: i/o timeout',
  );
  await expect(page.locator('.strip')).toContainText('from your error');
  await expect(headline(page)).toContainText('for your AWS Fargate tasks in Europe (Ireland): $');
  await page.locator('.strip').getByRole('button').last().click();
  await expect(headline(page)).toContainText('keep your AWS Fargate tasks');
});

test('the start asks only what still decides, the weightiest first; what is answered stays where it is @mobile', async ({
  page,
}) => {
  await page.goto('./#v=1&region=eu-west-1&launchType=FARGATE&at=start');
  await expectAlive(page);
  const asked = page.locator('.asked [data-question]');
  await expect(asked.first()).toHaveAttribute('data-question', 'secretSources');
  await expect(page.locator('.asked [data-question=region]')).toHaveCount(0);
  const exec = page.locator('[data-deciding=ecsExec]');
  const services = page.locator('[data-deciding=applicationServices]');
  // Endpoints that would only become others are named too.
  await expect(page.locator('[data-deciding=ipAddressType]')).toContainText(
    'Another answer could change s3, ecr.api, ecr.dkr and 1 more.',
  );
  await exec.scrollIntoViewIfNeeded();
  // The window may have scrolled to what was pressed: what counts is the place on the page.
  const placeOf = () =>
    exec.evaluate((one) => {
      const { left, top } = one.getBoundingClientRect();
      return [left, top + scrollY] as const;
    });
  const before = await placeOf();
  await services.getByRole('button', { name: /^That is right/ }).click();
  await expect(services).toContainText('answered');
  await page.getByRole('checkbox', { name: 'AWS Secrets Manager' }).check();
  await expect(page.locator('.asked [data-question=secretSources]')).toContainText('answered');
  await expect(page.locator('.endpoint[data-service=secretsmanager]')).toHaveCount(1);
  const after = await placeOf();
  expect(after[0]).toBe(before[0]);
  // Less than a pixel: edges and scrolled ways are fractions in Firefox.
  expect(Math.abs(after[1] - before[1])).toBeLessThan(1);
  // Answered where it stands, on this page.
  await exec.locator('summary').click();
  await page.getByRole('switch', { name: 'ECS Exec' }).click();
  await expect(exec).toContainText('answered');
  await expect(page).toHaveURL(/ecsExec=true/);
  await unfold(page, 'Region');
  await expect(page.getByRole('combobox', { name: 'Region' })).toHaveValue(/eu-west-1/);
  // A new plan is asked about from the beginning.
  await page.keyboard.press('Escape');
  await page.locator('main h1').click();
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: 'New plan' }).click();
  await expect(asked.first()).toHaveAttribute('data-question', 'launchType');
  await expect(page.locator('.asked [data-question=region]')).toHaveCount(1);
});

test('an answer behind a line moves nothing under the next press, and says of another question what it means', async ({
  page,
}) => {
  await page.goto('./');
  await expectAlive(page);
  await unfold(page, 'How the task subnets reach the internet');
  const egress = page.locator('[data-question=egress]');
  const nat = egress.getByRole('radio', { name: /^Through a NAT gateway/ });
  const placeOf = () => nat.evaluate((one) => Math.round(one.getBoundingClientRect().top + scrollY));
  const before = await placeOf();
  await nat.check();
  await expect(page.locator('.endpoint[data-service=logs]')).toContainText('recommended');
  expect(await placeOf()).toBe(before);
  // Who has a NAT gateway has what leads out of it: it is no problem to solve.
  await expect(page.locator('.fold summary', { hasText: 'The VPC has an internet gateway' })).toContainText(
    'yes',
  );
  await expect(page.locator('.plan .alert.error')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(page.locator('.fold summary', { hasText: 'The VPC has an internet gateway' })).toContainText(
    'no',
  );
});

test('what was answered on the start page is there after a reload, whatever the question; what was known before is folded @ci', async ({
  page,
}) => {
  await page.goto('./#v=1&region=eu-west-1&launchType=FARGATE&xray=true&at=start');
  await expectAlive(page);
  const exec = page.locator('[data-deciding=ecsExec]');
  await exec.locator('summary').click();
  await page.getByRole('switch', { name: 'ECS Exec' }).click();
  const services = page.locator('[data-deciding=applicationServices]');
  await services.getByRole('button', { name: /^That is right/ }).click();
  await expect(services).toContainText('answered');
  await expect(page).toHaveURL(
    /applicationServices=[^&]*&?.*ecsExec=true|ecsExec=true.*applicationServices=/,
  );
  await page.reload();
  await expectAlive(page);
  const answered = page.getByRole('region', { name: 'Answered' });
  await expect(answered.locator('[data-deciding=ecsExec]')).toContainText('ECS Exec: yes');
  await expect(answered.locator('[data-deciding=ecsExec]')).toContainText('answered');
  await expect(answered.locator('[data-deciding=applicationServices]')).toBeVisible();
  // It can be changed there.
  await exec.locator('summary').click();
  await expect(page.getByRole('switch', { name: 'ECS Exec' })).toBeChecked();
  const xray = answered.locator('[data-deciding=xray]');
  await expect(xray).toBeHidden();
  await answered.getByText('1 more answer').click();
  await expect(xray).toContainText('answered');
});

test('a workload that is added is asked about from the beginning @ci', async ({ page }) => {
  await page.goto('./');
  await expectAlive(page);
  await page.getByRole('checkbox', { name: 'AWS Secrets Manager' }).check();
  // The plan has been weighed, without the workload that comes now.
  await expect(page.locator('[data-deciding=ecsExec]')).toBeVisible();
  await page.getByRole('button', { name: 'Another workload in this VPC' }).click();
  await expect(page.getByRole('textbox', { name: 'Name of the workload' })).toBeFocused();
  const asked = page.locator('.asked [data-question]');
  await expect(asked.first()).toHaveAttribute('data-question', 'launchType');
  await expect(page.locator('.asked [data-question=secretSources]')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'AWS Secrets Manager' })).not.toBeChecked();
});

test('a reload says that a pasted text is lost, also where it was not used yet @ci', async ({ page }) => {
  const strip = page.locator('.strip');
  await page.goto('./#v=1&region=eu-west-1&at=endpoints');
  await page.getByRole('button', { name: 'Check an error or a VPC' }).click();
  const field = page.getByRole('textbox', { name: 'Paste anything' });
  await expect(field).toBeFocused();
  await field.pressSequentially('CannotPullContainerError');
  await page.reload();
  await expect(strip).toHaveText(
    /No longer loaded after the reload: what was pasted\. What is pasted is never stored\./,
  );
  await strip.getByRole('button', { name: 'Paste again' }).click();
  await expect(field).toBeFocused();
  await field.pressSequentially('x');
  await page.keyboard.press('Escape');
  await expect(strip).toHaveCount(0);
});

test('a question that an error leaves open is answered with the way back to the error in sight @ci', async ({
  page,
}) => {
  await page.goto('./#v=1&at=start');
  await page.getByRole('button', { name: 'Check an error or a VPC' }).click();
  await expect(page.getByRole('textbox', { name: 'Paste anything' })).toBeFocused();
  await pasteText(
    page,
    'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError: send request failed caused by: Post "https://api.ecr.eu-west-1.amazonaws.com/": dial tcp 52.1.2.3:443: i/o timeout',
  );
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Answer it/ })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Network');
  const strip = page.locator('.strip');
  await expect(strip).toContainText('from your error');
  await strip.getByRole('button', { name: 'Show the diagnosis' }).click();
  await expect(page.getByRole('dialog').locator('.cause').first()).toBeVisible();
});

test('a reload says what is no longer loaded, until that is put away or pasted again @ci', async ({
  page,
}) => {
  const error =
    'toomanyrequests: You have reached your pull rate limit. dial tcp: lookup api.ecr.eu-west-1.amazonaws.com';
  const strip = page.locator('.strip');
  const use = async () => {
    await expect(page.getByRole('textbox', { name: 'Paste anything' })).toBeFocused();
    await pasteText(page, error);
    await page.getByRole('dialog').getByRole('button', { name: 'Use in the plan' }).click();
    await expect(strip).toContainText('from your error');
  };
  await page.goto('./#v=1&region=eu-west-1&at=endpoints');
  await page.getByRole('button', { name: 'Check an error or a VPC' }).click();
  await use();
  await page.reload();
  await expect(strip).toHaveText(/No longer loaded after the reload: the error\./);
  await strip.getByRole('button', { name: 'Paste again' }).click();
  await use();
  await expect(strip).not.toContainText('No longer');
  await page.reload();
  await strip.getByRole('button', { name: 'Remove' }).click();
  await expect(strip).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Review and export');
  await expect(strip).toHaveCount(0);
});
