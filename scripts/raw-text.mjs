// @ts-check
// `import text from './part.sh?raw'`: the text of a file, as Vite reads it. For bundles that Vite does not make.
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const ENDING = '?raw';

/** @returns {import('rolldown').Plugin} */
export const rawText = () => ({
  name: 'raw-text',
  resolveId(source, importer) {
    if (!source.endsWith(ENDING) || importer === undefined) return null;
    return resolve(dirname(importer), source);
  },
  load(id) {
    if (!id.endsWith(ENDING)) return null;
    const text = readFileSync(id.slice(0, -ENDING.length), 'utf8');
    return { code: `export default ${JSON.stringify(text)};`, moduleType: 'js' };
  },
});
