// @ts-check
// Bundles a TypeScript entry file for Node.js, only when something that it may be made of has changed.
import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rawText } from './raw-text.mjs';
import { cacheFolder, ensureDependencies, modified, newest, root } from './setup.mjs';

/** @param {string} path */
const isOutside = (path) => path === 'src/wizard' || /\.test\.tsx?$/.test(path) || path.endsWith('/golden');

/**
 * @param {string} entry relative to the repository
 * @param {string} name of the bundle in the cache
 * @returns {Promise<string>} URL of the bundle, to be imported
 */
export async function bundle(entry, name) {
  ensureDependencies();
  const file = join(cacheFolder, `${name}.mjs`);
  const inputs = ['src', 'public', 'package-lock.json', 'scripts/bundle.mjs'];
  if ((modified(file) ?? 0) <= newest(inputs, isOutside)) await write(entry, file);
  return pathToFileURL(file).href;
}

/**
 * @param {string} entry
 * @param {string} file
 */
async function write(entry, file) {
  mkdirSync(cacheFolder, { recursive: true });
  const { build } = await import('rolldown');
  // Written aside and renamed: several commands may start at the same time.
  const draft = `${file}.${process.pid}.${performance.now()}`;
  await build({
    input: join(root, entry),
    cwd: root,
    platform: 'node',
    logLevel: 'silent',
    plugins: [rawText()],
    output: { file: draft, format: 'esm', codeSplitting: false },
  });
  renameSync(draft, file);
}
