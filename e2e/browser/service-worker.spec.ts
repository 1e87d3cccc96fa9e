/** What the service worker may never do: turn an answer into an error, or keep an old version for ever. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';
import { isFirefox } from './firefox.ts';
import { expect, goToStep, test } from './page.ts';

// The other tests do without it: see playwright.config.ts.
test.use({ serviceWorkers: 'allow' });

/** A copy of the built site that a test may deploy anew. */
function copyOfSite(): string {
  const folder = mkdtempSync(join(tmpdir(), 'planner-site-'));
  cpSync('dist', folder, { recursive: true });
  return folder;
}

/** Deploys another version: the page has another title and the worker another version. */
function deployAnew(folder: string): void {
  // The compressed copies are of the old page; without them the server sends the new one.
  for (const ending of ['gz', 'br']) rmSync(join(folder, `index.html.${ending}`));
  const page = readFileSync(join(folder, 'index.html'), 'utf8').replace(
    /<title>.*?<\/title>/,
    '<title>Second</title>',
  );
  writeFileSync(join(folder, 'index.html'), page);
  const worker = readFileSync(join(folder, 'sw.js'), 'utf8').replace(
    /const VERSION = '(\w+)'/,
    "const VERSION = 'second'",
  );
  writeFileSync(join(folder, 'sw.js'), worker);
}

async function workerIsActive(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

/** From now on there is no room: Chromium is told so, Firefox has as little as playwright.config.ts gives it, and is filled. */
async function fillStorage(context: BrowserContext, page: Page, origin: string): Promise<void> {
  if (!isFirefox(page)) {
    const session = await context.newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1000 });
    return;
  }
  const refusal = await page.evaluate(async () => {
    const cache = await caches.open('full');
    for (let size = 4_000_000, count = 0; ; count += 1) {
      try {
        await cache.put(`./fill?${count}`, new Response(new Uint8Array(size)));
      } catch (error) {
        if (size < 1000) return Reflect.get(Object(error), 'name');
        size /= 4;
      }
    }
  });
  expect(refusal).toBe('NS_ERROR_FILE_NO_DEVICE_SPACE');
}

test('with full storage every answer still arrives, and a reload gets the new version @ci', async ({
  browser,
}) => {
  const folder = copyOfSite();
  const server = await serve({ folder, port: 0 });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(server.url);
  await workerIsActive(page);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
  await fillStorage(context, page, new URL(server.url).origin);

  const statuses = await page.evaluate(() =>
    Promise.all(
      ['editor.html', 'robots.txt', './?again'].map((path) => fetch(path).then(({ status }) => status)),
    ),
  );
  expect(statuses).toEqual([200, 200, 200]);

  deployAnew(folder);
  await page.reload();
  await expect(page).toHaveTitle('Second');
  // The new worker has no room for its files, and takes the place of the old one all the same.
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state))
    .toBe('installed');
  await context.close();
  await server.close();
});

test('the same page with another query takes no more room @ci', async ({ browser }) => {
  const server = await serve({ folder: copyOfSite(), port: 0 });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(server.url);
  await workerIsActive(page);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
  const entries = () =>
    page.evaluate(async () => {
      const [name = ''] = await caches.keys();
      return (await (await caches.open(name)).keys()).length;
    });
  const before = await entries();
  await page.evaluate(async () => {
    for (let visit = 0; visit < 5; visit += 1) await (await fetch(`./?visit=${visit}`)).text();
  });
  expect(await entries()).toBe(before);
  await context.close();
  await server.close();
});

test('a tab that is open during a deployment keeps the files that it was built with @ci', async ({
  browser,
}) => {
  const folder = copyOfSite();
  const server = await serve({ folder, port: 0 });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(server.url);
  await workerIsActive(page);
  deployAnew(folder);
  const other = await context.newPage();
  await other.goto(server.url);
  // The second tab has asked for the new worker, which waits for the first.
  await other.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
  });
  await expect
    .poll(() => other.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state))
    .toBe('installed');
  expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(2);
  await context.close();
  await server.close();
});

test('without the network the wizard starts again, and reads what is pasted @ci', async ({
  page,
  context,
}) => {
  await page.goto('./');
  await workerIsActive(page);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
  await context.setOffline(true);
  await page.reload();
  await page.getByRole('button', { name: /^Paste anything/ }).click();
  await page
    .getByRole('textbox', { name: 'Paste anything' })
    .pressSequentially('toomanyrequests: pull rate limit');
  await expect(page.locator('[data-cause=rate-limit]')).toBeVisible();
  await context.setOffline(false);
});

test('a policy editor that was used once edits and completes without the network @ci', async ({
  page,
  context,
}) => {
  const editor = page.frameLocator('.policy-stage:not(.waiting) iframe');
  const edit = async () => {
    const panel = page.locator('.policies');
    await panel.getByLabel('Policy of the endpoint', { exact: true }).selectOption('logs');
    await panel.getByRole('button', { name: 'Edit policy' }).click();
    await expect(editor.locator('.view-line').first()).toBeVisible();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["PutLogE');
    await expect(editor.locator('.suggest-widget.visible')).toContainText('logs:PutLogEvents');
  };
  const keptWorkers = () =>
    page.evaluate(async () => {
      const opened = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
      const kept = (await Promise.all(opened.map((cache) => cache.keys()))).flat();
      return kept.map(({ url }) => /[\w.]+(?=-[^-]+\.js$)/.exec(url)?.[0]);
    });
  await page.goto('./');
  await workerIsActive(page);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
  await goToStep(page, 'Policies');
  await edit();
  await expect.poll(keptWorkers).toContain('json.worker');
  await context.setOffline(true);
  await page.reload();
  await edit();
  await context.setOffline(false);
});
