// @ts-check
// npm pack calls this: the built site in dist/, and in lib/ the program and the planning core with its types. All of it is
// bundled, so that the package needs no other.
import { spawnSync } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale, build as buildSite } from './build.mjs';
import { inLanguage } from './in-language.mjs';
import { rawText } from './raw-text.mjs';
import { ensureDependencies, root } from './setup.mjs';

const lib = join(root, 'lib');

/**
 * @param {string} input
 * @param {string} file
 * @param {string} [banner]
 */
async function bundle(input, file, banner = '') {
  const { build } = await import('rolldown');
  await build({
    input: join(root, input),
    cwd: root,
    platform: 'node',
    logLevel: 'warn',
    plugins: [...translated, rawText()],
    output: { file: join(lib, file), format: 'esm', codeSplitting: false, banner, comments: false },
  });
}

ensureDependencies();
rmSync(lib, { recursive: true, force: true });
// PLANNER_LANGUAGE=ID npm pack: site, program and core in that language.
const language = process.env['PLANNER_LANGUAGE'];
const translated = language === undefined ? [] : [await inLanguage(language)];
await (language === undefined ? buildIfStale() : buildSite());
await bundle('scripts/bin.mjs', 'ecs-endpoint-planner.mjs', '#!/usr/bin/env node');
chmodSync(join(lib, 'ecs-endpoint-planner.mjs'), 0o755);
await bundle('src/core/index.ts', 'core.mjs');
const { status } = spawnSync(
  process.execPath,
  ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.package.json'],
  { cwd: root, stdio: ['ignore', 2, 2] },
);
process.exitCode = status ?? 1;
