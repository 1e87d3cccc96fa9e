// Which of the real tools this machine has. What is absent is a named reason, never a silent skip.
import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const PYTHON_PACKAGES = { aws: 'awscli', moto: 'moto', cfnLint: 'cfn-lint' };
const PROGRAMS = {
  bash: ['--version'],
  perl: ['--version'],
  terraform: ['version', '-json'],
  shellcheck: ['--version'],
  shfmt: ['--version'],
};
const ASK_PYTHON = `
import importlib.metadata, json, sys
found = {}
for name in sys.argv[1:]:
    try: found[name] = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError: pass
print(json.dumps({"python": sys.executable, "found": found}))`;

function run(command, args) {
  return new Promise((resolve) => {
    execFile(command, args, { timeout: 20_000 }, (error, stdout) => resolve(error ? undefined : stdout));
  });
}

function onPath(program) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    try {
      const path = join(folder, program);
      accessSync(path, constants.X_OK);
      return path;
    } catch {}
  }
  return undefined;
}

// The Python packages need to share one interpreter: the first one that has moto, else the first one at all.
async function findPython() {
  const candidates = [process.env.CONFORMANCE_PYTHON, 'python3', '/usr/bin/python3'].filter(Boolean);
  let first;
  for (const candidate of candidates) {
    const answer = await run(candidate, ['-c', ASK_PYTHON, ...Object.values(PYTHON_PACKAGES)]);
    if (!answer) continue;
    const python = JSON.parse(answer);
    if (python.found.moto) return python;
    first ??= python;
  }
  return first;
}

// Version 2 is no package of an index: systems bring it for an interpreter of their own.
async function findAwsV2() {
  const path = '/usr/bin/python3';
  const answer = await run(path, ['-c', ASK_PYTHON, PYTHON_PACKAGES.aws]);
  const version = answer && JSON.parse(answer).found[PYTHON_PACKAGES.aws];
  return version?.startsWith('2.')
    ? { available: true, path, version }
    : { available: false, reason: 'no AWS CLI version 2 (on Debian: apt-get install awscli)' };
}

async function findProgram(program, args) {
  const path = onPath(program);
  const answer = path && (await run(path, args));
  if (!answer) return { available: false, reason: `${program} is not on the PATH` };
  return { available: true, path, version: /\d+\.\d+(\.\d+)?/.exec(answer)?.[0] };
}

export async function findTools() {
  const tools = {};
  const [python, awsV2, ...programs] = await Promise.all([
    findPython(),
    findAwsV2(),
    ...Object.entries(PROGRAMS).map(async ([program, args]) => [program, await findProgram(program, args)]),
  ]);
  Object.assign(tools, Object.fromEntries(programs), { awsV2 });
  for (const [tool, name] of Object.entries(PYTHON_PACKAGES)) {
    const version = python?.found[name];
    tools[tool] = version
      ? { available: true, path: python.python, version }
      : { available: false, reason: python ? `no Python package ${name}` : 'no python3 on the PATH' };
  }
  tools.aws.daemon = tools.aws.available && tools.moto.available && tools.perl.available;
  if (!tools.aws.available && onPath('aws'))
    tools.aws = { available: true, path: onPath('aws'), daemon: false };
  return tools;
}
