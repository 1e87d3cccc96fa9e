// @ts-check
// npm run screenshots: the pictures of the documentation, taken from the built site. With --all=FOLDER every page in five
// widths, light and dark, to look at.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumFlags, ensureBrowser } from './browsers.mjs';
import { buildIfStale } from './build.mjs';
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

const all = process.argv.find((argument) => argument.startsWith('--all='))?.slice('--all='.length);
if (all) {
  const pages = [
    '',
    'Network',
    'Compute',
    'Images',
    'Logging',
    'Secrets',
    'Extras',
    'Policies',
    'Your VPC',
    'Review',
  ];
  mkdirSync(all, { recursive: true });
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    for (const width of [320, 640, 1024, 1280, 2560]) {
      for (const page of pages) {
        const file = join(all, `${page || 'Start'}-${width}-${colorScheme}.png`);
        await shoot(file, { width, height: 900, colorScheme, page, fullPage: true });
      }
    }
  }
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
