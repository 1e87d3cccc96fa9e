// The rig: the real tools that the exports are run in, offline. README.md tells how suites use it.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rawText } from '../../scripts/raw-text.mjs';
import { openWorld, startAwsServices, startCli } from './aws/aws.mjs';
import { applyStack, deleteStack } from './aws/stack.mjs';
import { run, start } from './processes.mjs';
import { openTerraform } from './terraform/terraform.mjs';
import { findTools } from './tools.mjs';

export { NETWORK, networkWith } from './aws/aws.mjs';

const PROJECT = join(import.meta.dirname, '../..');
const EXPORTS_ENTRY = join(PROJECT, 'src/testing/conformance-entry.ts');
// The AWS CLI and the Terraform provider have nobody to talk to without moto.
const NEEDED_TOO = { aws: ['moto', 'perl'], awsV2: ['moto', 'perl'], terraform: ['moto'] };

export async function openRig() {
  const tools = await findTools();
  const workFolder = await mkdtemp(join(tmpdir(), 'conformance-'));
  const closers = [];
  const once = (make) => {
    let made;
    return () => {
      made ??= make();
      return made;
    };
  };
  const awsServices = once(async () => {
    const services = await startAwsServices(tools, workFolder);
    closers.push(services.stop);
    return services;
  });
  // The same services, asked with version 2 of the AWS CLI.
  const awsV2Services = once(async () => {
    const { bin, socket, stop } = await startCli(tools, tools.awsV2.path, workFolder);
    closers.push(stop);
    return { ...(await awsServices()), bin, socket };
  });
  const linter = once(async () => {
    const script = join(import.meta.dirname, 'cloudformation/many.py');
    const process = await start(tools.cfnLint.path, [script]);
    closers.push(process.stop);
    return process;
  });
  const soundExports = once(() => loadExports());
  const newFolder = (name) => mkdtemp(join(workFolder, `${name}-`));

  return {
    tools,

    /** Why a test that needs these tools cannot run, or undefined. */
    missing(needs) {
      const all = needs.flatMap((tool) => [tool, ...(NEEDED_TOO[tool] ?? [])]);
      const absent = all.filter((tool) => !tools[tool].available);
      return absent.length > 0
        ? [...new Set(absent.map((tool) => tools[tool].reason))].join('; ')
        : undefined;
    },

    /** A new world: see openWorld. Settings: region, services, without, pendingReads, network, faults. */
    startAws: async (settings) => openWorld(await awsServices(), settings),

    /** The same, in which `aws` is version 2. */
    startAwsV2: async (settings) => openWorld(await awsV2Services(), settings),

    /** Runs a bash script in a folder of its own, or in `cwd`; with `interrupt` see below. */
    async runBash(script, args = [], { env = process.env, cwd, input, timeout, interrupt } = {}) {
      const folder = cwd ?? (await newFolder('bash'));
      const file = join(folder, 'script.sh');
      await writeFile(file, script, { mode: 0o755 });
      const settings = { cwd: folder, input, timeout };
      const result = await run(
        tools.bash.path,
        [file, ...args],
        interrupt === undefined
          ? { ...settings, env }
          : {
              ...settings,
              env: await interrupting(env, await newFolder('interrupt'), interrupt),
              isGroup: true,
            },
      );
      return { ...result, folder };
    },

    /** What bash -n, shellcheck and shfmt have to say; all empty for a clean script. */
    async checkShell(script) {
      const file = join(await newFolder('shell'), 'script.sh');
      await writeFile(file, script);
      const [syntax, shellcheck, shfmt] = await Promise.all([
        run(tools.bash.path, ['-n', file]),
        run(tools.shellcheck.path, ['--format=json', '--shell=bash', file]),
        run(tools.shfmt.path, ['-i', '2', '-d', file]),
      ]);
      return {
        syntax: syntax.stderr,
        shellcheck: JSON.parse(shellcheck.stdout).map((c) => `line ${c.line}: SC${c.code} ${c.message}`),
        shfmt: shfmt.stdout + shfmt.stderr,
      };
    },

    createStack: (world, template, parameters = {}, { name = 'endpoints' } = {}) =>
      applyStack(world, workFolder, 'create-stack', template, parameters, name),
    updateStack: (world, template, parameters = {}, { name = 'endpoints' } = {}) =>
      applyStack(world, workFolder, 'update-stack', template, parameters, name),
    deleteStack: (world, { name = 'endpoints' } = {}) => deleteStack(world, name),

    /** Lints templates; `[{ text, regions? }]` → for each a list of `{ id, level, message, line, path }`. */
    async lintTemplates(templates) {
      const process = await linter();
      return Promise.all(
        templates.map(async ({ text, regions = ['us-east-1'] }) => {
          process.send(JSON.stringify({ text, regions }));
          return JSON.parse(await process.nextLine());
        }),
      );
    },

    /** The real terraform in a folder of its own, its provider working in this world: see openTerraform. */
    async terraform(world, files, options) {
      const session = await openTerraform(tools.terraform, world, workFolder, files, options);
      closers.push(session.close);
      return session;
    },

    /** The exports as they are are bundled once for all suites. */
    loadExports: (options) => (options === undefined ? soundExports() : loadExports(options)),

    async close() {
      await Promise.all(closers.map((stop) => stop()));
      await rm(workFolder, { recursive: true, force: true });
    },
  };
}

let bundles = 0;

/**
 * The project's TypeScript, bundled and imported anew: what src/testing/conformance-entry.ts exports.
 * `transform(code, file)` may return another source text for a file, which is how defects are planted.
 */
export async function loadExports({ transform, entry = EXPORTS_ENTRY } = {}) {
  const { rolldown } = await import('rolldown');
  const folder = join(PROJECT, 'node_modules/.cache/conformance');
  await mkdir(folder, { recursive: true });
  const file = join(folder, `exports-${process.pid}-${++bundles}.mjs`);
  const plant = { name: 'plant', transform: (code, id) => transform?.(code, id) ?? undefined };
  const plugins = [rawText(), plant];
  const bundle = await rolldown({ input: entry, platform: 'node', logLevel: 'silent', plugins });
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    await rm(file, { force: true });
  }
}

/**
 * An environment in which the first `aws` whose words match `call` (a glob) gets what Control-C sends while it runs: it, the
 * script and all between them get a SIGINT. `end`: the AWS CLI ends with a code of its own then; without it, by the signal.
 */
async function interrupting(env, folder, { call, end }) {
  const own = [
    '#!/usr/bin/env bash',
    `if [[ "$*" == ${call} && ! -e ${folder}/once ]]; then`,
    `  : >${folder}/once`,
    ...(end === undefined ? [] : [`  trap 'exit ${end}' INT`]),
    '  kill -INT 0',
    '  exit 1',
    'fi',
    `PATH=\${PATH#${folder}:}`,
    'exec aws "$@"',
  ];
  await writeFile(join(folder, 'aws'), `${own.join('\n')}\n`, { mode: 0o755 });
  return { ...env, PATH: `${folder}:${env.PATH}` };
}
