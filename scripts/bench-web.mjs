// @ts-check
// npm run bench:web: the served production build. How long answers and the editor take (bench-page.mjs), then Lighthouse on
// desktop and mobile; each of its figures is the median of several runs.
// Options: --runs=5 (0: without Lighthouse), --url=ADDRESS of another site, --json (print the figures as JSON).
import { measurePage, quantile } from './bench-page.mjs';
import { chromiumFlags, ensureBrowser } from './browsers.mjs';
import { buildIfStale } from './build.mjs';
import { serve } from './serve.mjs';
import { ensureDependencies } from './setup.mjs';

/** @param {string} name */
const option = (name) =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);

const categories = ['performance', 'accessibility', 'best-practices', 'seo'];

/** @param {any} result of Lighthouse */
function figures({ categories: scores, audits }) {
  const requests = audits['network-requests'].details.items;
  const kilobytes = (/** @type {(type: string) => boolean} */ isWanted) =>
    requests
      .filter((/** @type {any} */ request) => isWanted(request.resourceType))
      .reduce((/** @type {number} */ sum, /** @type {any} */ request) => sum + request.transferSize, 0) /
    1000;
  return {
    ...Object.fromEntries(categories.map((name) => [name, Math.round((scores[name].score ?? 0) * 100)])),
    'first contentful paint (ms)': audits['first-contentful-paint'].numericValue,
    'largest contentful paint (ms)': audits['largest-contentful-paint'].numericValue,
    'speed index (ms)': audits['speed-index'].numericValue,
    'total blocking time (ms)': audits['total-blocking-time'].numericValue,
    'time to interactive (ms)': audits['interactive'].numericValue,
    'layout shift': audits['cumulative-layout-shift'].numericValue,
    requests: requests.length,
    'transferred (kB)': kilobytes(() => true),
    '- document (kB)': kilobytes((type) => type === 'Document'),
    '- script (kB)': kilobytes((type) => type === 'Script'),
    '- style (kB)': kilobytes((type) => type === 'Stylesheet'),
    '- other (kB)': kilobytes((type) => !['Document', 'Script', 'Stylesheet'].includes(type)),
  };
}

/** @param {number} value */
const print = (value) =>
  Number.isInteger(value)
    ? String(value)
    : value < 10
      ? value.toFixed(3)
      : value < 100
        ? value.toFixed(1)
        : value.toFixed(0);

ensureDependencies();
const chromium = ensureBrowser('chromium');
if (typeof chromium === 'string') {
  console.error(chromium);
  process.exit(1);
}
const chromePath = chromium.path;

const { default: lighthouse, desktopConfig } = await import('lighthouse');
const { launch } = await import('chrome-launcher');

const address = option('url');
if (!address) await buildIfStale();
const server = address ? undefined : await serve({ port: 0 });
const runs = Number(option('runs') ?? 5);

/** @param {boolean} isDesktop */
async function measure(isDesktop) {
  /** @type {ReturnType<typeof figures>[]} */
  const results = [];
  for (let run = 1; run <= runs; run += 1) {
    console.error(`${isDesktop ? 'desktop' : 'mobile'} ${run} of ${runs} ...`);
    const chrome = await launch({ chromePath, chromeFlags: ['--headless=new', ...chromiumFlags] });
    try {
      /** @type {import('lighthouse').Flags} */
      const flags = { port: chrome.port, output: 'json', logLevel: 'error', onlyCategories: categories };
      const result = await lighthouse(address ?? server?.url, flags, isDesktop ? desktopConfig : undefined);
      if (result) results.push(figures(result.lhr));
    } finally {
      chrome.kill();
    }
  }
  const names = Object.keys(results[0] ?? {});
  return Object.fromEntries(
    names.map((name) => [
      name,
      quantile(
        results.map((result) => Number(Reflect.get(result, name))),
        0.5,
      ),
    ]),
  );
}

console.error('answers and editor ...');
const { preset, answers, ...times } = await measurePage(chromePath, address ?? server?.url ?? '');
const desktop = await measure(true);
const mobile = await measure(false);
await server?.close();

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ preset, answers, ...times, runs, desktop, mobile }, null, 2));
} else {
  console.log(
    `\n${`${answers} answers, ${preset.name}, ${preset.endpoints} endpoints`.padEnd(54)}${'median'.padStart(10)}${'p90'.padStart(10)}`,
  );
  for (const [name, { median, p90 }] of Object.entries(times))
    console.log(`${name.padEnd(54)}${median.toFixed(1).padStart(10)}${p90.toFixed(1).padStart(10)}`);
  if (runs > 0)
    console.log(`\n${`median of ${runs} runs`.padEnd(32)}${'desktop'.padStart(10)}${'mobile'.padStart(10)}`);
  for (const [name, value] of Object.entries(desktop)) {
    console.log(
      `${name.padEnd(32)}${print(value).padStart(10)}${print(mobile[name] ?? Number.NaN).padStart(10)}`,
    );
  }
}
