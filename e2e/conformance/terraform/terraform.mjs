// Runs the real terraform on the exports, in a folder of its own, with the stub provider attached.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run } from '../processes.mjs';
import { startProvider } from './stub-provider.mjs';

const AT_ONCE = ['apply', '-auto-approve', '-no-color', '-parallelism=64'];

/**
 * @param files main.tf as text, or `{ 'main.tf': '…', 'modules/endpoints/main.tf': '…' }`
 * @param options `vars`: values of the root module's variables; `delay`: how long the provider takes for each change
 */
export async function openTerraform(tool, world, workFolder, files, { vars = {}, delay = 60 } = {}) {
  const folder = await mkdtemp(join(workFolder, 'terraform-'));
  const texts = typeof files === 'string' ? { 'main.tf': files } : files;
  for (const [name, text] of Object.entries(texts)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  await writeFile(join(folder, 'rig.auto.tfvars.json'), JSON.stringify(vars));
  const provider = await startProvider(world, { delay });
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    CHECKPOINT_DISABLE: '1',
    TF_CLI_CONFIG_FILE: '/dev/null',
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    TF_REATTACH_PROVIDERS: provider.reattach,
  };
  const terraform = (...args) => run(tool.path, args, { cwd: folder, env });

  const result = (call) => ({ code: call.code, ms: call.ms, text: (call.stdout + call.stderr).trim() });
  const changes = async (planFile) => {
    const shown = await terraform('show', '-json', planFile);
    const plan = JSON.parse(shown.stdout);
    return {
      changes: (plan.resource_changes ?? [])
        .filter((change) => change.change.actions[0] !== 'no-op')
        .map(({ address, type, change }) => ({
          address,
          type,
          actions: change.actions,
          values: change.after,
          unknown: change.after_unknown,
        })),
      plan,
    };
  };

  return {
    folder,
    /** Changes in the order in which the provider made them; `started` and `ended` tell what ran at the same time. */
    log: provider.log,
    run: terraform,
    /** Code 0 when every file is formatted; `text` is the difference. */
    fmt: async () => result(await terraform('fmt', '-check', '-diff', '-recursive')),
    init: async () => result(await terraform('init', '-no-color')),
    validate: async () => {
      const call = await terraform('validate', '-json');
      const { valid, diagnostics } = JSON.parse(call.stdout);
      return {
        code: call.code,
        ms: call.ms,
        valid,
        problems: diagnostics.map((d) => [d.summary, d.detail].filter(Boolean).join(': ')),
      };
    },
    /** `code` as of -detailed-exitcode: 0 no changes, 1 error, 2 changes. */
    plan: async (...args) => {
      const call = await terraform('plan', '-no-color', '-detailed-exitcode', '-out=plan.bin', ...args);
      return call.code === 2
        ? { ...result(call), ...(await changes('plan.bin')) }
        : { ...result(call), changes: [] };
    },
    /** Applies the last plan; many changes at a time, so that only dependencies order them. */
    apply: async () => {
      const call = await terraform('apply', '-no-color', '-parallelism=64', 'plan.bin');
      const outputs = call.code === 0 ? JSON.parse((await terraform('output', '-json')).stdout) : {};
      return {
        ...result(call),
        outputs: Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value])),
      };
    },
    /** Plans and applies in one go, for tests that look at what exists afterwards and at nothing else. */
    applyUnseen: async () => result(await terraform(...AT_ONCE)),
    destroy: async () => result(await terraform(...AT_ONCE, '-destroy')),
    close: async () => {
      provider.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
