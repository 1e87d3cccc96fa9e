import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { bundle } from '../../scripts/bundle.mjs';
import type * as CommandLine from '../../src/cli/main.ts';
import { EXPORT_FORMATS, FORMATS, fileNameOf } from '../../src/export/format.ts';
import { formatFamilies } from '../../src/wizard/export/how-to-run.ts';
import { expectNoAxeViolations } from './axe.ts';
import type { Saved } from './firefox.ts';
import { copiedText, goToStep, nextSaved, showPart } from './page.ts';
import { expect, expectToFit, openPage, PLAN, test } from './panel-page.ts';

const TABS = formatFamilies(EXPORT_FORMATS).flatMap(({ title, formats }) =>
  formats.map((format) => ({
    tab: title,
    format,
    file: fileNameOf(format),
    variant: formats.length > 1 ? FORMATS[format].language.toUpperCase() : undefined,
  })),
);

let loaded: Promise<typeof CommandLine> | undefined;

/** What `plan` prints in a format, by the command line as it is shipped. */
async function commandLine(format: string): Promise<string> {
  loaded ??= bundle('src/cli/main.ts', 'cli').then((url) => import(url));
  const { run } = await loaded;
  return run('plan', ['--from-link', `#${PLAN}`, '--format', format], {
    readFile: () => '',
    readStdin: () => '',
  }).stdout;
}

const panel = (page: Page) => page.locator('.exports');
const choose = (page: Page, tab: string) => page.getByRole('tab', { name: tab, exact: true }).click();

async function save(page: Page, click: () => Promise<void>): Promise<Saved> {
  const [saved] = await Promise.all([nextSaved(page), click()]);
  return saved;
}

test('every tab shows, copies and downloads the bytes of the command line', async ({ page }) => {
  const [printed] = await Promise.all([
    Promise.all(TABS.map(({ format }) => commandLine(format))),
    openPage(page, /Review/),
  ]);
  for (const [index, { tab, file, variant }] of TABS.entries()) {
    const wanted = printed[index] ?? '';
    await choose(page, tab);
    if (variant !== undefined) await page.getByRole('radio', { name: variant }).check();
    await expect(panel(page).locator('.export-name', { hasText: file })).toBeVisible();
    await expect(panel(page).locator('.code pre')).toHaveText(wanted);
    expect(await panel(page).locator('.code pre').textContent()).toBe(wanted);
  }
  await choose(page, 'Plan (JSON)');
  const json = printed[TABS.findIndex(({ format }) => format === 'json')];
  const { name, bytes } = await save(page, () =>
    panel(page).getByRole('button', { name: 'Download ecs-endpoints.plan.json' }).click(),
  );
  expect(name).toBe('ecs-endpoints.plan.json');
  expect(bytes.toString('utf8')).toBe(json);
  await panel(page).getByRole('button', { name: 'Copy Plan (JSON)' }).click();
  await expect(panel(page).getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await copiedText(page)).toBe(json);
});

test('the zip holds every format, the policies and the answers, and is the same each time @ci', async ({
  page,
}) => {
  await openPage(page, /Review/);
  const click = () => page.getByRole('button', { name: 'Download all (zip)' }).click();
  const first = await save(page, click);
  const second = await save(page, click);
  expect(first.name).toBe('ecs-endpoints.zip');
  expect(second.bytes.equals(first.bytes)).toBe(true);
  const files = unzipSync(first.bytes);
  const text = (name: string) => Buffer.from(files[name] ?? []).toString('utf8');
  expect(Object.keys(files)).toEqual(expect.arrayContaining(TABS.map(({ file }) => file)));
  expect(text('ecs-endpoints.tf')).toBe(await commandLine('terraform'));
  expect(JSON.parse(text('policies/s3.json'))).toHaveProperty('Statement');
  expect(text('ecs-endpoints.svg')).toMatch(/^<svg xmlns="http:.*\n.*secretsmanager.*<\/svg>\n$/s);
  // What is for what, in which order, and how each is run, with every file of the zip.
  const readme = text('README.md');
  for (const name of Object.keys(files).filter((other) => other !== 'README.md'))
    expect(readme).toContain(`\`${name.replace(/^policies\/.*/, 'policies/')}\``);
  expect(readme).toContain('Choose **one** of `ecs-endpoints.yaml`');
  expect(readme).toContain('\nterraform plan -out plan.bin \\\n  -var vpc_id=vpc-');
  expect(readme).toContain(`/#${PLAN.slice(0, 'v=1&region=eu-west-1'.length)}`);
  expect(JSON.parse(text('ecs-answers.json'))).toMatchObject({
    version: 1,
    answers: { region: 'eu-west-1' },
  });
});

test('the lines of the code have numbers, and its file stays in sight with Copy and Download while one reads on @ci', async ({
  page,
}) => {
  await openPage(page, /Review/);
  await choose(page, 'Terraform');
  const code = panel(page).locator('.code');
  await expect(code.locator('pre')).toContainText('resource');
  const lines = ((await code.locator('pre').textContent()) ?? '').split('\n').length - 1;
  const numbers = ((await code.locator('.code-numbers').textContent()) ?? '').split('\n');
  expect([numbers.length, numbers[0], numbers.at(-1)]).toEqual([lines, '1', String(lines)]);
  // Beside their lines.
  const [beside, text] = await Promise.all(
    ['.code-numbers', 'pre'].map((part) =>
      code.locator(part).evaluate((box) => box.getBoundingClientRect().height),
    ),
  );
  expect(beside).toBe(text);
  await panel(page)
    .getByRole('button', { name: /^Show all/ })
    .click();
  await code.hover();
  await page.mouse.wheel(0, 2500);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(2000);
  const bar = panel(page).locator('.export-bar');
  for (const part of [
    bar.locator('strong', { hasText: 'Terraform' }),
    bar.locator('.export-name', { hasText: 'ecs-endpoints.tf' }),
    bar.getByRole('button', { name: 'Copy Terraform' }),
    bar.getByRole('button', { name: 'Download ecs-endpoints.tf' }),
  ])
    await expect(part).toBeInViewport({ ratio: 1 });
  // In sight, and not behind another bar.
  await bar.getByRole('button', { name: 'Copy Terraform' }).click();
  await expect.poll(() => copiedText(page)).toContain('resource "aws_vpc_endpoint"');
});

test('the code gets its colours, after each change of the tab @ci', async ({ page }) => {
  await openPage(page, /Review/);
  await expect(panel(page).locator('.code-name').first()).toBeVisible();
  await choose(page, 'Terraform');
  await expect(panel(page).locator('.code-comment').first()).toBeVisible();
});

test('exports work where storage is refused @mobile @ci', async ({ page }) => {
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
  expect(bytes.toString('utf8')).toBe(await commandLine('markdown'));
  await expectToFit(page, '.exports');
});

test('axe finds nothing in the exports, light and dark @ci', async ({ page }) => {
  // Short code: axe looks at each of its words. The long formats have the same colours.
  await openPage(page, /Review/, 'v=1&imageRegistries=other&secretSources=ssm&logDrivers=');
  await choose(page, 'Policies');
  await expect(panel(page).locator('.code-name').first()).toBeVisible();
  await expectNoAxeViolations(page, 'exports', { inside: '.exports' });
});

test('a text that has changed is not called copied @ci', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('checkbox', { name: 'AWS Secrets Manager' }).check();
  await goToStep(page, 'Review and export');
  await showPart(page, 'export');
  await choose(page, 'Terraform');
  const code = panel(page).locator('.code pre');
  await expect(code).toContainText('secretsmanager');
  // Every state of the bar beside that of the text, as they stand on the page together.
  const states = await panel(page).evaluateHandle((exports) => {
    const seen = new Set<string>();
    const look = () => {
      const isNew = exports.querySelector('.code pre')?.textContent?.includes('secretsmanager') !== true;
      seen.add(`${isNew ? 'new' : 'old'} ${exports.querySelector('.copy')?.textContent?.split(' ')[0]}`);
    };
    new MutationObserver(look).observe(exports, { childList: true, subtree: true, characterData: true });
    look();
    return seen;
  });
  await panel(page).getByRole('button', { name: 'Copy Terraform' }).click();
  await expect(panel(page).getByRole('button', { name: 'Copied' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(code).not.toContainText('secretsmanager');
  await expect(panel(page).getByRole('button', { name: 'Copy Terraform' })).toBeVisible();
  expect(await states.evaluate((seen) => [...seen].sort())).toEqual(['new Copy', 'old Copied', 'old Copy']);
});
