// @ts-check
// npm test: installs what is missing, runs every kind of test, some side by side, and prints the totals that they report.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies, root } from './setup.mjs';
import { shownLines } from './shown-failure.mjs';

/**
 * @typedef {{ name: string, reason: string }} Skipped
 * @typedef {{ name: string, message: string }} Failure
 * @typedef {{ passed: number, failed: number, skipped: Skipped[], failures?: Failure[] }} Totals
 * @typedef {object} Step
 * @property {string} name
 * @property {readonly [string, ...string[]]} command
 * @property {Readonly<Record<string, string>>} [env]
 * @property {() => Totals} [totals] read from the step's report; without it the step counts as one test
 */

const limitInMinutes = 10;
/** The summary repeats at most this many failures, so that they can be read where only the end of a log is kept. */
const shownFailures = 20;
const reports = 'test-results';

/** @param {string} name */
const report = (name) => join(root, reports, name);

/** @param {string} name */
const readReport = (name) => JSON.parse(readFileSync(report(name), 'utf8'));

/** @param {string} module */
const installed = (module) => join('node_modules', module);

/**
 * @param {string} name of the report
 * @returns {Totals}
 */
function unitTotals(name) {
  const { testResults, numPassedTests, numFailedTests } = readReport(name);
  /** @type {Skipped[]} */
  const skipped = [];
  /** @type {Failure[]} */
  const failures = [];
  let unread = 0;
  for (const file of testResults) {
    // A file that does not load has failed without a single test in it.
    if (
      file.status === 'failed' &&
      !file.assertionResults.some((/** @type {{ status: string }} */ test) => test.status === 'failed')
    ) {
      unread += 1;
      failures.push({ name: file.name, message: file.message });
    }
    for (const { status, fullName, failureMessages } of file.assertionResults) {
      if (status === 'failed') failures.push({ name: fullName, message: failureMessages.join('\n') });
      else if (status !== 'passed') skipped.push({ name: fullName, reason: `marked as ${status}` });
    }
  }
  return { passed: numPassedTests, failed: numFailedTests + unread, skipped, failures };
}

/**
 * @param {string} name of the report
 * @returns {Totals}
 */
function browserTotals(name) {
  const { stats, suites, errors } = readReport(name);
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: suites.flatMap(skippedSpecs),
    failures: [
      ...suites.flatMap(failedSpecs),
      ...errors.map((/** @type {any} */ { message }) => ({ name: 'outside of the tests', message })),
    ],
  };
}

/**
 * @param {any} suite of Playwright's report
 * @returns {Failure[]}
 */
function failedSpecs(suite) {
  const own = (suite.specs ?? []).flatMap((/** @type {any} */ spec) =>
    spec.tests
      .filter((/** @type {any} */ test) => test.status === 'unexpected' || test.status === 'flaky')
      .map((/** @type {any} */ test) => ({
        name: `${spec.title} (${test.projectName}, ${spec.file}:${spec.line})`,
        message: test.results
          .flatMap((/** @type {any} */ { errors }) => errors)
          .map((/** @type {any} */ { message }) => message)
          .join('\n'),
      })),
  );
  return [...own, ...(suite.suites ?? []).flatMap(failedSpecs)];
}

/**
 * @param {any} suite of Playwright's report
 * @returns {Skipped[]}
 */
function skippedSpecs(suite) {
  const own = (suite.specs ?? []).flatMap((/** @type {any} */ spec) =>
    spec.tests
      .filter((/** @type {any} */ test) => test.status === 'skipped')
      .map((/** @type {any} */ test) => ({
        name: `${spec.title} (${test.projectName})`,
        reason:
          test.annotations.find((/** @type {any} */ note) => note.description)?.description ??
          'marked as skipped',
      })),
  );
  return [...own, ...(suite.suites ?? []).flatMap(skippedSpecs)];
}

/** @typedef {{ problem: string | undefined, seconds: string, output: string }} Outcome */

/**
 * @param {Step} step
 * @param {boolean} isAlone writes straight to the terminal; what runs beside others is written when it has ended
 * @returns {Promise<Outcome>}
 */
function run({ command: [program, ...argv], env }, isAlone) {
  const from = performance.now();
  return new Promise((done) => {
    const child = spawn(program, argv, {
      cwd: root,
      stdio: isAlone ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
      // A group of its own, so that browsers and servers end with the step.
      detached: process.platform !== 'win32',
    });
    let output = '';
    const timer = setTimeout(() => {
      endGroup(child);
      end(`did not end within ${limitInMinutes} minutes`);
    }, limitInMinutes * 60_000);
    /** @param {string | undefined} problem */
    const end = (problem) => {
      clearTimeout(timer);
      running.delete(child);
      done({ problem, seconds: ((performance.now() - from) / 1000).toFixed(1), output });
    };
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
        output += text;
      });
    }
    child.on('error', (error) => end(error.message));
    child.on('close', (code, signal) =>
      end(code === 0 ? undefined : `ended with ${signal ?? `exit code ${code}`}`),
    );
    running.add(child);
  });
}

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** @param {import('node:child_process').ChildProcess} child */
function endGroup(child) {
  try {
    if (child.pid !== undefined)
      process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => {
    for (const child of running) endGroup(child);
    process.exit(130);
  });
}

/**
 * @param {Step} step
 * @param {string | undefined} problem
 * @returns {Totals}
 */
function totalsOf(step, problem) {
  if (!step.totals) return { passed: problem ? 0 : 1, failed: problem ? 1 : 0, skipped: [] };
  try {
    const totals = step.totals();
    // A step that ends badly although its tests passed (or that ran none) has failed all the same.
    const isSilent = totals.failed === 0 && (problem !== undefined || totals.passed === 0);
    return isSilent ? { ...totals, failed: 1 } : totals;
  } catch (error) {
    console.error(`No report of the step "${step.name}": ${error instanceof Error ? error.message : error}`);
    return { passed: 0, failed: 1, skipped: [] };
  }
}

/** @param {readonly (readonly string[])[]} rows */
function printTable(rows) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log(`  ${cells.join('  ')}`.trimEnd());
  }
}

const startedAt = performance.now();
ensureDependencies();

/** @type {Skipped[]} */
const absent = [];
/** @type {Failure[]} */
const failures = [];
const { ensureBrowser, ensureOldestChromium, ensureWebKit } = await import('./browsers.mjs');
const { ensureTools } = await import('./ensure-tools.mjs');
const absentTools = await ensureTools();

rmSync(join(root, reports), { recursive: true, force: true });
mkdirSync(join(root, reports), { recursive: true });

const node = process.execPath;

/** @type {string[]} */
const versions = [`Node.js ${process.version.slice(1)}`];

/**
 * @param {string} name
 * @param {import('./browsers.mjs').Browser | string} browser or why there is none
 * @param {readonly string[]} projects of playwright.config.ts
 * @param {readonly string[]} [which] tests of these, if not all
 * @returns {Step[]}
 */
function browserSteps(name, browser, projects, which = []) {
  if (typeof browser === 'string') {
    absent.push({ name: `all tests of the step "${name}"`, reason: browser });
    return [];
  }
  versions.push(`${browser.name} ${browser.version}`);
  const variables = new Map([
    ['Chromium', 'CHROMIUM_PATH'],
    ['Firefox', 'FIREFOX_PATH'],
  ]);
  const variable = variables.get(browser.name);
  const env = {
    ...(variable === undefined ? {} : { [variable]: browser.path }),
    ...(isCi ? {} : { ONE_SCREEN: '1' }),
  };
  return [playwrightStep(name, [...projects.map((project) => `--project=${project}`), ...which], env)];
}

/**
 * @param {string} name
 * @param {readonly string[]} which projects and tests
 * @param {Readonly<Record<string, string>>} [env]
 * @returns {Step}
 */
function playwrightStep(name, which, env = {}) {
  const file = `${name.replaceAll(/[, ]+/g, '-')}.json`;
  return {
    name,
    command: [node, installed('@playwright/test/cli.js'), 'test', '--reporter=list,json', ...which],
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report(file), PSEUDO_SITE: report('pseudo-site') },
    totals: () => browserTotals(file),
  };
}

/** Of the code that unit tests are for: the wizard is tested in browsers. Counting costs a third of the time, so CI does it. */
const coverageFlags = [
  '--coverage.enabled',
  '--coverage.provider=v8',
  '--coverage.reporter=json-summary',
  `--coverage.reportsDirectory=${reports}/coverage`,
  '--coverage.include=src/**/*.{ts,tsx}',
  ...['wizard/**', 'editor/**', 'testing/**', '**/*.d.ts'].map((part) => `--coverage.exclude=src/${part}`),
];

/** What the summary says besides the totals: how large the first load is, and how much of the code the unit tests run. */
function printMeasures() {
  const sizes = join(root, 'dist/.vite/sizes.json');
  if (existsSync(sizes)) {
    const { script, style, budget } = JSON.parse(readFileSync(sizes, 'utf8'));
    const kB = (/** @type {number} */ bytes) => (bytes / 1000).toFixed(1);
    console.log(
      `First load: ${kB(script)} of ${kB(budget.script)} kB script, ${kB(style)} of ${kB(budget.style)} kB style (gzip)`,
    );
  }
  const coverage = report('coverage/coverage-summary.json');
  if (!existsSync(coverage)) return;
  const { lines, branches } = JSON.parse(readFileSync(coverage, 'utf8')).total;
  console.log(
    `Coverage by the unit tests, without the wizard: ${lines.pct} % of lines, ${branches.pct} % of branches`,
  );
}

/**
 * @param {string} name
 * @param {readonly string[]} which files
 * @returns {Step}
 */
function vitestStep(name, which) {
  const file = `${name}.json`;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reports}/${file}`];
  return {
    name,
    // Tests make much that lives shortly: with room for it a tenth of the time of the processor is saved.
    command: [
      node,
      '--max-semi-space-size=64',
      installed('vitest/vitest.mjs'),
      'run',
      ...reporters,
      ...which,
    ],
    // The same draws every time: a red run is about the code. See src/testing/draws.ts.
    env: { PROPERTY_SEED: '1126' },
    totals: () => unitTotals(file),
  };
}

const isCi = Boolean(process.env['CI']);
const chromium = ensureBrowser('chromium');
// Where everything can be installed, the suite runs in the oldest Chromium too: users do not all have the newest.
const oldest = isCi && typeof chromium !== 'string' ? ensureOldestChromium(chromium) : undefined;
/** Every walk in Firefox takes as long as every walk in Chromium: CI takes that time. */
const walksInFirefox = isCi ? [] : ['--grep=@firefox'];
/** So do the longest walks in Chromium, of which each is one more of a kind that others show. */
const walksInChromium = isCi ? [] : ['--grep-invert=@ci'];

/** @type {Step} */
const lint = {
  name: 'lint',
  command: [node, installed('@biomejs/biome/bin/biome'), 'ci', '--error-on-warnings', '--colors=off'],
};
/** @type {Step} */
const spelling = {
  name: 'spelling',
  command: [
    node,
    installed('cspell/bin.mjs'),
    'lint',
    '--no-progress',
    '--no-summary',
    '--quiet',
    '--unique',
  ],
};

function firefoxSteps() {
  const name = isCi ? 'firefox' : 'firefox, some walks';
  return browserSteps(name, ensureBrowser('firefox'), ['firefox', 'firefox-mobile'], walksInFirefox);
}

/** @type {Step} */
const conformance = {
  name: 'conformance',
  command: [node, 'e2e/conformance/run.mjs'],
  totals: () => readReport('conformance.json'),
};
const site = playwrightStep('site', ['--project=site']);
const webkit = browserSteps('webkit', ensureWebKit(), ['webkit']);
const inChromium = browserSteps(
  isCi ? 'chromium' : 'chromium, most walks',
  chromium,
  ['desktop', 'mobile'],
  walksInChromium,
);
const inFirefox = firefoxSteps();

/**
 * One group after the other. The lanes of a group run side by side, the steps of a lane one after the other: each step begins and
 * ends with less work than there are processors, and another lane takes what it leaves idle.
 * @type {readonly (readonly (readonly Step[])[])[]}
 */
const groups = [
  [
    [lint],
    [spelling],
    [{ name: 'types', command: [node, 'scripts/check.mjs'] }],
    [{ name: 'build', command: [node, 'scripts/build.mjs'] }],
  ],
  // Alone, because its time is looked at.
  [[vitestStep('unit', ['--exclude=**/*.property.test.ts', ...(isCi ? coverageFlags : [])])]],
  // Many made inputs each, and whole spaces of answers; beside them the tools, which wait for one another.
  [[vitestStep('property', ['.property.test.ts'])], [conformance]],
  ...(isCi
    ? [
        [[site], webkit],
        [inChromium],
        [inFirefox],
        oldest === undefined || (typeof oldest === 'string' && oldest.includes('is the oldest'))
          ? []
          : [browserSteps('oldest chromium', oldest, ['desktop', 'mobile'])],
      ]
    : // The web server and the package, which need no browser, one window of WebKit, and the few walks in Firefox.
      [[inChromium, [site, ...webkit, ...inFirefox]]]),
];

console.log(versions.join(', '));

const rows = [['', 'passed', 'failed', 'skipped', 'seconds']];
/** @type {Totals} */
const all = { passed: 0, failed: 0, skipped: [...absent] };
for (const lanes of groups) {
  const group = lanes.flat();
  if (group.length === 0) continue;
  const isAlone = group.length === 1;
  console.log(`\n── ${group.map(({ name }) => name).join(', ')}`);
  await Promise.all(
    lanes.map(async (lane) => {
      for (const step of lane) count(step, await run(step, isAlone), isAlone);
    }),
  );
}

/**
 * @param {Step} step
 * @param {Outcome} outcome
 * @param {boolean} isAlone
 */
function count(step, { problem, seconds, output }, isAlone) {
  if (!isAlone) process.stdout.write(`\n── ${step.name}\n${output}`);
  const totals = totalsOf(step, problem);
  if (problem) console.error(`The step "${step.name}" ${problem}.`);
  for (const { name, message } of totals.failures ?? [])
    failures.push({ name: `${step.name}: ${name}`, message });
  all.passed += totals.passed;
  all.failed += totals.failed;
  all.skipped.push(...totals.skipped.map(({ name, reason }) => ({ name: `${step.name}: ${name}`, reason })));
  rows.push([step.name, ...[totals.passed, totals.failed, totals.skipped.length].map(String), seconds]);
}

rows.push([
  'all',
  ...[all.passed, all.failed, all.skipped.length].map(String),
  ((performance.now() - startedAt) / 1000).toFixed(1),
]);
console.log('');
printTable(rows);
console.log(`\n${versions.join(', ')}`);
printMeasures();
if (!isCi)
  console.log(
    'CI runs more: the walks marked @ci, those marked @mobile also on a wide screen, all walks in Firefox (here those marked @firefox), all once more in the oldest Chromium, more conformance tests (inCi), in the widest whole spaces each combination with every way out (here with one, and of the widest one in six), more drawn answers for each error, and each network, kept text and cut text of the large sets (here one in two to six).',
  );

if (all.skipped.length > 0) {
  console.log('\nSkipped:');
  for (const { name, reason } of all.skipped) console.log(`  ${name}: ${reason}`);
}
if (absentTools.length > 0) {
  console.log('\nAbsent tools:');
  for (const { reason } of absentTools) console.log(`  ${reason}`);
}

if (failures.length > 0) {
  console.log('\nFailed:');
  for (const { name, message } of failures.slice(0, shownFailures)) {
    console.log(`  ${name}`);
    for (const line of shownLines(message)) console.log(`      ${line}`);
  }
  if (failures.length > shownFailures) console.log(`  and ${failures.length - shownFailures} more, above`);
}

// Where everything can be installed, a test that did not run is a test that failed.
const failed = all.failed + (isCi ? all.skipped.length : 0);
console.log(`\n${all.passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
