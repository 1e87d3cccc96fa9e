// Runs the conformance suites: `npm run conformance`, or `node e2e/conformance/run.mjs [--jobs N] [part of a name]`.
//
// A suite is a module suites/*.mjs that exports `suite(rig, test)`; it calls `test(name, { needs, inCi }, body)`. Tests run
// several at a time, each in a world of its own. With CONFORMANCE_STRICT=1 a skipped test is a failure. `inCi` marks what
// is one more of a kind that other tests show: it runs in CI, or with CONFORMANCE_ALL=1.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { openRig } from './rig.mjs';

const SUITES = join(import.meta.dirname, 'suites');
const ALL = Boolean(process.env.CI) || process.env.CONFORMANCE_ALL === '1';
const RESULTS = join(import.meta.dirname, '../../test-results');

function readArguments([...args]) {
  const at = args.indexOf('--jobs');
  // One more than there are cores: a test that waits leaves its core to another.
  const jobs = at < 0 ? availableParallelism() + 1 : Number(args.splice(at, 2)[1]);
  return { jobs, wanted: args.join(' ') };
}

async function collect(rig, wanted) {
  const tests = [];
  for (const file of (await readdir(SUITES)).filter((name) => name.endsWith('.mjs')).sort()) {
    const { suite } = await import(join(SUITES, file));
    const prefix = file.replace(/\.mjs$/, '');
    await suite(rig, (name, { needs = [], inCi = false }, body) => {
      if (!inCi || ALL) tests.push({ name: `${prefix}: ${name}`, needs, body });
    });
  }
  return tests.filter(({ name }) => name.includes(wanted));
}

async function runTest(rig, { name, needs, body }, results) {
  const reason = rig.missing(needs);
  if (reason) {
    results.skipped.push({ name, reason });
    console.log(`skip ${name} (${reason})`);
    return;
  }
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  try {
    await body();
    results.passed.push(name);
    console.log(`ok   ${name} (${seconds()})`);
  } catch (error) {
    results.failed.push({ name, message: error.message });
    console.log(`FAIL ${name} (${seconds()})\n${String(error.stack).replace(/^/gm, '     ')}`);
  }
}

const { jobs, wanted } = readArguments(process.argv.slice(2));
const rig = await openRig();
const results = { passed: [], failed: [], skipped: [] };
try {
  const queue = await collect(rig, wanted);
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await runTest(rig, next, results);
  };
  await Promise.all(Array.from({ length: jobs }, work));
} finally {
  await rig.close();
}
const { passed, failed, skipped } = results;
await mkdir(RESULTS, { recursive: true });
await writeFile(
  join(RESULTS, 'conformance.json'),
  `${JSON.stringify({ passed: passed.length, failed: failed.length, skipped, failures: failed }, null, 2)}\n`,
);
console.log(`${passed.length} passed, ${failed.length} failed, ${skipped.length} skipped`);
const strictlyFailed = process.env.CONFORMANCE_STRICT === '1' && skipped.length > 0;
process.exitCode = failed.length > 0 || strictlyFailed || passed.length + skipped.length === 0 ? 1 : 0;
