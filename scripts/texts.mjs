// @ts-check
// npm run texts [LANGUAGE]: every English text of the site as JSON, with its translation where the language has one. Text that
// nobody has translated is empty; what English no longer says is left out. src/words/README.md says how to add a language.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies, root } from './setup.mjs';

ensureDependencies();
const { parseAst, runnerImport } = await import('vite');
const { module } = await runnerImport(join(root, 'src/words/site-texts.ts'));
const file = join(root, `src/words/languages/${process.argv[2] ?? ''}.json`);
const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .sort()
  .map((name) => join(root, 'src', name))
  .map((path) => ({ path: path.replaceAll('\\', '/'), code: readFileSync(path, 'utf8') }));
// Who reads a pipe may have seen enough.
process.stdout.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
  if (error.code !== 'EPIPE') throw error;
});
/** @type {readonly string[]} */
const texts = module.siteTexts(sources, parseAst);
console.log(JSON.stringify(Object.fromEntries(texts.map((text) => [text, known[text] ?? ''])), null, 2));
