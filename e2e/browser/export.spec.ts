import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { expect, expectNoSidewaysScroll, expectNoViolations, openPage, PLAN, test } from './panel-page.ts';

const TABS = [
  { tab: 'CloudFormation', format: 'cloudformation', file: 'ecs-endpoints.yaml' },
  { tab: 'CloudFormation (JSON)', format: 'cloudformation-json', file: 'ecs-endpoints.template.json' },
  { tab: 'Terraform', format: 'terraform', file: 'ecs-endpoints.tf' },
  { tab: 'AWS CLI', format: 'cli', file: 'ecs-endpoints.sh' },
  { tab: 'Runbook', format: 'markdown', file: 'ecs-endpoints.md' },
  { tab: 'Plan (JSON)', format: 'json', file: 'ecs-endpoints.plan.json' },
] as const;

/** Exit code 1 only says that the plan has findings. */
function commandLine(format: string): string {
  const argv = ['scripts/cli.mjs', 'plan', '--from-link', `#${PLAN}`, '--format', format];
  try {
    return execFileSync(process.execPath, argv, { encoding: 'utf8' });
  } catch (error) {
    const { status, stdout } = error as { status?: number; stdout?: string };
    if (status === 1 && stdout !== undefined) return stdout;
    throw error;
  }
}

const panel = (page: Page) => page.locator('.exports');
const choose = (page: Page, tab: string) => page.getByRole('tab', { name: tab, exact: true }).click();

async function save(page: Page, click: () => Promise<void>): Promise<{ download: Download; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return { download, bytes: readFileSync(await download.path()) };
}

test('every tab shows, copies and downloads the bytes of the command line', async ({ page }) => {
  await openPage(page, /Review/);
  for (const { tab, format, file } of TABS) {
    await choose(page, tab);
    await expect(panel(page).locator('.export-name', { hasText: file })).toBeVisible();
    const printed = commandLine(format);
    await expect(panel(page).locator('.code pre')).toHaveText(printed, { useInnerText: false });
    expect(await panel(page).locator('.code pre').textContent()).toBe(printed);
    const { download, bytes } = await save(page, () =>
      panel(page)
        .getByRole('button', { name: `Download ${file}` })
        .click(),
    );
    expect(download.suggestedFilename()).toBe(file);
    expect(bytes.toString('utf8')).toBe(printed);
  }
  await panel(page).getByRole('button', { name: 'Copy Plan (JSON)' }).click();
  await expect(panel(page).getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(commandLine('json'));
});

test('the zip holds every format, the policies and the answers, and is the same each time', async ({
  page,
}) => {
  await openPage(page, /Review/);
  const click = () => page.getByRole('button', { name: 'Download all (zip)' }).click();
  const first = await save(page, click);
  const second = await save(page, click);
  expect(first.download.suggestedFilename()).toBe('ecs-endpoints.zip');
  expect(second.bytes.equals(first.bytes)).toBe(true);
  const files = unzipSync(first.bytes);
  const text = (name: string) => Buffer.from(files[name] ?? []).toString('utf8');
  expect(Object.keys(files)).toEqual(expect.arrayContaining(TABS.map(({ file }) => file)));
  expect(text('ecs-endpoints.tf')).toBe(commandLine('terraform'));
  expect(JSON.parse(text('policies/s3.json'))).toHaveProperty('Statement');
  expect(JSON.parse(text('ecs-answers.json'))).toMatchObject({
    version: 1,
    answers: { region: 'eu-west-1' },
  });
});

test('the code gets its colours, and a tab is on the screen within two frames of the press', async ({
  page,
}) => {
  await openPage(page, /Review/);
  await expect(panel(page).locator('.code-name').first()).toBeVisible();
  await choose(page, 'Terraform');
  await choose(page, 'CloudFormation');
  const blocked = await page.evaluate(async () => {
    let longest = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration);
    }).observe({ type: 'longtask', buffered: false });
    [...document.querySelectorAll<HTMLElement>('[role=tab]')]
      .find((tab) => tab.textContent === 'Terraform')
      ?.click();
    await new Promise((done) => setTimeout(done, 400));
    return longest;
  });
  expect(blocked).toBeLessThan(100);
  await expect(panel(page).locator('.code-comment').first()).toBeVisible();
});

test('a format that cannot be loaded says so, the others go on, and it can be tried again', async ({
  page,
  complaints,
}) => {
  complaints.expected.push(/Failed to load resource/);
  await page.route(/assets\/terraform-[^/]+\.js/, (route) => route.abort());
  await openPage(page, /Review/);
  await choose(page, 'Terraform');
  await expect(panel(page).getByRole('alert')).toContainText('Terraform cannot be shown');
  await choose(page, 'AWS CLI');
  await expect(panel(page).locator('.code pre')).toContainText('#!/usr/bin/env bash');
});

test('exports work where storage is refused @mobile', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('refused', 'SecurityError');
        },
      });
  });
  await openPage(page, /Review/);
  await choose(page, 'Runbook');
  const { bytes } = await save(page, () =>
    panel(page).getByRole('button', { name: 'Download ecs-endpoints.md' }).click(),
  );
  expect(bytes.toString('utf8')).toBe(commandLine('markdown'));
  await expectNoSidewaysScroll(page);
});

test('axe finds nothing in the exports, light and dark', async ({ page }) => {
  test.slow();
  // A plan of one endpoint: axe looks at each word of the code.
  await openPage(page, /Review/, 'v=1&imageRegistries=other&secretSources=ssm&logDrivers=');
  for (const tab of ['CloudFormation (JSON)', 'Policies']) {
    await choose(page, tab);
    await expect(panel(page).locator('.code-name').first()).toBeVisible();
    await expectNoViolations(page, '.exports');
  }
});
