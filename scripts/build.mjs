// @ts-check
// npm run build: the production site in dist/. Vite builds it, the first page is written into index.html, the service worker
// gets the list of files, text is compressed. --out=FOLDER: elsewhere; --language=ID: not in English; --draft: without the
// editor, the service worker and compressed copies, in half the time, to look at.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, posix, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { cacheFolder, ensureDependencies, modified, newest, root } from './setup.mjs';

/** @param {string} name of a flag */
const flag = (name) =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);

const isProgram = import.meta.url === pathToFileURL(process.argv[1] ?? '').href;
const dist = resolve(root, (isProgram && flag('out')) || 'dist');
const isDraft = isProgram && process.argv.includes('--draft');
/** Where the parts of a build that are not the site are written, by language. */
const parts = join(cacheFolder, (isProgram && flag('language')) || 'en');
const compressible = /\.(css|html|ico|js|json|map|mjs|svg|ttf|txt|wasm|webmanifest|xml|yaml)$/;
const emptyRoot = '<div id="root"></div>';

/** Renders the first step with the same components that the browser runs, so that it is readable before any script. */
async function prerender() {
  if (!existsSync(join(root, 'src/entry-server.tsx'))) return;
  const { build } = await import('vite');
  const outDir = join(parts, 'prerender');
  await build({
    root,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: { ssr: 'src/entry-server.tsx', outDir, emptyOutDir: true, manifest: false },
  });
  const { render } = await import(`${pathToFileURL(join(outDir, 'entry-server.js')).href}?${Date.now()}`);
  const page = join(dist, 'index.html');
  const html = await readFile(page, 'utf8');
  if (!html.includes(emptyRoot)) throw new Error(`index.html has no ${emptyRoot} to render into`);
  const markup = await render();
  await writeFile(
    page,
    html.replace(emptyRoot, () => emptyRoot.replace('></', () => `>${markup}</`)),
  );
}

/**
 * The words of most services, questions and rules come after the first file, and so do some rules: what the core does while it is
 * loaded, and the plan of the start page, must do without. The page would stay as it was prerendered, and say nothing.
 * @param {typeof import('vite')} vite
 */
async function tryFirstCore(vite) {
  const outDir = join(parts, 'first-core');
  await vite.build({
    root,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: true,
      manifest: false,
      minify: false,
      lib: { entry: { core: 'src/core/index.ts', later: 'src/words/later-rules.ts' }, formats: ['es'] },
    },
  });
  const { planVpc } = await import(`${pathToFileURL(join(outDir, 'core.js')).href}?${Date.now()}`);
  if (planVpc({}, []).endpoints.length === 0) throw new Error('the plan of the start page is empty');
}

/** @param {string} content */
const hashOf = (content) => `'sha256-${createHash('sha256').update(content).digest('base64')}'`;

/**
 * Vite leaves the files of public/ as they are; this one is part of the first page.
 * @param {typeof import('vite')} vite
 */
async function minifyBoot(vite) {
  const file = join(dist, 'boot.js');
  const { code, errors } = await vite.minify(file, await readFile(file, 'utf8'));
  if (errors.length > 0) throw new Error(`boot.js: ${errors[0]?.message}`);
  await writeFile(file, code);
}

/**
 * Writes the style sheet and the boot script into the first page, so that it can be painted from its HTML alone; the
 * policy of the page lets exactly these two through, by their hashes.
 */
async function inlineFirstPaint() {
  const page = join(dist, 'index.html');
  let html = await readFile(page, 'utf8');
  /**
   * @param {RegExp} pattern whose first group is the file
   * @param {(content: string) => string} element
   */
  const inline = async (pattern, element) => {
    const [whole, file] = pattern.exec(html) ?? [];
    if (whole === undefined || file === undefined) throw new Error(`index.html has nothing like ${pattern}`);
    // What lies beside the file lies in a folder below the page.
    const content = (await readFile(join(dist, file), 'utf8'))
      .trim()
      .replaceAll('url(./', `url(./${posix.dirname(file)}/`);
    if (/<\/(script|style)/i.test(content)) throw new Error(`${file} cannot be written into a page`);
    html = html.replace(whole, () => element(content));
    return hashOf(content);
  };
  let boot = '';
  const script = await inline(/<script src="\.\/(boot\.js)"\s*><\/script>/, (content) => {
    boot = `<script>${content}</script>`;
    return '';
  });
  const style = await inline(
    /<link rel="stylesheet"[^>]*href="\.\/(assets\/[^"]+\.css)"[^>]*>/,
    // The script asks for the typeface that the style names.
    (content) => `${typefaceOf(content)}<style>${content}</style>${boot}`,
  );
  html = html
    .replace("style-src 'self'", `style-src 'self' ${style}`)
    .replace("script-src 'self'", `script-src 'self' ${script}`);
  await writeFile(page, html);
}

/**
 * Where the typeface lies, without the word that asks for it: public/boot.js adds it over a quick line.
 * @param {string} style
 */
function typefaceOf(style) {
  const [, typeface] = /url\((\.\/[^)"']+\.woff2)\)/.exec(style) ?? [];
  if (typeface === undefined) throw new Error('the style of the first page names no typeface');
  return `<link as="font" type="font/woff2" href="${typeface}" crossorigin>`;
}

/** @param {string} file */
async function compressFile(file) {
  const content = await readFile(file);
  if (content.length < 1024) return;
  const params = {
    // The highest quality takes a second for each half a megabyte; only the editor's files are larger.
    [constants.BROTLI_PARAM_QUALITY]: content.length < 600_000 ? 11 : 9,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  await Promise.all([
    promisify(brotliCompress)(content, { params }).then((result) => writeFile(`${file}.br`, result)),
    promisify(gzip)(content, { level: 9 }).then((result) => writeFile(`${file}.gz`, result)),
  ]);
}

/** Files outside assets/ may be replaced by whoever serves the site: a compressed copy would go stale. */
async function compressAssets() {
  const names = (await readdir(join(dist, 'assets'))).filter((name) => compressible.test(name));
  const pages = (await readdir(dist)).filter((name) => name.endsWith('.html'));
  await Promise.all(
    [...names.map((name) => join('assets', name)), ...pages].map((name) => compressFile(join(dist, name))),
  );
}

/** The editor is most of the bytes; it is kept when it is used, and without it policies are edited in a plain field. */
async function writeServiceWorker() {
  const manifest = JSON.parse(await readFile(join(dist, '.vite/editor.json'), 'utf8'));
  const ofEditor = new Set(
    Object.values(manifest).flatMap(({ file, css = [], assets = [] }) => [file, ...css, ...assets]),
  );
  const assets = (await readdir(join(dist, 'assets'))).map((name) => `assets/${name}`);
  const beside = (await readdir(dist)).filter((name) => /\.(js|json|svg|webmanifest)$/.test(name));
  const files = [...assets, ...beside]
    .filter((name) => !ofEditor.has(name) && !/\.(br|gz)$/.test(name) && name !== 'sw.js')
    .sort();
  const hash = createHash('sha256');
  for (const name of ['index.html', ...files]) hash.update(await readFile(join(dist, name)));
  const text = await readFile(join(root, 'scripts/service-worker.js'), 'utf8');
  const filled = text
    .replace("const VERSION = '';", `const VERSION = '${hash.digest('hex').slice(0, 16)}';`)
    .replace('const FILES = [];', () => `const FILES = ${JSON.stringify(['./', ...files])};`);
  await writeFile(join(dist, 'sw.js'), filled);
}

export async function build() {
  const vite = await import('vite');
  const { packageCollector, writeLicences } = await import('./licences.mjs');
  /** @type {Set<string>} */
  const packages = new Set();
  const plugins = [packageCollector(packages)];
  // What only the reader, a worker, holds is shipped too.
  await vite.build({
    root,
    logLevel: 'warn',
    build: { outDir: dist, emptyOutDir: true },
    plugins,
    worker: { plugins: () => plugins },
  });
  // The editor's page shares nothing with the first page, which would otherwise be cut into pieces for its sake.
  const editor = {
    outDir: dist,
    emptyOutDir: false,
    manifest: '.vite/editor.json',
    rolldownOptions: { input: 'editor.html' },
  };
  if (!isDraft) await vite.build({ root, logLevel: 'warn', publicDir: false, build: editor, plugins });
  await writeLicences(packages, dist);
  await tryFirstCore(vite);
  await prerender();
  await minifyBoot(vite);
  await inlineFirstPaint();
  if (!isDraft) {
    await writeServiceWorker();
    await compressAssets();
  }
  await printFirstLoad();
}

/** Written when everything else is: a build that was stopped has none. */
const SIZES = '.vite/sizes.json';

/** What else decides what is in the site. A site in another language, or a draft, is never taken for the whole one. */
const WHAT = {
  language: (isProgram && flag('language')) || process.env['PLANNER_LANGUAGE'] || 'en',
  isDraft,
};

/** The last complete build of the whole site in this language, in milliseconds since 1970; 0 when there is none. */
async function builtAt() {
  try {
    const { language, isDraft: wasDraft } = JSON.parse(await readFile(join(dist, SIZES), 'utf8'));
    return language === WHAT.language && wasDraft === false ? (modified(join(dist, SIZES)) ?? 0) : 0;
  } catch {
    return 0;
  }
}

/** What the first page may load before it works, compressed with gzip, in bytes. */
const BUDGET = { script: 100_000, style: 10_000 };

/** Prints what the first page loads, and keeps it for the summary of the tests; a test refuses more. Words and parts that can wait belong into later files. */
async function printFirstLoad() {
  const html = await readFile(join(dist, 'index.html'), 'utf8');
  const linked = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? '');
  const files = ['boot.js', ...linked];
  const sum = async (/** @type {string} */ ending) => {
    let size = 0;
    for (const file of new Set(files.filter((name) => name.endsWith(ending))))
      size += (await promisify(gzip)(await readFile(join(dist, file)), { level: 9 })).length;
    return size;
  };
  const inline = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)]
    .map((match) => match[1] ?? '')
    .join('');
  const inlined = inline === '' ? 0 : (await promisify(gzip)(inline, { level: 9 })).length;
  const [script, style] = [await sum('.js'), (await sum('.css')) + inlined];
  await writeFile(join(dist, SIZES), JSON.stringify({ script, style, budget: BUDGET, ...WHAT }));
  console.error(
    `first load: ${(script / 1000).toFixed(1)} of ${BUDGET.script / 1000} kB script, ${(style / 1000).toFixed(1)} of ${BUDGET.style / 1000} kB style (gzip)`,
  );
}

export async function buildIfStale() {
  const inputs = [
    'src',
    'public',
    'index.html',
    'editor.html',
    'vite.config.ts',
    'package-lock.json',
    'scripts',
  ];
  const isTest = (/** @type {string} */ path) => /\.test\.tsx?$/.test(path) || path.endsWith('/golden');
  if ((await builtAt()) > newest(inputs, isTest)) return;
  console.error('Building the site ...');
  await build();
}

if (isProgram) {
  const language = flag('language');
  if (language !== undefined) process.env['PLANNER_LANGUAGE'] = language;
  ensureDependencies();
  const started = performance.now();
  await build();
  console.log(`dist/ built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
