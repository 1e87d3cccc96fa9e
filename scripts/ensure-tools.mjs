// @ts-check
// The programs that the conformance tests run the exports with: which are here, and what cannot be tested without the others.
import { spawn } from 'node:child_process';
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

/**
 * The tools that do not answer, all asked at once: some are programs in Python, which take a second to start.
 * @param {readonly (typeof tools)[number][]} asked
 */
async function absentOf(asked) {
  const env = { ...process.env, CHECKPOINT_DISABLE: '1' };
  const answers = await Promise.all(
    asked.map(
      ({ probe: [program, ...argv] }) =>
        new Promise((answer) => {
          spawn(program, argv, { stdio: 'ignore', env })
            .on('error', () => answer(false))
            .on('close', (code) => answer(code === 0));
        }),
    ),
  );
  return asked.filter((_, index) => answers[index] === false);
}

/**
 * Installs the absent tools that Debian has, and names those that stay absent.
 * @returns {Promise<{ name: string, reason: string }[]>}
 */
export async function ensureTools() {
  const absent = await absentOf(tools);
  const packages = absent.flatMap((tool) => (tool.apt ? [tool.apt] : []));
  if (packages.length > 0 && canAptInstall()) aptInstall(packages);
  const installable = absent.filter(({ apt }) => apt !== undefined);
  const still = await absentOf(installable);
  return absent
    .filter((tool) => !installable.includes(tool) || still.includes(tool))
    .map((tool) => ({
      name: tool.name,
      reason: `${tool.name} is not installed: ${tool.for} cannot be tested (${tool.advice})`,
    }));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const absent = await ensureTools();
  for (const { reason } of absent) console.log(reason);
  if (absent.length === 0) console.log('All tools are here.');
}
