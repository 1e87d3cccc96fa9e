import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { serve } from '../../scripts/serve.mjs';
import { toProfile } from '../../src/core/index.ts';
import { printFragment } from '../../src/share/index.ts';
import { expectNoAxeViolations } from './axe.ts';
import {
  expect,
  expectAlive,
  goToStep,
  hold,
  plannedServices,
  STEP_TITLES,
  searchableRegion,
  showPart,
  test,
  watch,
} from './page.ts';

test('axe finds nothing on any step, in light and dark colours', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'A typical workload' }).click();
  await page.locator('[data-preset="fargate-full"]').click();
  await expectNoAxeViolations(page, 'Start');
  for (const title of STEP_TITLES.slice(1)) {
    await goToStep(page, title);
    // What is around a step is the same as on the first one; the colours of code are tested with the exports.
    const inside = title === 'Review and export' ? 'html' : 'main';
    // Some steps show every kind of field; the others are made of the same.
    const isKnown = ['Images', 'Logging', 'Secrets', 'Your VPC'].includes(title);
    await expectNoAxeViolations(page, title, {
      inside,
      outside: ['.code'],
      ...(isKnown && { themes: ['light'] }),
    });
  }
  for (const part of ['check', 'steps', 'notes', 'answers', 'compare']) {
    await showPart(page, part);
    await expectNoAxeViolations(page, part, { inside: 'main' });
  }
});

test('axe finds nothing in the opened parts, in light and dark colours @ci', async ({ page }) => {
  await page.goto(`./#v=1&nonsense=1&egress=nat-gateway&internetGateway=false`);
  const problems = page.getByRole('region', { name: 'Not everything in the link or file was understood' });
  await expect(problems).toBeVisible();
  await goToStep(page, 'Start');
  for (const summary of await page.locator('aside summary').all()) await summary.click();
  await expect(problems).toBeVisible();
  await expectNoAxeViolations(page, 'problems, and the plan with everything open');
  const region = await searchableRegion(page);
  await region.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('listbox')).toBeVisible();
  await expectNoAxeViolations(page, 'Region list', { inside: '.combobox' });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Share and save' }).click();
  await expectNoAxeViolations(page, 'sharing', { inside: 'dialog' });
});

test('the dialog closes with Escape and gives the focus back', async ({ page }) => {
  await page.goto('./');
  const share = page.getByRole('button', { name: 'Share and save' });
  await share.click();
  await expect(page.getByRole('dialog', { name: 'Share and save' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(share).toBeFocused();
});

test('the planner works without storage', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
  });
  await page.goto('./');
  await page.getByRole('radio', { name: 'Amazon EC2' }).check();
  await page.getByRole('combobox', { name: 'Colours' }).press('d');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await goToStep(page, 'Compute');
  await expect(page).toHaveURL(/launchType=EC2/);
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Amazon EC2' })).toBeChecked();
});

test('an error in one part leaves the rest and the answers alone', async ({ page, complaints }) => {
  await page.route(/ExportPanel/, (route) => route.abort());
  await page.goto(`./#${printFragment(toProfile({ launchType: 'EC2' }))}`);
  await showPart(page, 'export');
  await expect(page.getByText('The export cannot be shown')).toBeVisible();
  await showPart(page, 'endpoints');
  await expect.poll(() => plannedServices(page)).toContain('ecs-agent');
  await goToStep(page, 'Compute');
  await expect(page.getByRole('radio', { name: 'Amazon EC2' })).toBeChecked();
  complaints.length = 0;
});

test('the site works under any path and without the network after the first visit', async ({ browser }) => {
  const server = await serve({ base: '/tools/planner/', port: 0 });
  const context = await browser.newContext({ serviceWorkers: 'allow' });
  const page = await context.newPage();
  const complaints: string[] = [];
  await watch(page, new URL(server.url).origin, complaints);
  await page.goto(server.url);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.getByRole('radio', { name: 'Amazon EC2' }).check();
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('launchType=EC2');
  await server.close();

  await page.reload();
  await expect(page.getByRole('radio', { name: 'Amazon EC2' })).toBeChecked();
  await goToStep(page, 'Review and export');
  await showPart(page, 'steps');
  expect(complaints.filter((complaint) => !complaint.includes('ERR_CONNECTION_REFUSED'))).toEqual([]);
  await context.close();
});

test('the first load is at most 100 kB of script and 10 kB of style in 6 requests', async ({ page }) => {
  const requested: string[] = [];
  page.on('request', (request) => requested.push(new URL(request.url()).pathname));
  await page.goto('./');
  await expectAlive(page);
  await page.waitForLoadState('networkidle');
  // The service worker fills its cache afterwards, from the network's point of view on its own.
  expect(requested.filter((path) => path !== '/sw.js').length, requested.join(' ')).toBeLessThanOrEqual(6);
  expect(requested.filter((path) => /monaco|editor/.test(path))).toEqual([]);

  const gzipped = (files: Iterable<string>): number =>
    [...files].reduce((sum, file) => sum + gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length, 0);
  const { scripts, styles } = firstLoad();
  expect(gzipped([...scripts, 'boot.js'])).toBeLessThanOrEqual(100_000);
  expect(gzipped(styles)).toBeLessThanOrEqual(10_000);
});

test('over a slow line the typeface does not keep the scripts waiting @ci', async ({ page }) => {
  const faces: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'font') faces.push(request.url());
  });
  const isOwn = () =>
    page.evaluate(() => getComputedStyle(document.body).fontFamily.startsWith('"Open Sans"'));
  // The network of a train: every answer is 400 ms away.
  await page.route('**/*', async (route) => {
    await new Promise((arrive) => setTimeout(arrive, 400));
    await route.continue();
  });
  await page.goto('./');
  await expectAlive(page);
  expect(faces).toEqual([]);
  expect(await isOwn()).toBe(false);
});

test('a typeface that comes too late is not used in this visit, whatever is loaded after it @firefox', async ({
  page,
}) => {
  const release = await hold(page, /open-sans/);
  // On a busy machine too the page begins within the time in which it asks for the typeface at all.
  await page.addInitScript(() => {
    const now = performance.now.bind(performance);
    performance.now = () => {
      performance.now = now;
      return 0;
    };
  });
  const came = page.waitForResponse(/open-sans/);
  await page.goto('./', { waitUntil: 'domcontentloaded' });
  await expectAlive(page);
  const look = () =>
    page.evaluate(() => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector('.brand') ?? document.body);
      return [getComputedStyle(document.body).fontFamily, range.getBoundingClientRect().width];
    });
  const before = await look();
  expect(before[0]).not.toContain('Open Sans');
  release();
  await (await came).finished();
  // Parts of the page with style sheets of their own.
  await goToStep(page, 'Review and export');
  await showPart(page, 'export');
  await expect(page.getByRole('tab', { name: 'Terraform', exact: true })).toBeVisible();
  expect(await look()).toEqual(before);
});

test('the scripts and the page take one task each, and the data of the language is read after the page answers', async ({
  page,
}) => {
  await page.addInitScript(() => {
    let timers = 0;
    const turns: { formats: number[]; listens?: number } = { formats: [] };
    Object.assign(window, { turns });
    const setTimer = window.setTimeout;
    const counted = (run: () => void, delay?: number) =>
      setTimer(() => {
        timers += 1;
        run();
      }, delay);
    Object.assign(window, { setTimeout: counted });
    const construct = (format: new () => object, words: unknown[]) => {
      turns.formats.push(timers);
      return Reflect.construct(format, words);
    };
    for (const name of ['DateTimeFormat', 'ListFormat', 'NumberFormat', 'PluralRules'] as const)
      Object.assign(Intl, { [name]: new Proxy(Intl[name], { construct }) });
    const listen = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (...words: Parameters<typeof listen>) {
      if (this instanceof Element && this.id === 'root') turns.listens ??= timers;
      listen.apply(this, words);
    };
  });
  await page.goto('./');
  await expectAlive(page);
  const { formats, listens } = await page.evaluate(
    () => Reflect.get(window, 'turns') as { readonly formats: readonly number[]; readonly listens: number },
  );
  // The scripts are read before the first timer.
  expect(listens).toBeGreaterThan(0);
  expect(Math.min(...formats)).toBeGreaterThan(listens);
});

interface ManifestEntry {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

/** The entry with everything that it imports statically. */
function firstLoad() {
  const manifest: { readonly [name: string]: ManifestEntry } = JSON.parse(
    readFileSync('dist/.vite/manifest.json', 'utf8'),
  );
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const add = (name: string): void => {
    const entry = manifest[name];
    if (!entry || scripts.has(entry.file)) return;
    scripts.add(entry.file);
    for (const file of entry.css ?? []) styles.add(file);
    for (const other of entry.imports ?? []) add(other);
  };
  add('index.html');
  return { scripts, styles };
}

for (const [what, fragment] of [
  ['the first page', ''],
  ['a link @ci', `#${printFragment(toProfile({ launchType: 'EC2' }))}`],
] as const) {
  test(`nothing moves while ${what} loads`, async ({
    playwright,
    browser,
    browserName,
    launchOptions,
    baseURL,
  }) => {
    // As people see it: without this, pages that Playwright opens in Chromium have no scrollbars.
    const own =
      browserName === 'chromium'
        ? await playwright.chromium.launch({ ...launchOptions, ignoreDefaultArgs: ['--hide-scrollbars'] })
        : undefined;
    const context = await (own ?? browser).newContext({
      baseURL: baseURL ?? '',
      viewport: { width: 1350, height: 940 },
      serviceWorkers: 'block',
    });
    const page = await context.newPage();
    await page.addInitScript(watchForMoves);
    await page.goto(`./${fragment}`);
    await expectAlive(page);
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => Reflect.get(window, 'moved'))).toEqual([]);
    await context.close();
    await own?.close();
  });
}

/** Writes down what moves: as Chromium measures it, and, since not every browser does, whatever is in sight, frame by frame. */
function watchForMoves(): void {
  const moved: string[] = [];
  Object.assign(window, { moved });
  if (PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) moved.push(`shift ${Reflect.get(entry, 'value')}`);
    }).observe({ type: 'layout-shift', buffered: true });
  const places = new WeakMap<Element, DOMRect>();
  const look = () => {
    for (const element of document.querySelectorAll('body *')) {
      const before = places.get(element);
      const now = element.getBoundingClientRect();
      const isSeen =
        now.width * now.height > 0 &&
        now.top < innerHeight &&
        element.checkVisibility({ visibilityProperty: true });
      if (isSeen) places.set(element, now);
      else places.delete(element);
      if (before && isSeen && Math.hypot(now.left - before.left, now.top - before.top) >= 3)
        moved.push(`${element.outerHTML.slice(0, 80)} by ${now.left - before.left}, ${now.top - before.top}`);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

test('the prerendered page says what this is before any script', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(test.info().project.use.baseURL ?? '');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Which VPC endpoints');
  await expect(page.getByText('unable to pull secrets or registry auth')).toBeVisible();
  await expect(page.getByText('nothing that you enter leaves it')).toBeVisible();
  expect((await plannedServices(page)).length).toBeGreaterThan(3);
  await context.close();
});
