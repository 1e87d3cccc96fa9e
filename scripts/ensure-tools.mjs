// @ts-check
// The programs that the conformance tests run the exports with: which are here, and what cannot be tested without the others.
import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { aptInstall, canAptInstall } from './apt.mjs';

/** @type {readonly { name: string, probe: readonly [string, ...string[]], for: string, apt?: string, advice: string }[]} */
const tools = [
  {
    name: 'aws',
    probe: ['aws', '--version'],
    for: 'the AWS CLI script',
    advice: 'install the AWS CLI',
  },
  {
    name: 'aws version 2',
    probe: ['/usr/bin/python3', '-c', 'import awscli; assert awscli.__version__.startswith("2.")'],
    for: 'the AWS CLI script in version 2 of the AWS CLI',
    apt: 'awscli',
    advice: 'on Debian: apt-get install awscli',
  },
  {
    name: 'cfn-lint',
    probe: ['cfn-lint', '--version'],
    for: 'the CloudFormation templates',
    advice: 'pip install cfn-lint',
  },
  {
    name: 'moto',
    probe: ['python3', '-c', 'import moto'],
    for: 'creating the exported resources in a simulated account',
    advice: 'pip install "moto[all,server]"',
  },
  {
    name: 'terraform',
    probe: ['terraform', 'version'],
    for: 'the Terraform configuration',
    advice: 'install Terraform',
  },
  {
    name: 'shellcheck',
    probe: ['shellcheck', '--version'],
    for: 'the AWS CLI script',
    apt: 'shellcheck',
    advice: 'install shellcheck',
  },
  {
    name: 'shfmt',
    probe: ['shfmt', '--version'],
    for: 'the AWS CLI script',
    apt: 'shfmt',
    advice: 'install shfmt',
  },
];

/** @param {{ probe: readonly [string, ...string[]] }} tool */
function isHere({ probe: [program, ...argv] }) {
  return (
    spawnSync(program, argv, { stdio: 'ignore', env: { ...process.env, CHECKPOINT_DISABLE: '1' } }).status ===
    0
  );
}

/**
 * Installs the absent tools that Debian has, and names those that stay absent.
 * @returns {{ name: string, reason: string }[]}
 */
export function ensureTools() {
  const absent = tools.filter((tool) => !isHere(tool));
  const packages = absent.flatMap((tool) => (tool.apt ? [tool.apt] : []));
  if (packages.length > 0 && canAptInstall()) aptInstall(packages);
  return absent
    .filter((tool) => !tool.apt || !isHere(tool))
    .map((tool) => ({
      name: tool.name,
      reason: `${tool.name} is not installed: ${tool.for} cannot be tested (${tool.advice})`,
    }));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const absent = ensureTools();
  for (const { reason } of absent) console.log(reason);
  if (absent.length === 0) console.log('All tools are here.');
}
