// @ts-check
// npm run refresh: renews what packages can tell (IAM actions, names of endpoint services), writes docs/statements.md, and
// lists what the installed packages know and this project does not: endpoint services of the services that it plans and
// for which nothing is decided, Regions, IAM actions. Update the packages first; read the difference in git afterwards.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { root } from './setup.mjs';
import { writeStatements } from './statements.mjs';

const load = createRequire(import.meta.url);
/** @param {string} file */
const readData = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'));
const { REGION_IDS } = await import(await bundle('src/core/index.ts', 'core'));

const before = readData('src/policy/iam-actions.json');
for (const script of ['refresh-iam-actions.mjs', 'refresh-service-names.mjs'])
  execFileSync(process.execPath, [join(root, 'scripts', script)], { stdio: 'inherit' });
writeStatements();

/** @param {any} data */
const actionsIn = (data) =>
  Object.entries(data.services).flatMap(([prefix, { actions }]) =>
    Object.entries(actions).flatMap(([verb, rest]) =>
      String(rest)
        .split(' ')
        .map((end) => `${prefix}:${verb}${end}`),
    ),
  );

/** Regions of botocore's partitions, where a Python with botocore is installed. */
function regionsOfBotocore() {
  const program =
    'import botocore.session as s; x=s.get_session(); print("\\n".join(r for p in x.get_available_partitions() for r in x.get_available_regions("ecs", p)))';
  try {
    return execFileSync('python3', ['-c', program], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .trim()
      .split('\n');
  } catch {
    return undefined;
  }
}

/**
 * @param {string} title
 * @param {readonly string[] | undefined} items
 */
function print(title, items) {
  const text = items === undefined ? 'not installed' : items.length === 0 ? 'none' : items.join(', ');
  console.log(`${title}: ${text}`);
}

const cdk = load('aws-cdk-lib/region-info').RegionInfo.regions.map((/** @type {any} */ { name }) => name);
/** @param {readonly string[] | undefined} regions */
const unknownOf = (regions) => regions?.filter((id) => !REGION_IDS.includes(id));
const old = new Set(actionsIn(before));
print(
  'Endpoint services in aws-cdk-lib for which nothing is decided (scripts/not-planned.mjs)',
  readData('src/testing/cdk-service-names.json').undecided,
);
print('Regions in aws-cdk-lib that we do not know', unknownOf(cdk));
print('Regions of Amazon ECS in botocore that we do not know', unknownOf(regionsOfBotocore()));
print(
  'New IAM actions',
  actionsIn(readData('src/policy/iam-actions.json')).filter((action) => !old.has(action)),
);
