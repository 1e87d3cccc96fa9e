// @ts-check
// npm test: installs what is missing, runs every kind of test one after the other, and prints the totals that they report.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ensureDependencies, newest, root } from './setup.mjs';

/**
 * @typedef {{ name: string, reason: string }} Skipped
 * @typedef {{ passed: number, failed: number, skipped: Skipped[] }} Totals
 * @typedef {object} Step
 * @property {string} name
 * @property {boolean} exists whether there is anything to run yet
 * @property {readonly [string, ...string[]]} command
 * @property {() => Totals} [totals] read from the step's report; without it the step counts as one test
 */

const limitInMinutes = 10;
const reports = 'test-results';

/** @param {string} name */
const report = (name) => join(root, reports, name);

/** @param {string} name */
const readReport = (name) => JSON.parse(readFileSync(report(name), 'utf8'));

/** @param {string} path */
const here = (path) => existsSync(join(root, path));

/** @param {string} module */
const installed = (module) => join('node_modules', module);

/** @returns {Totals} */
function unitTotals() {
  const { testResults, numPassedTests, numFailedTests } = readReport('unit.json');
  /** @type {Skipped[]} */
  const skipped = [];
  let unread = 0;
  for (const file of testResults) {
    // A file that does not load has failed without a single test in it.
    if (
      file.status === 'failed' &&
      !file.assertionResults.some((/** @type {{ status: string }} */ test) => test.status === 'failed')
    ) {
      unread += 1;
    }
    for (const { status, fullName } of file.assertionResults) {
      if (status !== 'passed' && status !== 'failed')
        skipped.push({ name: fullName, reason: `marked as ${status}` });
    }
  }
  return { passed: numPassedTests, failed: numFailedTests + unread, skipped };
}

/** @returns {Totals} */
function browserTotals() {
  const { stats, suites, errors } = readReport('browser.json');
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: suites.flatMap(skippedSpecs),
  };
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

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/**
 * @param {readonly [string, ...string[]]} command
 * @param {Readonly<Record<string, string>>} env
 * @returns {Promise<string | undefined>} what went wrong
 */
function run([program, ...argv], env) {
  return new Promise((done) => {
    const child = spawn(program, argv, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      done(`did not end within ${limitInMinutes} minutes`);
    }, limitInMinutes * 60_000);
    child.on('error', (error) => done(error.message));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      done(code === 0 ? undefined : `ended with ${signal ?? `exit code ${code}`}`);
    });
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

const isSite = here('index.html');
const hasConformance = here('e2e/conformance/run.mjs');
const hasBrowserTests = isSite && newest(['e2e/browser']) > 0;

/** @type {Skipped[]} */
const absentTools = [];
if (hasBrowserTests) {
  const { chromiumAdvice, ensureChromium } = await import('./ensure-chromium.mjs');
  if (!(await ensureChromium())) console.error(chromiumAdvice);
}
if (hasConformance) {
  const { ensureTools } = await import('./ensure-tools.mjs');
  absentTools.push(...ensureTools());
}

rmSync(join(root, reports), { recursive: true, force: true });
mkdirSync(join(root, reports), { recursive: true });

const node = process.execPath;
/** @type {readonly Step[]} */
const steps = [
  {
    name: 'lint',
    exists: true,
    command: [node, installed('@biomejs/biome/bin/biome'), 'ci', '--error-on-warnings', '--colors=off'],
  },
  { name: 'types', exists: true, command: [node, 'scripts/check.mjs'] },
  {
    name: 'unit',
    exists: true,
    command: [
      node,
      installed('vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reports}/unit.json`,
    ],
    totals: unitTotals,
  },
  { name: 'build', exists: isSite, command: [node, 'scripts/build.mjs'] },
  {
    name: 'conformance',
    exists: hasConformance,
    command: [node, 'e2e/conformance/run.mjs'],
    totals: () => readReport('conformance.json'),
  },
  {
    name: 'browser',
    exists: hasBrowserTests,
    command: [node, installed('@playwright/test/cli.js'), 'test', '--reporter=list,json'],
    totals: browserTotals,
  },
];

const environment = {
  E2E_PORT: String(await freePort()),
  PLAYWRIGHT_JSON_OUTPUT_FILE: report('browser.json'),
};

const rows = [['', 'passed', 'failed', 'skipped', 'seconds']];
/** @type {Totals} */
const all = { passed: 0, failed: 0, skipped: [] };
for (const step of steps.filter(({ exists }) => exists)) {
  console.log(`\n── ${step.name}`);
  const from = performance.now();
  const problem = await run(step.command, environment);
  const totals = totalsOf(step, problem);
  if (problem) console.error(`The step "${step.name}" ${problem}.`);
  all.passed += totals.passed;
  all.failed += totals.failed;
  all.skipped.push(...totals.skipped.map(({ name, reason }) => ({ name: `${step.name}: ${name}`, reason })));
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  rows.push([step.name, ...[totals.passed, totals.failed, totals.skipped.length].map(String), seconds]);
}

rows.push([
  'all',
  ...[all.passed, all.failed, all.skipped.length].map(String),
  ((performance.now() - startedAt) / 1000).toFixed(1),
]);
console.log('');
printTable(rows);

if (all.skipped.length > 0) {
  console.log('\nSkipped:');
  for (const { name, reason } of all.skipped) console.log(`  ${name}: ${reason}`);
}
if (absentTools.length > 0) {
  console.log('\nAbsent tools:');
  for (const { reason } of absentTools) console.log(`  ${reason}`);
}

// Where everything can be installed, a test that did not run is a test that failed.
const failed = all.failed + (process.env['CI'] ? all.skipped.length : 0);
console.log(`\n${all.passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
