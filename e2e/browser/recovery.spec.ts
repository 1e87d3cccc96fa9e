/** Parts that arrive late or not at all: nothing that was pressed or answered is lost. */
import type { Page } from '@playwright/test';
import { copiedText, expectAlive, goToStep, hold, nextSaved } from './page.ts';
import { expect, openPage, test } from './panel-page.ts';

const panel = (page: Page) => page.locator('.exports');
const choose = (page: Page, tab: string) => page.getByRole('tab', { name: tab, exact: true }).click();

/** Fails the files until `mend` is called, as a broken network does. */
async function breakFiles(page: Page, files: RegExp): Promise<() => Promise<void>> {
  await page.route(files, (route) => route.abort());
  return () => page.unroute(files);
}

for (const [what, files, open] of [
  [
    'a format @ci',
    /assets\/module-[^/]+\.js/,
    async (page: Page) => {
      await page.locator('[data-part=export]').click();
      await choose(page, 'Terraform');
    },
  ],
  [
    'the export @ci',
    /assets\/ExportPanel-[^/]+\.js/,
    (page: Page) => page.locator('[data-part=export]').click(),
  ],
  ['the review', /assets\/ReviewPage-[^/]+\.js/, async () => undefined],
] as const) {
  test(`"Try again" recovers ${what}, and keeps the answers and the place`, async ({ page, provoked }) => {
    provoked.push(/Failed to load resource/);
    const mend = await breakFiles(page, files);
    await page.goto('./#v=1&region=eu-west-1&launchType=EC2');
    await open(page);
    const failure = page.getByRole('alert').filter({ hasText: 'cannot be shown' });
    await expect(failure).toBeVisible();
    await expect(failure).toContainText('Your answers are safe');
    expect(page.url()).toContain('launchType=EC2');
    await mend();
    await failure.getByRole('button', { name: 'Try again' }).click();
    await expect(failure).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Review and export');
    await page.locator('[data-part=export]').click();
    await expect(panel(page).locator('.code pre')).not.toHaveText('');
    await page.locator('[data-part=endpoints]').click();
    await expect(page.locator('.endpoint[data-service="ecs-agent"]').first()).toBeVisible();
  });
}

test('while the network is away, "Try again" says so and stays; afterwards it recovers @ci', async ({
  page,
  provoked,
  context,
}) => {
  provoked.push(/Failed to load resource|net::ERR/);
  await page.goto('./');
  await page.getByRole('radio', { name: 'Amazon EC2' }).check();
  await expect(page).toHaveURL(/launchType=EC2/);
  await context.setOffline(true);
  await page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('button', { name: /Policies/ })
    .click();
  const failure = page.getByRole('alert').filter({ hasText: 'cannot be shown' });
  await failure.getByRole('button', { name: 'Try again' }).click();
  await expect(failure).toContainText('The site does not answer');
  await context.setOffline(false);
  await failure.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('.policy-detail')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Policies');
});

test('where the file that follows the first paint fails, answers are in the address and it can be tried again', async ({
  page,
  provoked,
}) => {
  provoked.push(/Failed to load resource/);
  const mend = await breakFiles(page, /assets\/later-[^/]+\.js/);
  await page.goto('./');
  await page.getByRole('radio', { name: 'Amazon EC2' }).check();
  const failure = page.getByRole('alert').filter({ hasText: 'cannot be shown' }).first();
  await expect(failure).toBeVisible();
  await mend();
  await failure.getByRole('button', { name: 'Try again' }).click();
  await expectAlive(page);
  // Where a file that failed needs another document, the answer is one of the link: not among the questions, but the plan has it.
  await expect(page.getByRole('button', { name: 'Compute 1 changed' })).toBeVisible();
  await expect(page.locator('.endpoint[data-service=ecs-agent]')).toBeVisible();
  await expect(page).toHaveURL(/launchType=EC2/);
});

test('an answer is in the address before the file that follows the first paint is there', async ({
  page,
}) => {
  const release = await hold(page, /assets\/later-[^/]+\.js/);
  await page.goto('./', { waitUntil: 'domcontentloaded' });
  await page.getByRole('radio', { name: 'Amazon EC2' }).check();
  await expect(page).toHaveURL(/launchType=EC2/);
  release();
  await expectAlive(page);
  await expect(page.getByRole('radio', { name: 'Amazon EC2' })).toBeChecked();
});

test('an answer given before the scripts have run is in the address before the file that follows the first paint is there', async ({
  page,
}) => {
  const run = await hold(page, /assets\/.*\.js$/);
  const release = await hold(page, /assets\/later-[^/]+\.js/);
  await page.goto('./', { waitUntil: 'commit' });
  await page.getByRole('radio', { name: 'Amazon EC2' }).click();
  run();
  await expect(page).toHaveURL(/launchType=EC2/);
  release();
  await expectAlive(page);
  await expect(page.getByRole('radio', { name: 'Amazon EC2' })).toBeChecked();
});

test('a link put into the address bar before the file that follows the first paint is taken up', async ({
  page,
}) => {
  const release = await hold(page, /assets\/later-[^/]+\.js/);
  await page.goto('./', { waitUntil: 'domcontentloaded' });
  await page.getByRole('radio', { name: 'Amazon EC2' }).check();
  await expect(page).toHaveURL(/launchType=EC2/);
  await page.evaluate(() => {
    location.hash = 'v=1&launchType=EXTERNAL';
  });
  release();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Review and export');
  await expect(page).toHaveURL(/launchType=EXTERNAL/);
  await page.goBack();
  await expect(page.getByRole('radio', { name: 'ECS Anywhere' })).toBeChecked();
});

test('the way back leads from the first page on, also where the browser has drawn nothing yet', async ({
  page,
}) => {
  // As in a tab that was opened behind another one.
  await page.addInitScript(() => {
    window.requestAnimationFrame = () => 0;
  });
  await page.goto('about:blank');
  await page.goto('./#v=1&launchType=EC2');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText('Review');
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Compute' }).click();
  await expect(heading).toHaveText('Compute');
  await page.goBack();
  await expect(heading).toContainText('Review');
});

test('where the browser refuses to change the address, pages move on and a reload keeps what was answered @firefox @ci', async ({
  page,
}) => {
  await page.goto('./');
  await expectAlive(page);
  await page.evaluate(() => {
    const refuse = () => {
      throw new DOMException('Too many calls to Location or History APIs', 'SecurityError');
    };
    Object.assign(history, { pushState: refuse, replaceState: refuse });
  });
  await page.getByRole('radio', { name: 'Amazon EC2' }).check();
  await goToStep(page, 'Network');
  await goToStep(page, 'Start');
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Amazon EC2' })).toBeChecked();
  await expect(page).toHaveURL(/launchType=EC2/);
});

test('where the browser refuses that from the first moment on, the page works all the same @ci', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('Too many calls to Location or History APIs', 'SecurityError');
    };
    Object.assign(history, { pushState: refuse, replaceState: refuse });
  });
  const release = await hold(page, /assets\/later-[^/]+\.js/);
  await page.goto('./', { waitUntil: 'domcontentloaded' });
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Network' }).click();
  release();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Network');
  await goToStep(page, 'Start');
  await page.getByRole('radio', { name: 'Amazon EC2' }).check();
  await expect(page.getByRole('radio', { name: 'Amazon EC2' })).toBeChecked();
});

test('a link whose reader fails says so, keeps the link, and opens after "Try again" @ci', async ({
  page,
  provoked,
}) => {
  provoked.push(/Failed to load resource/);
  const mend = await breakFiles(page, /assets\/later-[^/]+\.js/);
  await page.goto('./#v=1&launchType=EC2');
  const failure = page.getByRole('alert').filter({ hasText: 'The plan of this link cannot be shown' });
  await expect(failure).toBeVisible();
  expect(page.url()).toContain('#v=1&launchType=EC2');
  await mend();
  await failure.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('.endpoint[data-service="ecs-agent"]').first()).toBeVisible();
});

test('Copy and Download wait for a file that arrives late: no press is lost, nothing empty is copied @mobile', async ({
  page,
}) => {
  const release = await hold(page, /assets\/runbook-[^/]+\.js/);
  await openPage(page, /Review/);
  await page.evaluate(() => navigator.clipboard.writeText('before'));
  await choose(page, 'Runbook');
  const saving = nextSaved(page);
  await panel(page).getByRole('button', { name: 'Copy Runbook' }).click();
  await panel(page).getByRole('button', { name: 'Download ecs-endpoints.md' }).click();
  expect(await copiedText(page)).toBe('before');
  release();
  const bytes = (await saving).bytes.toString('utf8');
  expect(bytes).toContain('# ');
  await expect(panel(page).getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await copiedText(page)).toBe(bytes);
});

test('an answer given before the rest of the page has come can be undone after a reload @firefox', async ({
  page,
}) => {
  const release = await hold(page, /assets\/later-[^/]+\.js/);
  await page.goto('./', { waitUntil: 'domcontentloaded' });
  await page.getByRole('checkbox', { name: 'AWS Secrets Manager' }).check();
  await expect(page).toHaveURL(/secretSources/);
  await page.reload({ waitUntil: 'domcontentloaded' });
  release();
  await page.getByRole('button', { name: 'Undo (Ctrl+Z)' }).click();
  await expect(page.getByRole('checkbox', { name: 'AWS Secrets Manager' })).not.toBeChecked();
  await expect(page).toHaveURL(/\/$/);
});
