// @ts-check
// npm run screenshots: the pictures of the documentation, taken from the built site. With --all=FOLDER every page,
// panel and dialog in five widths, light and dark, to look at; --only=REGEX takes some of them.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumFlags, ensureBrowser } from './browsers.mjs';
import { buildIfStale } from './build.mjs';
import { SCENES } from './scenes.mjs';
import { serve } from './serve.mjs';
import { ensureDependencies, root } from './setup.mjs';

const plan =
  '#v=1&region=eu-west-1&internetGateway=false&egress=none&launchType=FARGATE&imageRegistries=ecr-private&logDrivers=awslogs&secretSources=secretsmanager';

ensureDependencies();
const chromium = ensureBrowser('chromium');
if (typeof chromium === 'string') {
  console.error(chromium);
  process.exit(1);
}
await buildIfStale();
const { chromium: engine } = await import('playwright-core');
const server = await serve({ port: 0 });
const browser = await engine.launch({ executablePath: chromium.path, args: chromiumFlags });

/**
 * @param {string} file
 * @param {{ width: number, height: number, colorScheme: 'light' | 'dark', page?: string, fragment?: string, fullPage?: boolean }} options
 */
async function shoot(file, { width, height, colorScheme, page: title, fragment = plan, fullPage = false }) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    reducedMotion: 'reduce',
    locale: 'en-US',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  await page.goto(server.url + fragment, { waitUntil: 'networkidle' });
  if (title)
    await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: title }).click();
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: file, fullPage, animations: 'disabled' });
  await context.close();
}

/**
 * One scene in five widths, light and dark; a scene that cannot be reached is told, and the others are taken.
 * @param {string} folder
 * @param {import('./scenes.mjs').Scene} scene
 */
async function shootScene(folder, { name, link = '', paste, windowOnly = false, act }) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    locale: 'en-US',
    timezoneId: 'UTC',
    permissions: ['clipboard-read', 'clipboard-write'],
    bypassCSP: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  try {
    await page.goto(`${server.url}#${link}`, { waitUntil: 'networkidle' });
    await page.getByRole('contentinfo').waitFor();
    if (paste) {
      await page.evaluate((text) => navigator.clipboard.writeText(text), paste);
      await page.keyboard.press('Control+v');
      await page.locator('.import-result[aria-busy=false]').waitFor();
    }
    await act?.(page);
    await page.mouse.move(0, 0);
    // Otherwise what is far below would be laid out only when somebody comes near.
    await page.addStyleTag({ content: 'aside { content-visibility: visible !important }' });
  } catch (error) {
    process.exitCode = 1;
    console.error(`${name}: ${error}`);
  }
  for (const width of [320, 640, 1024, 1280, 2560])
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      // The engine does not always hear the end of what a worker of the editor asks for: that is no reason to take no picture.
      await page.waitForLoadState('networkidle', { timeout: 2000 }).catch(() => undefined);
      // What stays in sight belongs to the top of a whole page.
      if (!windowOnly) await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
      const path = join(folder, `${name}-${width}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: !windowOnly, animations: 'disabled' });
    }
  await context.close();
}

const all = process.argv.find((argument) => argument.startsWith('--all='))?.slice('--all='.length);
if (all) {
  mkdirSync(all, { recursive: true });
  const wanted = new RegExp(process.argv.find((argument) => argument.startsWith('--only='))?.slice(7) ?? '');
  for (const scene of SCENES.filter(({ name }) => wanted.test(name))) await shootScene(all, scene);
} else {
  const folder = join(root, 'docs/screenshots');
  mkdirSync(folder, { recursive: true });
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    await shoot(join(folder, `start-${colorScheme}.png`), {
      width: 1280,
      height: 800,
      colorScheme,
      fragment: '',
    });
    await shoot(join(folder, `review-${colorScheme}.png`), {
      width: 1280,
      height: 1000,
      colorScheme,
      page: 'Review',
    });
  }
}
await browser.close();
await server.close();
