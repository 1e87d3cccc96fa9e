// @ts-check
// What Lighthouse does not measure: how long an answer takes to change the plan, and the click to open the editor. Real key
// presses in Chromium on the served build. And what the first load costs the processor, whatever else the machine does.
import { chromiumFlags } from './browsers.mjs';

/** @typedef {import('playwright-core').Page} Page */

const EDITOR_RUNS = 5;
const LOADS = 5;

/**
 * @param {readonly number[]} values
 * @param {number} share
 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The preset with most endpoints. @param {Page} page */
async function openLargestPreset(page) {
  await page.getByRole('button', { name: 'A typical workload' }).click();
  await page.locator('[data-preset]').first().waitFor();
  const largest = await page.evaluate(async () => {
    const nextFrame = () => new Promise((done) => requestAnimationFrame(done));
    let most = { name: '', endpoints: 0 };
    for (const preset of document.querySelectorAll('[data-preset]')) {
      if (preset instanceof HTMLElement) preset.click();
      await nextFrame();
      const endpoints = document.querySelectorAll('.endpoint').length;
      if (endpoints > most.endpoints) most = { name: preset.getAttribute('data-preset') ?? '', endpoints };
    }
    return most;
  });
  await page.locator(`[data-preset="${largest.name}"]`).click();
  return largest;
}

/**
 * Gives each answer that the page offers, and takes it back. From the first listener of the click to the moment when
 * everything that it set off synchronously is done: the plan is planned and committed to the document.
 * @param {Page} page
 */
async function answerAll(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const scriptTime = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000;
  };
  /** @type {{ committed: number, script: number }[]} */
  const answers = [];
  /** @param {string} selector */
  const press = async (selector) => {
    const isThere = await page.evaluate((wanted) => {
      const input = document.querySelector(wanted);
      if (!(input instanceof HTMLElement)) return false;
      input.focus({ preventScroll: true });
      return true;
    }, selector);
    if (!isThere) return;
    await page.waitForTimeout(60);
    const before = await scriptTime();
    await page.keyboard.press('Space');
    const committed = await page.evaluate(
      () =>
        new Promise((done) =>
          requestAnimationFrame(() => setTimeout(() => done(Reflect.get(window, 'committed')), 40)),
        ),
    );
    answers.push({ committed: Number(committed), script: (await scriptTime()) - before });
  };
  for (const name of ['Start', 'Extras']) {
    await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name }).click();
    await page.locator('[data-question]').first().waitFor();
    const pairs = await page.evaluate(() =>
      [...document.querySelectorAll('fieldset[data-question]')].flatMap((field) => {
        const selector = (/** @type {Element | null} */ input) =>
          `[data-question=${field.getAttribute('data-question')}] input[value="${input?.getAttribute('value')}"]`;
        const chosen = field.querySelector('input[type=radio]:checked');
        return [...field.querySelectorAll('input')]
          .filter((input) => input !== chosen)
          .map((input) => [selector(input), selector(chosen ?? input)]);
      }),
    );
    for (const pair of pairs) for (const selector of pair) await press(selector);
  }
  return answers;
}

/**
 * From the click to the focus in Monaco, after the pointer came near and the editor was loaded behind the scenes.
 * @param {Page} page
 * @param {string} url
 */
async function openEditor(page, url) {
  await page.goto('about:blank');
  await page.goto(`${url}#v=1&launchType=FARGATE`);
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Policies' }).click();
  await page.locator('.policy-detail').hover();
  await page
    .frameLocator('.policy-stage.waiting iframe')
    .locator('.view-line')
    .nth(2)
    .waitFor({ state: 'attached' });
  await page.waitForTimeout(500);
  return page.evaluate(
    () =>
      new Promise((/** @type {(elapsed: number) => void} */ done) => {
        const start = performance.now();
        const look = () => {
          const frame = document.querySelector('.policy-stage:not(.waiting) iframe');
          if (frame instanceof HTMLIFrameElement && frame.contentDocument?.hasFocus())
            done(performance.now() - start);
          else requestAnimationFrame(look);
        };
        const button = [...document.querySelectorAll('button')].find(
          ({ textContent }) => textContent === 'Edit policy',
        );
        button?.click();
        look();
      }),
  );
}

/**
 * The longest that the page is held up while each tab of the exports is opened and gets its colours.
 * @param {Page} page
 * @param {string} url
 */
async function openTabs(page, url) {
  await page.goto('about:blank');
  await page.goto(`${url}#v=1&launchType=FARGATE&at=export`);
  await page.locator('.code-name').first().waitFor({ state: 'attached' });
  return page.evaluate(async () => {
    /** @type {number[]} */
    const blocked = [];
    for (const tab of document.querySelectorAll('.exports [role=tab]')) {
      let longest = 0;
      const observer = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
      });
      observer.observe({ type: 'longtask' });
      if (tab instanceof HTMLElement) tab.click();
      await new Promise((done) => setTimeout(done, 400));
      observer.disconnect();
      blocked.push(longest);
    }
    return blocked;
  });
}

/**
 * The longest task of the page's thread while the page is loaded, after it was drawn: in processor time, which does not count
 * what other programs take. Lighthouse counts four times as much for a phone, and what is above 50 ms then.
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 */
async function longestTask(browser, url) {
  const page = await browser.newPage({ viewport: { width: 412, height: 823 }, isMobile: true });
  const session = await page.context().newCDPSession(page);
  /** @type {{ name: string, ts: number, tid: number, pid: number, tdur?: number, args?: any }[]} */
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(.../** @type {any} */ (value)));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'loading', 'devtools.timeline'] },
  });
  await page.goto(url);
  await page.waitForLoadState('networkidle');
  const ended = new Promise((done) => session.once('Tracing.tracingComplete', done));
  await session.send('Tracing.end');
  await ended;
  await page.close();
  const drawn = events.findLast(({ name }) => name === 'firstContentfulPaint');
  const tasks = events.filter(
    ({ name, ts, tid, pid }) =>
      drawn !== undefined &&
      name === 'ThreadControllerImpl::RunTask' &&
      ts > drawn.ts &&
      tid === drawn.tid &&
      pid === drawn.pid,
  );
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur / 1000));
}

/**
 * @param {string} executablePath
 * @param {string} url
 */
export async function measurePage(executablePath, url) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  try {
    /** @type {number[]} */
    const tasks = [];
    for (let run = 0; run < LOADS; run += 1) tasks.push(await longestTask(browser, url));
    const page = await browser.newPage({ viewport: { width: 1350, height: 940 } });
    await page.addInitScript(() => {
      let start = 0;
      addEventListener('click', () => (start = performance.now()), { capture: true });
      // React commits what a click changes before the microtasks end.
      addEventListener('click', () =>
        queueMicrotask(() => Reflect.set(window, 'committed', performance.now() - start)),
      );
    });
    await page.goto(url);
    await page.waitForLoadState('networkidle');
    const preset = await openLargestPreset(page);
    const answers = await answerAll(page);
    /** @type {number[]} */
    const editor = [];
    for (let run = 0; run < EDITOR_RUNS; run += 1) editor.push(await openEditor(page, url));
    const tabs = await openTabs(page, url);
    /** @param {readonly number[]} values */
    const both = (values) => ({ median: quantile(values, 0.5), p90: quantile(values, 0.9) });
    return {
      preset,
      answers: answers.length,
      'longest task after the first paint (ms of processor)': both(tasks),
      'an answer until the plan is committed (ms)': both(answers.map(({ committed }) => committed)),
      'all script after an answer (ms)': both(answers.map(({ script }) => script)),
      'policy editor ready after the click (ms)': both(editor),
      'longest task of an export tab (ms, 0: below 50)': both(tabs),
    };
  } finally {
    await browser.close();
  }
}
