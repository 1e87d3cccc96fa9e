// @ts-check
// A plugin for bundles in another language than English: each source gets its texts as those of the site do (vite.config.ts).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup.mjs';

/**
 * @param {string} id of a language in src/words/languages, or of the pseudo-language
 * @returns {Promise<import('rolldown').Plugin>}
 */
export async function inLanguage(id) {
  const { parseAst, runnerImport } = await import('vite');
  /** @param {string} file */
  const load = async (file) => (await runnerImport(join(root, 'src/words', file))).module;
  const { languageNamed } = await load('languages.ts');
  const { sourceInLanguage } = await load('site-texts.ts');
  const language = languageNamed(id, (/** @type {string} */ name) =>
    JSON.parse(readFileSync(join(root, `src/words/languages/${name}.json`), 'utf8')),
  );
  return {
    name: 'in-language',
    transform(code, path) {
      const other = sourceInLanguage({ path: path.replaceAll('\\', '/'), code }, parseAst, language);
      return other === undefined ? null : { code: other, map: null };
    },
  };
}
