import { readdirSync, readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { type Plugin, parseAst } from 'vite';
import { defineConfig } from 'vitest/config';
import { metaPolicy } from './scripts/csp.mjs';
import { withoutUnused } from './scripts/trim-react.mjs';
import { PRICES } from './src/core/catalogue.ts';
import { RULES } from './src/core/rules/index.ts';
import { SlowLast } from './src/testing/slow-last.ts';
import { languageNamed } from './src/words/languages.ts';
import { sourceInLanguage } from './src/words/site-texts.ts';
import {
  idsOf,
  laterRules,
  restOfWords,
  type SyntaxNode,
  someRules,
  withoutWords,
} from './src/words/split.ts';
import { wordsInLanguage } from './src/words/texts.ts';

// Opening a JSON model pulls in every feature of monaco-editor 0.57 through this file's side-effect imports.
const trimMonaco: Plugin = {
  name: 'trim-monaco',
  enforce: 'pre',
  transform(code, id) {
    if (!/monaco-editor\/esm\/vs\/internal\/common\/workers\.js$/.test(id)) return undefined;
    return { code: code.replace(/^import '[^']+';$/gm, ''), map: null };
  },
};

// React makes some errors while it is loaded, to tell by them later, never to show them. Where developer tools listen, and so in
// tests and in Lighthouse, each makes the browser read the whole file once more for the lines of its stack. And it has functions
// that this site does not use.
const trimReact: Plugin = {
  name: 'trim-react',
  apply: 'build',
  applyToEnvironment: ({ name }) => name === 'client',
  transform(code, id) {
    if (!id.endsWith('/react-dom-client.production.js')) return undefined;
    let count = 0;
    const withoutStacks = code.replace(
      /^((?:var| ) ?\w+Exception = )Error\((formatProdErrorMessage\(\d+\))\)/gm,
      (_whole, before: string, message: string) => {
        count += 1;
        return `${before}Object.create(Error.prototype, { message: { value: ${message} } })`;
      },
    );
    if (count !== 5)
      this.error(
        `react-dom has ${count} errors that it makes while it is loaded, not 5: see whether they are still the same`,
      );
    const { code: rest, missing } = withoutUnused(withoutStacks, parseAst);
    if (missing.length > 0) this.error(`react-dom has no functions of these names: ${missing.join(', ')}`);
    return { code: rest, map: null };
  },
};

// The same policy that scripts/serve.mjs sends as a header, for web servers that send none.
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml(html, { path }) {
    const charset = '<meta charset="utf-8">';
    if (!html.includes(charset)) throw new Error(`${path} has no ${charset} to put the policy behind`);
    const policy = `<meta http-equiv="Content-Security-Policy" content="${metaPolicy(path)}">`;
    return html.replace(charset, `${charset}\n    ${policy}`);
  },
};

// The prices as a file beside the page, which an organisation may replace by its own.
const priceCatalogue: Plugin = {
  name: 'price-catalogue',
  applyToEnvironment: ({ name }) => name === 'client',
  configureServer({ middlewares }) {
    middlewares.use('/catalog.json', (_request, response) => {
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(PRICES));
    });
  },
  generateBundle() {
    const source = `${JSON.stringify(PRICES, null, 2)}\n`;
    this.emitFile({ type: 'asset', fileName: 'catalog.json', source });
  },
};

// The bundler keeps a few pure helper functions in a file of their own. A copy in each file that uses them costs less than
// the request, which the first page would wait for.
const inlineHelpers: Plugin = {
  name: 'inline-helpers',
  apply: 'build',
  applyToEnvironment: ({ name }) => name === 'client',
  generateBundle: {
    order: 'pre',
    handler(_, bundle) {
      const helpers = Object.values(bundle).find((file) => file.fileName.includes('rolldown-runtime'));
      if (helpers?.type !== 'chunk') return;
      const name = helpers.fileName.replace(/^.*\//, '');
      const copy = helpers.code.replace(/export\{(.*?)\};?\s*$/, (_whole, names: string) => {
        const pairs = names.split(',').map((pair) => pair.split(' as '));
        return `return{${pairs.map(([inner, outer = inner]) => `${outer}:${inner}`).join()}}`;
      });
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk' || !file.imports.includes(helpers.fileName)) continue;
        file.code = file.code.replace(
          /import\{([^{}]*)\}from["'`]\.\/([\w.-]+)["'`];?/g,
          (whole, names: string, from: string) =>
            from === name ? `const{${names.replaceAll(' as ', ':')}}=(()=>{${copy}})();` : whole,
        );
        file.imports = file.imports.filter((other) => other !== helpers.fileName);
      }
      delete bundle[helpers.fileName];
    },
  },
};

// Most functions of the first file are called before the page answers. Chromium compiles them while the file is still on its way,
// beside the page's thread, when its first line says so: https://v8.dev/blog/explicit-compile-hints. Elsewhere it is a comment.
const compileEarly: Plugin = {
  name: 'compile-early',
  apply: 'build',
  applyToEnvironment: ({ name }) => name === 'client',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === 'chunk' && file.isEntry && file.name === 'index')
          file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
    },
  },
};

// npm run build -- --language=ID: every text that people read, in the place of the English one (src/words/texts.ts).
const language =
  process.env['PLANNER_LANGUAGE'] === undefined
    ? undefined
    : languageNamed(process.env['PLANNER_LANGUAGE'], (id) =>
        JSON.parse(readFileSync(new URL(`./src/words/languages/${id}.json`, import.meta.url), 'utf8')),
      );

const otherLanguage = (): Plugin => ({
  name: 'other-language',
  apply: 'build',
  enforce: 'pre',
  transform(code, id) {
    if (language === undefined) return undefined;
    const [file = ''] = id.split('?');
    const other = sourceInLanguage({ path: file, code }, parseAst, language);
    return other === undefined ? undefined : { code: other, map: null };
  },
  transformIndexHtml(html) {
    if (language === undefined) return html;
    const { locale, translate } = language;
    return html
      .replace('<html lang="en"', `<html lang="${locale}"`)
      .replace(HEAD_TEXTS, (_whole, before: string, text: string) => `${before}${translate(text) ?? text}`);
  },
});

/** Title, descriptions and what stands there without scripts. */
const HEAD_TEXTS = /(<title>|<p class="noscript">|(?:description|og:title)" content=")([^<"]+)/g;

// Texts that the start page does not show come after the first paint: see src/words/split.ts.
const rest = language === undefined ? restOfWords() : wordsInLanguage(restOfWords(), language.translate);
const movedWords = new Set<string>();
// So do rules of which it shows nothing, or whose questions it does not ask: each file of rules is built twice, `x.ts?later` has what `x.ts` lacks.
const later = laterRules();
const namedRules = new Set<string>();
const rulesFolder = new URL('./src/core/rules/', import.meta.url);

/** The files of rules, each with the name under which it exports them. */
function ruleFiles(): readonly (readonly [file: string, name: string])[] {
  return readdirSync(rulesFolder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => {
      const name = /^export const (\w+Rules) = \[/m.exec(
        readFileSync(new URL(file, rulesFolder), 'utf8'),
      )?.[1];
      return name === undefined ? [] : [[file, name] as const];
    });
}

function laterRulesModule(): string {
  const files = ruleFiles();
  const imports = files.map(([file, name]) => `import { ${name} } from '../core/rules/${file}?later';`);
  return `${imports.join('\n')}\nexport const LATER_RULES = [${files.map(([, name]) => `...${name}`).join(', ')}];`;
}

const splitWords: Plugin = {
  name: 'split-words',
  apply: 'build',
  enforce: 'post',
  applyToEnvironment: ({ name }) => name === 'client',
  transform(code, id) {
    if (/\/src\/words\/rest\.ts$/.test(id)) {
      // A browser reads a text of JSON in half the time that the same in code takes it.
      const text = JSON.stringify(JSON.stringify(rest));
      return { code: `export const REST_OF_WORDS = JSON.parse(${text});`, map: null };
    }
    if (/\/src\/words\/later-rules\.ts$/.test(id)) return { code: laterRulesModule(), map: null };
    if (!/\/src\/core\/(?:rules\/[\w-]+|questions|citations|services)\.ts(?:\?later)?$/.test(id))
      return undefined;
    const parse = (text: string): SyntaxNode => this.parse(text) as unknown as SyntaxNode;
    const which = id.endsWith('?later') ? 'these' : 'others';
    const some = someRules(code, parse(code), later, which, namedRules);
    return { code: withoutWords(some, parse(some), rest, movedWords), map: null };
  },
  generateBundle() {
    // The build that prerenders has all words.
    if (movedWords.size === 0) return;
    // A rule that a function makes keeps its words; when most do, the rules are written in a way that the split does not know.
    const ids = idsOf(rest);
    const left = ids.filter((id) => !movedWords.has(id));
    const lost = RULES.filter(({ id }) => !namedRules.has(id) && !later.has(id)).map(({ id }) => id);
    if (lost.length > 0) this.error(`rules of the start page that no file names: ${lost.join(', ')}`);
    if (left.length > ids.length / 5) this.error(`texts that stay in the first file: ${left.join(', ')}`);
  },
};

const pureFolder = /\/src\/(core|policy|change|export|source|diagnose|audit|share|words)\//;

// They have no side effects, so what only a later part uses stays out of the first file, and of the reader what it does not use.
const treeshake = { moduleSideEffects: (id: string) => !pureFolder.test(id) };

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

export default defineConfig({
  base: './',
  define: { 'import.meta.env.PLANNER_VERSION': JSON.stringify(version) },
  plugins: [
    otherLanguage(),
    react(),
    trimMonaco,
    trimReact,
    priceCatalogue,
    splitWords,
    inlineHelpers,
    compileEarly,
    contentSecurityPolicy,
  ],
  worker: {
    format: 'es',
    plugins: () => [otherLanguage()],
    rolldownOptions: { treeshake, checks: { pluginTimings: false } },
  },
  build: {
    target: 'baseline-widely-available',
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The editor is large and loaded on demand; what the first page loads is measured by a test.
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      treeshake,
      // The groups below decide what is loaded when; that a part is also imported directly by another later part is meant.
      checks: { ineffectiveDynamicImport: false, pluginTimings: false, bundlerTimings: false },
      // What the first page needs in one file, and what it loads after it is on the screen in another: the folder says which.
      output: {
        // Six characters tell versions apart as well as eight do, and the first file has forty such names.
        chunkFileNames: 'assets/[name]-[hash:6].js',
        assetFileNames: 'assets/[name]-[hash:6][extname]',
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'] },
            // With all that it imports and the first file does not have.
            { name: 'later', test: /\/src\/wizard\/later\// },
          ],
        },
      },
    },
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'node',
    pool: 'threads',
    // Modules have no state of their own here, so the test files can share them: half the time.
    isolate: false,
    // One for each core of the smallest machine; Vitest alone would leave one core idle.
    maxWorkers: 2,
    expect: { requireAssertions: true },
    setupFiles: ['src/testing/draws.ts'],
    sequence: { sequencer: SlowLast },
    // Long enough for a machine that does much else; a test that hangs still ends.
    testTimeout: 300_000,
    // Of a hook too: one that imports many modules anew takes long beside busy neighbours.
    hookTimeout: 300_000,
  },
});
