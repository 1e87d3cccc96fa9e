/** No paste blocks the page: what is long is read beside it. Measured by counting work and parts, not by the clock. */
import type { Page, Route } from '@playwright/test';
import { expectAlive, pasteText, showPart } from './page.ts';
import { expect, test } from './panel-page.ts';

const LENGTH = 1_000_000;
const dialog = (page: Page) => page.getByRole('dialog');
const box = (page: Page) => dialog(page).getByRole('textbox', { name: 'Paste anything' });
const READER = /assets\/worker-[^/]+\.js$/;

const id = (prefix: string, index: number) => `${prefix}-${String(index).padStart(17, '0')}`;

/** As many endpoints as make a million characters. */
const MANY_ENDPOINTS = JSON.stringify({
  VpcEndpoints: Array.from({ length: 3000 }, (_, index) => ({
    VpcEndpointId: id('vpce', index),
    VpcId: id('vpc', 1),
    ServiceName: `com.amazonaws.us-east-1.${['ecr.api', 'ecr.dkr', 'kinesis-streams', 'x'.repeat(20)][index % 4]}`,
    State: 'available',
    VpcEndpointType: 'Interface',
    PrivateDnsEnabled: true,
    SubnetIds: [id('subnet', index), id('subnet', index + 1)],
    Groups: [{ GroupId: id('sg', index), GroupName: 'endpoints' }],
  })),
});

declare global {
  interface Window {
    /** Texts of more than a tenth of what was pasted that the page itself has searched or parsed. */
    longWork: string[];
  }
}

/** Writes down each search and each parse of a long text by the page's own thread, from now on: its own words are read before. */
async function countWork(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.longWork = [];
    const note = (what: string, text: unknown) => {
      if (typeof text === 'string' && text.length > 100_000) window.longWork.push(`${what} ${text.length}`);
    };
    const { exec } = RegExp.prototype;
    RegExp.prototype.exec = function noted(text: string) {
      note('search', text);
      return exec.call(this, text);
    };
    const { parse } = JSON;
    JSON.parse = (text: string, revive?: Parameters<typeof parse>[1]) => {
      note('parse', text);
      return parse(text, revive);
    };
  });
}

async function open(page: Page): Promise<void> {
  await page.goto('./');
  await page.getByRole('button', { name: /^Paste anything/ }).click();
  await expect(box(page)).toBeFocused();
}

test('a million characters of anything are read, judged and rehearsed without work of the page, and drawn in parts', async ({
  page,
}) => {
  await open(page);
  await countWork(page);
  for (const unit of ['{"a":', 'dial tcp 10.0.0.1:443: i/o timeout\n']) {
    await pasteText(page, unit.repeat(LENGTH / unit.length));
    await expect(dialog(page).locator('.import-result[aria-busy=false]')).toBeVisible();
    await dialog(page).getByRole('button', { name: 'Clear' }).click();
    await expect(dialog(page).locator('.import-result')).toHaveCount(0);
  }
  expect(MANY_ENDPOINTS.length).toBeGreaterThan(LENGTH);
  await pasteText(page, MANY_ENDPOINTS);
  await dialog(page).getByRole('button', { name: 'Check this VPC' }).click();
  await expect(page.locator('.check[aria-busy=false] .audit-list > li')).toHaveCount(50);
  await page.getByRole('button', { name: 'Show 50 more' }).last().click();
  await expect(page.locator('.audit-list > li')).toHaveCount(100);
  // An answer asks for another judgement.
  await page.keyboard.press('Escape');
  await page.goBack();
  await page.getByRole('checkbox', { name: 'AWS Secrets Manager' }).check();
  await expect(page.getByRole('region', { name: 'What is loaded' })).toContainText(/[1-9] missing/);
  const parts = await page.evaluate(() => document.querySelectorAll('*').length);
  expect(parts).toBeLessThan(5000);
  expect(await page.evaluate(() => window.longWork)).toEqual([]);
});

test('while a text is read the page answers: keys, Clear, another text; the last one counts @firefox', async ({
  page,
}) => {
  const held: Route[] = [];
  await page.route(READER, (route) => {
    held.push(route);
  });
  await open(page);
  await box(page).pressSequentially('The quick brown fox');
  await expect(dialog(page).getByText('Loading …').or(dialog(page).getByText('Reading …'))).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Clear' }).click();
  await expect(box(page)).toHaveValue('');
  await box(page).pressSequentially('toomanyrequests: You have reached your pull rate limit.');
  await expect(dialog(page).locator('.cause')).toHaveCount(0);
  await expect.poll(() => held.length).toBeGreaterThan(0);
  for (const route of held) await route.continue();
  await expect(dialog(page).locator('[data-cause=rate-limit]')).toBeVisible();
  await expect(dialog(page)).not.toContainText('Not understood');
});

test('an answer that comes while a button below it is pressed takes the press away from nobody @firefox', async ({
  page,
}) => {
  const held: Route[] = [];
  await page.route(READER, (route) => {
    held.push(route);
  });
  await page.addInitScript(() => {
    const counted = window as typeof window & { answers: number };
    counted.answers = 0;
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener('message', ({ data }) => {
          if (data.type !== 'ready') counted.answers += 1;
        });
      }
    };
  });
  await open(page);
  await box(page).pressSequentially('[[[[[');
  await expect(dialog(page).getByText('Loading …').or(dialog(page).getByText('Reading …'))).toBeVisible();
  const clear = dialog(page).getByRole('button', { name: 'Clear' });
  const place = await clear.boundingBox();
  if (place === null) throw new Error('no button');
  await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2);
  await page.mouse.down();
  await expect.poll(() => held.length).toBeGreaterThan(0);
  for (const route of held) await route.continue();
  await page.waitForFunction(() => (window as typeof window & { answers: number }).answers > 0);
  // Two frames: time enough for an answer that does not wait.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.mouse.up();
  await expect(box(page)).toHaveValue('');
  await expect(dialog(page).locator('.import-result')).toHaveCount(0);
});

test('an answer waits for no button but the one that clicks: of the end of a menu the page may hear nothing', async ({
  page,
}) => {
  await open(page);
  const place = await box(page).boundingBox();
  if (place === null) throw new Error('no box');
  await page.mouse.move(place.x + 20, place.y + 20);
  await page.mouse.down({ button: 'middle' });
  await pasteText(page, 'toomanyrequests: You have reached your pull rate limit.');
  await expect(dialog(page).locator('[data-cause=rate-limit]')).toBeVisible();
  await page.mouse.up({ button: 'middle' });
});

test('a field of one line takes as much of a million characters as an answer may have @ci', async ({
  page,
}) => {
  await page.goto('./#v=1&at=target');
  await expectAlive(page);
  await countWork(page);
  await page.evaluate((length) => navigator.clipboard.writeText('x'.repeat(length)), LENGTH);
  for (const name of [/VPC id/, /Tags/]) {
    const field = page.getByRole('textbox', { name }).first();
    await field.focus();
    await page.keyboard.press('ControlOrMeta+v');
    await expect.poll(() => field.evaluate((input: HTMLInputElement) => input.value.length)).toBe(20_000);
  }
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Start' }).click();
  const region = page.getByRole('combobox', { name: 'Region' });
  await region.click();
  await page.keyboard.press('ControlOrMeta+v');
  await expect.poll(() => region.evaluate((input: HTMLInputElement) => input.value.length)).toBe(200);
  expect(await page.evaluate(() => window.longWork)).toEqual([]);
});

test('a reader that does not start says so, and is there after another try @ci', async ({
  page,
  provoked,
}) => {
  provoked.push(/Failed to load resource/);
  await page.route(READER, (route) => route.abort());
  await open(page);
  await box(page).pressSequentially('toomanyrequests: You have reached your pull rate limit.');
  await expect(dialog(page)).toContainText('What was pasted cannot be shown');
  await page.unroute(READER);
  await dialog(page).getByRole('button', { name: 'Try again' }).click();
  await expect(dialog(page).locator('[data-cause=rate-limit]')).toBeVisible();
});

/** Puts something before the script of the next reader that starts; the one after it is the site's own. */
async function spoilNext(page: Page, script: string): Promise<void> {
  await page.route(
    READER,
    async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${script}\n${await response.text()}` });
    },
    { times: 1 },
  );
}

test('a reader that ends without a word, or never answers, is told of and started anew @ci', async ({
  page,
}) => {
  await page.clock.install();
  const notRead = dialog(page).locator('.alert', { hasText: 'Not read' });
  const causes = dialog(page).locator('[data-cause=rate-limit]');

  await spoilNext(
    page,
    `addEventListener('message', (event) => { event.stopImmediatePropagation(); close(); });`,
  );
  await open(page);
  await pasteText(page, 'toomanyrequests: You have reached your pull rate limit.');
  await expect(notRead).toContainText('the browser has stopped it');
  await notRead.getByRole('button', { name: 'Try again' }).click();
  await expect(causes).toBeVisible();

  await spoilNext(page, `addEventListener('message', (event) => event.stopImmediatePropagation());`);
  await page.goto('about:blank');
  await open(page);
  await pasteText(page, 'toomanyrequests: You have reached your pull rate limit.');
  await expect(dialog(page).getByText('Reading …')).toBeVisible();
  await page.clock.fastForward('03:01');
  await expect(notRead).toContainText('no answer within 3 minutes');
  await notRead.getByRole('button', { name: 'Try again' }).click();
  await expect(causes).toBeVisible();
});

test('a check whose reader ends says so, and what was pasted can be read again @ci', async ({ page }) => {
  await spoilNext(
    page,
    `addEventListener('message', (event) => { if (event.data.type !== 'judge') return; event.stopImmediatePropagation(); close(); });`,
  );
  await open(page);
  await pasteText(page, MANY_ENDPOINTS.replace(/,\{"VpcEndpointId":"vpce-0+2".*\}\]/, ']'));
  await dialog(page).getByRole('button', { name: 'Check this VPC' }).click();
  const failure = page.locator('.alert', { hasText: 'could not be checked' });
  await expect(failure).toContainText('the browser has stopped it');
  // A part that comes later shows why, too, and does not ask by itself: that would give another reason. What the next reader was
  // asked before is answered when it has read the text.
  await showPart(page, 'endpoints');
  await showPart(page, 'check');
  await failure.getByRole('button', { name: 'Show what was pasted' }).click();
  await expect(dialog(page).getByRole('button', { name: 'Check this VPC' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(failure).toContainText('the browser has stopped it');
  await failure.getByRole('button', { name: 'Try again' }).click();
  await expect(failure).toContainText('read what was pasted again');
  await failure.getByRole('button', { name: 'Show what was pasted' }).click();
  await dialog(page).getByRole('button', { name: 'Check this VPC' }).click();
  await expect(page.locator('.check[aria-busy=false] .audit-list > li').first()).toBeVisible();
});
