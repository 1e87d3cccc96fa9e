import type { Locator, Page } from '@playwright/test';
import { type Answers, PRESETS, plan, QUESTION_IDS, toProfile } from '../../src/core/index.ts';
import { printFragment } from '../../src/share/index.ts';
import {
  chooseFiles,
  copiedText,
  dropFile,
  emulate,
  expect,
  expectAlive,
  goToStep,
  nextSaved,
  plannedServices,
  STEP_TITLES,
  searchableRegion,
  showPart,
  test,
  typeOver,
  watch,
} from './page.ts';

/** The page shows the endpoints that the core plans for these answers, in its order. */
async function expectPlanned(page: Page, answers: Answers): Promise<void> {
  const services = plan(toProfile(answers)).endpoints.map((endpoint) => endpoint.service);
  await expect.poll(() => plannedServices(page)).toEqual(services);
}

test('every preset is planned', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'A typical workload' }).click();
  for (const preset of PRESETS) {
    await page.locator(`[data-preset="${preset.id}"]`).click();
    await expectPlanned(page, preset.answers);
  }
});

test('presets are planned and walked by keyboard alone @ci', async ({ page }) => {
  await page.goto('./');
  for (const index of [0, 4, PRESETS.length - 1]) {
    const preset = PRESETS[index];
    if (!preset) throw new Error(`no preset ${index}`);
    await page.getByRole('button', { name: 'A typical workload' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-preset]')).toHaveCount(PRESETS.length);
    // Past the other start points to the list, and down to the preset.
    await tabTo(page, page.locator('[data-preset]').first());
    for (let presses = 0; presses < index; presses += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await expect(page.locator(`[data-preset="${preset.id}"]`)).toHaveAttribute('aria-pressed', 'true');
    await expectPlanned(page, preset.answers);
    const skip = page.locator('.page-buttons').getByRole('button', { name: 'Review and export' });
    await skip.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: /^Review and export/ })).toBeFocused();
    await expectPlanned(page, preset.answers);
    await page.keyboard.press('Control+Home');
    await page.getByRole('button', { name: 'Start', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  }
});

async function tabTo(page: Page, target: Locator): Promise<void> {
  const element = await target.elementHandle();
  for (let presses = 0; presses < 150; presses += 1) {
    if (await element?.evaluate((wanted) => wanted === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

test('the whole way by keyboard: skip link, an answer, every step, the plan', async ({ page }) => {
  await page.goto('./');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the questions' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  const ec2 = page.getByRole('radio', { name: 'Amazon EC2' });
  // By selector: while the list of Regions is open, everything else is hidden from roles.
  await tabTo(page, page.locator('[data-question=launchType] input').first());
  await page.keyboard.press('ArrowDown');
  await expect(ec2).toBeChecked();
  await expectPlanned(page, { launchType: 'EC2' });
  for (const title of STEP_TITLES.slice(1)) {
    const next = page.locator('.page-buttons .primary', { hasText: `Next: ${title}` });
    await tabTo(page, next);
    await expect(next).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main').getByRole('heading', { level: 1, name: title })).toBeFocused();
  }
});

test('every question is reached by mouse, each launch type from the first step to the plan @ci', async ({
  page,
}) => {
  const situations: readonly Answers[] = [
    {
      launchType: 'FARGATE',
      templateSourceRegion: 'us-east-1',
      imageRegistries: ['ecr-private', 'ecr-pull-through-cache', 'other'],
      logDrivers: ['awsfirelens'],
      secretSources: ['ssm'],
      ecsExec: true,
      egress: 'nat-gateway',
      endpointPlacement: 'central-vpc',
      accountId: '123456789012',
    },
    { launchType: 'EC2', operatingSystem: 'WINDOWS' },
    { launchType: 'MANAGED_INSTANCES' },
    { launchType: 'EXTERNAL' },
  ];
  const seen = new Set<string>();
  for (const answers of situations) {
    await page.goto('about:blank');
    await page.goto(`./#${printFragment(toProfile(answers))}&at=start`);
    for (const title of STEP_TITLES.slice(1)) {
      // By selector: looking for a role in a large plan takes longer than all the rest of a step.
      await page.locator('.page-buttons .primary', { hasText: `Next: ${title}` }).click();
      await expect(page.locator('main h1')).toBeFocused();
      for (const id of await page
        .locator('main [data-question]')
        .evaluateAll((fields) => fields.map((field) => field.getAttribute('data-question') ?? '')))
        seen.add(id);
    }
    await expect(page.getByRole('heading', { name: 'Endpoints, in the order of creation' })).toBeVisible();
    await expectPlanned(page, answers);
  }
  expect([...seen].sort()).toEqual([...QUESTION_IDS].sort());
});

test('an answer changes the plan at once and says what changed', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('checkbox', { name: 'AWS Secrets Manager' }).check();
  await expect(page.locator('.endpoint.added')).toHaveAttribute('data-service', 'secretsmanager');
  await expect(page.locator('.last-change')).toContainText('added secretsmanager');
  await page.getByRole('checkbox', { name: 'AWS Secrets Manager' }).uncheck();
  await expect(page.locator('.last-change')).toContainText('removed secretsmanager');
});

test('a new plan marks nothing: how another plan differs is no change of it, nor when it is back @ci', async ({
  page,
}) => {
  await page.goto('./');
  await expectAlive(page);
  await page.getByRole('checkbox', { name: 'AWS Secrets Manager' }).check();
  await page.getByRole('radio', { name: 'Amazon EC2' }).check();
  const agent = page.locator('.endpoint[data-service=ecs-agent]');
  await expect(agent).toHaveClass(/added/);
  const marks = () =>
    page.evaluate(() => [
      document.querySelectorAll('.endpoint:is(.added, .changed)').length,
      document.querySelector('.last-change')?.textContent,
      document.querySelectorAll('.total-change').length,
    ]);
  await page.locator('main h1').click();
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: 'New plan' }).click();
  await expect(agent).toHaveCount(0);
  expect(await marks()).toEqual([0, '', 0]);
  await page.getByRole('button', { name: 'Undo (Ctrl+Z)' }).click();
  await expect(agent).toHaveCount(1);
  expect(await marks()).toEqual([0, '', 0]);
  await expect(page.locator('.toast')).toHaveText('Undone: opening another plan');
  // An answer is marked as before.
  await page.getByRole('radio', { name: 'AWS Fargate' }).check();
  await expect(page.locator('.last-change')).toContainText(/removed .*ecs-agent/);
});

test('undo and redo, by button and by key', async ({ page }) => {
  await page.goto('./');
  await expectAlive(page);
  const ec2 = page.getByRole('radio', { name: 'Amazon EC2' });
  await ec2.check();
  await page.keyboard.press('Control+z');
  await expect(ec2).not.toBeChecked();
  await page.keyboard.press('Control+Shift+z');
  await expect(ec2).toBeChecked();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(ec2).not.toBeChecked();
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect(ec2).toBeChecked();
});

test('the Region is found by its name and by its id', async ({ page }) => {
  await page.goto('./');
  const region = await searchableRegion(page);
  await region.click();
  await page.keyboard.type('frankf');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(region).toHaveValue(/eu-central-1/);
  await expect(page.locator('.endpoint')).toHaveCount(4);
  await region.click();
  await page.keyboard.type('ca-west');
  await page.getByRole('option', { name: /ca-west-1/ }).click();
  await expect(page.locator('[data-service="ecs-agent"]')).toBeVisible();
});

test('text that a question does not accept is refused with what it accepts', async ({ page }) => {
  await page.goto('./');
  await goToStep(page, 'Your VPC');
  const vpc = page.getByRole('textbox', { name: /VPC id/ });
  await typeOver(vpc, 'vpc-123');
  await expect(vpc).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText(/Not understood, so not used\. Allowed: empty or vpc-/)).toBeVisible();
  await typeOver(vpc, 'vpc-0a1b2c3d');
  await expect(vpc).not.toHaveAttribute('aria-invalid');
  await goToStep(page, 'Review and export');
  await showPart(page, 'answers');
  await expect(page.locator('.answers')).toContainText('vpc-0a1b2c3d');
});

test('a copied link opens as the same plan', async ({ page, context, baseURL }) => {
  await page.goto('./');
  await page.getByRole('radio', { name: 'Amazon EC2' }).check();
  await page.getByRole('checkbox', { name: 'Systems Manager Parameter Store' }).check();
  await page.getByRole('button', { name: 'Share and save' }).click();
  await page.getByRole('button', { name: 'Copy link', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const link = await copiedText(page);
  // Only what was said: everything else stays an assumption for who opens it.
  const said = '#v=1&launchType=EC2&secretSources=ssm';
  expect(link.replace(/&was=[\w.:]+$/, '')).toBe(`${baseURL}${said}`);

  const other = await context.newPage();
  const complaints: string[] = [];
  await watch(other, new URL(link).origin, complaints);
  await other.goto(link);
  await expect(other.getByRole('heading', { level: 1 })).toContainText('Review and export');
  await expectPlanned(other, { launchType: 'EC2', secretSources: ['ssm'] });
  await expect.poll(() => new URL(other.url()).hash).toBe(said);
  expect(complaints).toEqual([]);
});

test('a link says what was read in doubt, a reload keeps it, and an answer settles it @ci', async ({
  page,
}) => {
  await page.goto('./#v=1&region=eu-west-1&launchType=EC2&open=launchType');
  const doubt = page.locator('[data-deciding=launchType]').first();
  await expect(doubt).toContainText('It was read in doubt');
  await goToStep(page, 'Compute');
  const mark = page.getByText('read in doubt', { exact: true });
  await expect(mark).toHaveCount(1);
  await page.reload();
  await expect(mark).toHaveCount(1);
  await expect.poll(() => new URL(page.url()).hash).toContain('&open=launchType');
  await page.getByRole('radio', { name: 'ECS Managed Instances' }).check();
  await expect(mark).toHaveCount(0);
  await expect.poll(() => new URL(page.url()).hash).not.toContain('open=');
});

test('saved answers go down to a file and up again', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('radio', { name: 'ECS Managed Instances' }).check();
  await page.getByRole('button', { name: 'Share and save' }).click();
  const saving = nextSaved(page);
  await page.getByRole('button', { name: 'Save answers' }).click();
  const { name, bytes } = await saving;
  expect(name).toBe('answers.json');

  await page.goto('about:blank');
  await page.goto('./');
  await page.getByRole('button', { name: /^Open/ }).click();
  await chooseFiles(
    page.getByRole('dialog'),
    { name: 'answers.json', mimeType: 'application/json', buffer: bytes },
    'Saved answers',
  );
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Review and export');
  await expectPlanned(page, { launchType: 'MANAGED_INSTANCES' });
  await expect(
    page.getByRole('heading', { name: 'Not everything in the link or file was understood' }),
  ).toHaveCount(0);
});

test('a dropped file is opened, and what it contains that is unknown is listed', async ({ page }) => {
  await page.goto('./');
  const text = JSON.stringify({
    version: 1,
    answers: { launchType: 'EC2', colour: 'blue', region: 'mars-1' },
  });
  await dropFile(page.getByRole('main'), 'answers.json', text);
  await page.getByRole('dialog').getByRole('button', { name: 'Open this plan' }).click();
  const panel = page.getByRole('region', { name: 'Not everything in the link or file was understood' });
  await expect(panel).toContainText('colour');
  await expect(panel).toContainText('mars-1');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Review and export');
  await expectPlanned(page, { launchType: 'EC2' });
});

test('back and forward move between steps, and a reload keeps everything', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('radio', { name: 'Amazon EC2' }).check();
  await goToStep(page, 'Network');
  await goToStep(page, 'Logging');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Network');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Which VPC endpoints');
  await expect(page.getByRole('radio', { name: 'Amazon EC2' })).toBeChecked();
  await page.goForward();
  await page.goForward();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Logging');
  await page.getByRole('checkbox', { name: 'splunk' }).check();
  await expect(page).toHaveURL(/splunk/);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Logging');
  await expect(page.getByRole('checkbox', { name: 'splunk' })).toBeChecked();
  await expectPlanned(page, { launchType: 'EC2', logDrivers: ['awslogs', 'splunk'] });
});

test('an answer given in the moment before a reload is kept, the first one and a later one @firefox', async ({
  page,
}) => {
  await page.goto('./');
  await expectAlive(page);
  await page.getByRole('radio', { name: 'Amazon EC2' }).check();
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Amazon EC2' })).toBeChecked();
  await expect(page).toHaveURL(/launchType=EC2/);
  await page.getByRole('radio', { name: 'ECS Anywhere' }).check();
  await page.reload();
  await expect(page.getByRole('radio', { name: 'ECS Anywhere' })).toBeChecked();
  await expect(page).toHaveURL(/launchType=EXTERNAL/);
  // Nothing answered is a plan like others, and Undo brings back the one before.
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: 'New plan' }).click();
  await page.reload();
  await expect(page.getByRole('radio', { name: 'AWS Fargate' })).toBeChecked();
  await expect(page).toHaveURL(/\/$/);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('radio', { name: 'ECS Anywhere' })).toBeChecked();
});

test('a reload for which the browser has lost the page in its history keeps page and answers @ci', async ({
  page,
}) => {
  // What Chromium does once in some hundred times, when the address changes in the moment of the reload.
  await page.addInitScript(() => {
    // The first load of the tab, or a reload: Firefox does not yet say which it is.
    const isReload = window.name === 'loaded';
    if (isReload) history.replaceState(null, '');
    window.name = 'loaded';
    Object.assign(window, { hasLost: isReload && history.state === null });
  });
  const reload = async () => {
    await page.reload();
    // Otherwise nothing would have been lost, and nothing tried.
    expect(await page.evaluate(() => Reflect.get(window, 'hasLost'))).toBe(true);
  };
  await page.goto('./');
  await expectAlive(page);
  await page.getByRole('radio', { name: 'Amazon EC2' }).check();
  await reload();
  await expect(page.getByRole('radio', { name: 'Amazon EC2' })).toBeChecked();
  await goToStep(page, 'Logging');
  await page.getByRole('checkbox', { name: 'splunk' }).check();
  await reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Logging');
  await expect(page.getByRole('checkbox', { name: 'splunk' })).toBeChecked();
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: 'New plan' }).click();
  await reload();
  await expect(page.getByRole('radio', { name: 'AWS Fargate' })).toBeChecked();
  await page.keyboard.press('Control+z');
  await expect(page).toHaveURL(/launchType=EC2/);
});

test('a link put into the address bar of an open plan is taken up', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('radio', { name: 'Amazon EC2' }).check();
  await expect(page).toHaveURL(/launchType=EC2/);
  await page.evaluate(
    (fragment) => {
      location.hash = fragment;
    },
    printFragment(toProfile({ launchType: 'EXTERNAL' })),
  );
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Review and export');
  await expectPlanned(page, { launchType: 'EXTERNAL' });
});

test('a hostile link breaks nothing and is reported @ci', async ({ page }) => {
  const hostile = [
    'v=1&__proto__=1&constructor=x&toString=y&region=us-east-1',
    'v=1&launchType=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&egress=%zz&&&=&===',
    `v=99&${'a=b&'.repeat(5000)}`,
    `v=1&namePrefix=${'x'.repeat(20_000)}&availabilityZones=1e9&logDrivers=json-file,,,`,
    'v=1&policy.s3=%7B%22Statement%22%3A%5B%5D%7D&policy.__proto__=%7B%7D&policy.nope=1',
    'javascript:alert(1)',
    '%00%ff%c3%28',
  ];
  for (const fragment of hostile) {
    await page.goto('about:blank');
    await page.goto(`./#${fragment}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Review and export');
    await expect(
      page.getByRole('heading', { name: 'Not everything in the link or file was understood' }),
    ).toBeVisible();
    await expect.poll(async () => (await plannedServices(page)).length).toBeGreaterThan(0);
  }
  await page.reload();
  await expect(
    page.getByRole('heading', { name: 'Not everything in the link or file was understood' }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(
    page.getByRole('heading', { name: 'Not everything in the link or file was understood' }),
  ).toHaveCount(0);
});

test('the colours follow the system until somebody chooses', async ({ page }) => {
  await page.goto('./');
  await emulate(page, { colorScheme: 'dark' });
  await page.reload();
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await background();
  const colours = page.getByRole('combobox', { name: 'Colours' });
  // By key: what a script chooses for somebody comes without the key that wakes the page up.
  const press = async (key: 'ArrowDown' | 'ArrowUp', now: string) => {
    await colours.press(key);
    await expect(colours).toHaveValue(now);
  };
  await press('ArrowDown', 'light');
  await expect.poll(background).not.toBe(dark);
  const light = await background();
  await page.reload();
  await expect.poll(background).toBe(light);
  await expect(colours).toHaveValue('light');
  await press('ArrowUp', 'system');
  await expect.poll(background).toBe(dark);
  await press('ArrowDown', 'light');
  await press('ArrowDown', 'dark');
  await emulate(page, { colorScheme: 'light' });
  await expect.poll(background).toBe(dark);
});

test('the cost follows its assumptions', async ({ page }) => {
  await page.goto('./');
  await page.getByText('Cost, and when NAT gateways are cheaper').click();
  await expect(page.getByText(/The endpoints cost less than 2 NAT gateways/)).toBeVisible();
  await typeOver(page.getByLabel('NAT gateways instead'), '0');
  await expect(page.getByText(/Break-even with 0 NAT gateways: from [\d,]+ GB/)).toBeVisible();
  const traffic = page.getByLabel(/GB a month/);
  // Emptied and typed anew, as people do; the wheel over it moves the page and not the number.
  await traffic.click();
  await page.keyboard.press('End');
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Backspace');
  await expect(traffic).toHaveValue('');
  await page.keyboard.type('5,000');
  await traffic.hover();
  await page.mouse.wheel(0, 60);
  await expect(traffic).toHaveValue('5,000');
  await expect(page.getByRole('row', { name: /Total per month/ })).toContainText('$93.80');
});

test('a service that is not needed is listed with the reason', async ({ page }) => {
  await page.goto('./');
  await page.getByText(/Not needed, and why/).click();
  await expect(page.locator('[data-spared="ecs"]')).toContainText('Fargate');
});

test('the review page can be printed @ci', async ({ page }) => {
  await page.goto('./#v=1&launchType=EC2');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Review and export');
  await emulate(page, { media: 'print' });
  await expect(page.getByRole('heading', { name: 'Steps' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Answers', exact: true })).toBeVisible();
  // Which plan it is, of which day, and where it can be opened.
  await expect(page.locator('.paper-only')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Parts of the plan' })).toBeHidden();
  await expect(page.locator('.deciding details')).toHaveAttribute('open', '');
  await expect(page.locator('.paper-only')).toContainText(/printed \w+ \d+, 20\d\d\./);
  // Each address stands once, at the end, behind the number that the text has in its place.
  const references = page.locator('.references');
  await expect(references).toContainText(/#v=1&.*launchType=EC2/);
  const addresses = await references.locator('li a').allTextContents();
  expect(addresses.length).toBeGreaterThan(10);
  expect(new Set(addresses).size).toBe(addresses.length);
  const linked = await page
    .locator('main .part:not(.references) a[target]')
    .evaluateAll((links) => links.map((link) => [link.getAttribute('href'), link.dataset['reference']]));
  for (const [address, number] of linked) expect(addresses[Number(number) - 1]).toBe(address);
  await expect(page.locator('.endpoint .badge.strong').first()).toHaveCSS('color', 'rgb(15, 20, 26)');
  // Reasons and sources are on paper too.
  await expect(page.locator('.endpoint .sources').first()).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Steps' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Endpoints, in the order of creation' })).toBeVisible();
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.length).toBeGreaterThan(20_000);
});

test('what is printed from the screen is every part, not the beginning of the first', async ({ page }) => {
  await page.goto('./#v=1&launchType=EC2&at=endpoints');
  await expect(page.getByRole('img', { name: 'Picture of the plan' })).toBeVisible();
  const fromScreen = await page.pdf({ format: 'A4' });
  await expect(page.getByRole('navigation', { name: 'Parts of the plan' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Answers', exact: true })).toHaveCount(0);
  // As much as where everything is laid out for paper beforehand; the first sheets alone are less than half of it.
  await emulate(page, { media: 'print' });
  await expect(page.getByRole('heading', { name: 'Answers', exact: true })).toBeVisible();
  const laidOut = await page.pdf({ format: 'A4' });
  expect(fromScreen.length).toBeGreaterThan(laidOut.length * 0.9);
});

test('nothing is wider than a small phone, and the plan is one press away @phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto('./');
  const widest = () => page.evaluate(() => document.documentElement.scrollWidth);
  for (const title of [...STEP_TITLES.slice(1), ...STEP_TITLES.slice(0, 1)]) {
    await goToStep(page, title);
    expect(await widest(), title).toBeLessThanOrEqual(360);
  }
  const manyNotes: Answers = {
    region: 'eu-west-1',
    launchType: 'EC2',
    existingContainerInstances: true,
    egress: 'none',
    secretSources: ['secretsmanager', 'ssm'],
    ecsExec: true,
  };
  await page.goto('about:blank');
  await page.goto(`./#${printFragment(toProfile(manyNotes))}`);
  for (const part of ['notes', 'steps', 'answers', 'export', 'compare', 'check', 'endpoints']) {
    await showPart(page, part);
    expect(await widest(), `${part} of a plan with many notes`).toBeLessThanOrEqual(360);
  }
  await goToStep(page, 'Network');
  await page.getByRole('button', { name: 'Show plan' }).click();
  await expect(page.getByRole('heading', { name: 'Your plan' })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Your plan' })).toBeInViewport();
  await page.getByRole('button', { name: 'Questions' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
});
