import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { layersPage } from '../scripts/docs.mjs';
import { LAYERS } from '../scripts/layers.mjs';
import { EXPORT_FORMATS } from './export/index.ts';
import { importsOf, isTest, read, repositoryFiles, root, type SourceFile } from './testing/repository.ts';

interface Allowance {
  /** Folders below src, besides the folder itself. */
  readonly folders: readonly string[];
  readonly packages: readonly string[];
}

/** Who may import whom stands in scripts/layers.mjs. A folder that is not named there may not exist. */
const allowed: Readonly<Record<string, Allowance>> = Object.fromEntries(
  Object.entries(LAYERS).map(([name, { folders, packages }]) => [
    name,
    { folders: Object.keys(folders), packages: Object.keys(packages) },
  ]),
);

/** Test-time only: its licence (AGPL) must not reach what users get. */
const testOnlyPackage = '@cloud-copilot/iam-simulate';

const folderOf = (path: string): string => /^src\/([^/]+)\//.exec(path)?.[1] ?? '';

const isPackage = (specifier: string, name: string): boolean =>
  name.endsWith(':') || name.endsWith('/')
    ? specifier.startsWith(name)
    : specifier === name || specifier.startsWith(`${name}/`);

/** The calls of a workload have a door of their own: the first load of the wizard does without them. */
const isDoor = (target: string): boolean => /^src\/core\/(?:calls\/)?index(\.ts)?$/.test(target);

function violationOf(path: string, specifier: string): string | undefined {
  const folder = folderOf(path);
  const allowance = allowed[folder];
  if (allowance === undefined) return `${path}: the folder src/${folder} is not in the allow-list`;
  if (!specifier.startsWith('.')) {
    if (allowance.packages.some((name) => isPackage(specifier, name))) return undefined;
    return `${path}: imports the package ${specifier}`;
  }
  const target = posix.normalize(posix.join(dirname(path), specifier));
  // Data that a web server or an organisation may replace; everything else outside src belongs to others.
  if (!target.startsWith('src/')) {
    return target.startsWith('public/') && (folder === 'cli' || folder === 'wizard')
      ? undefined
      : `${path}: imports ${target}, outside src`;
  }
  const targetFolder = folderOf(target);
  if (isTest(target)) return `${path}: imports ${target}, which is for tests`;
  if (targetFolder === folder) return undefined;
  if (!allowance.folders.includes(targetFolder)) return `${path}: imports ${target}`;
  if (targetFolder === 'core' && !isDoor(target))
    return `${path}: imports ${target} past the door core/index`;
  return undefined;
}

function violations(sources: readonly SourceFile[]): readonly string[] {
  return sources
    .filter(({ path }) => /\.tsx?$/.test(path) && !isTest(path))
    .flatMap(({ path, text }) => importsOf(text).map((specifier) => violationOf(path, specifier)))
    .filter((violation) => violation !== undefined);
}

/** Which file imports which, loaded or not: what is loaded on demand is no cycle. */
function importGraph(sources: readonly SourceFile[]): ReadonlyMap<string, readonly string[]> {
  const known = new Set(sources.map(({ path }) => path));
  return new Map(
    sources.map(({ path, text }) => {
      const eager = text.replace(/\bimport\s*\(\s*['"`][^'"`]*['"`]\s*\)/g, '');
      const targets = importsOf(eager).map((specifier) =>
        posix.normalize(posix.join(dirname(path), specifier)),
      );
      return [path, targets.filter((target) => known.has(target))];
    }),
  );
}

/** The first cycle through each file that closes one, depth first. */
function cycles(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) found.push([...trail.slice(at), path].join(' → '));
    if (at >= 0 || done.has(path)) return;
    for (const target of graph.get(path) ?? []) walk(target, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) walk(path, []);
  return found;
}

/** How many lines of code make a clone when they stand in two places. */
const CLONE_LINES = 10;

/** The lines that say something: no comments, no imports, no lone punctuation; where each stands, and what. */
function codeLines({ path, text }: SourceFile): readonly { readonly at: string; readonly code: string }[] {
  const code = text
    .replace(/^import\b[^;]*;$/gm, (lines) => lines.replace(/[^\n]/g, ''))
    .replace(/\/\*[\s\S]*?\*\//g, (lines) => lines.replace(/[^\n]/g, ''));
  return code
    .split('\n')
    .map((line, index) => ({ at: `${path}:${index + 1}`, code: line.trim().replace(/\s+/g, ' ') }))
    .filter((line) => /\w/.test(line.code) && !/^(?:\/\/|#)/.test(line.code));
}

/** Places where ten lines of code stand a second time, to the letter. */
function clones(sources: readonly SourceFile[]): readonly string[] {
  const seen = new Map<string, string>();
  const found: string[] = [];
  for (const source of sources) {
    const lines = codeLines(source);
    for (let from = 0; from + CLONE_LINES <= lines.length; from += 1) {
      const run = lines.slice(from, from + CLONE_LINES);
      const text = run.map(({ code }) => code).join('\n');
      const first = seen.get(text);
      const here = run[0]?.at ?? '';
      if (first === undefined) seen.set(text, here);
      else found.push(`${first} = ${here}`);
    }
  }
  return found;
}

describe('folders', () => {
  test('import only what the allow-list names', () => {
    const sources = repositoryFiles().filter((path) => /^src\/.*\.tsx?$/.test(path));
    expect(violations(sources.map(read))).toEqual([]);
  });

  test.each([
    ['core imports a package', 'src/core/plan.ts', `import { parse } from 'yaml';`],
    ['core imports another folder', 'src/core/plan.ts', `import { print } from '../export/index';`],
    ['a rule imports Node.js', 'src/core/rules/ecr.ts', `import { readFileSync } from 'node:fs';`],
    ['export goes past the door', 'src/export/format.ts', `import type { Plan } from '../core/plan';`],
    ['export goes past the door by name', 'src/export/format.ts', `export * from '../core/rules/index.ts';`],
    ['export imports the importer', 'src/export/format.ts', `import '../source/task-definition';`],
    ['diagnose imports yaml', 'src/diagnose/log.ts', `import { parse } from 'yaml';`],
    ['audit reads files itself', 'src/audit/audit.ts', `import '../source/index.ts';`],
    ['share imports on demand', 'src/share/link.ts', `const zip = await import('fflate');`],
    ['share requires', 'src/share/link.ts', `const zip = require("fflate");`],
    ['cli imports the wizard', 'src/cli/main.ts', `import { store } from '../wizard/store';`],
    ['the wizard imports Node.js', 'src/wizard/store.ts', `import {\n  a,\n  b,\n} from 'node:path';`],
    ['the wizard imports an unknown package', 'src/wizard/App.tsx', `import _ from 'lodash';`],
    ['the wizard imports a simulator', 'src/wizard/App.tsx', `import '@cloud-copilot/iam-simulate';`],
    ['the wizard imports a test', 'src/wizard/App.tsx', `import { fake } from '../testing/fake';`],
    ['a folder nobody planned', 'src/utils/text.ts', `import { a } from './b';`],
    ['an import after a statement', 'src/core/plan.ts', `const a = 1; import { b } from 'yaml';`],
    ['a file outside src', 'src/export/format.ts', `import scripts from '../../scripts/setup.mjs';`],
  ])('are reported: %s', (_name, path, text) => {
    expect(violations([{ path, text }])).toHaveLength(1);
  });

  test.each([
    ['the door', 'src/export/format.ts', `import { plan, type Plan } from '../core/index';`],
    ['the door with its extension', 'src/cli/main.ts', `import { plan } from '../core/index.ts';`],
    ['a neighbour', 'src/core/rules/ecr.ts', `import { requires } from '../rule.ts';`],
    ['yaml for printing', 'src/export/cloudformation.ts', `import { Document } from 'yaml';`],
    [
      'a part of a package',
      'src/wizard/Code.tsx',
      `const prism = await import('prismjs/components/prism-core');`,
    ],
    ['the prices', 'src/cli/main.ts', `import catalog from '../../public/catalog.json';`],
    ['words in a comment', 'src/core/plan.ts', `// import { a } from 'yaml';\n/* import 'yaml'; */`],
    ['words in a text', 'src/core/plan.ts', `const text = 'Templates import values from "another" stack';`],
    ['a test', 'src/core/plan.test.ts', `import fc from 'fast-check';`],
  ])('may import: %s', (_name, path, text) => {
    expect(violations([{ path, text }])).toEqual([]);
  });

  test('form no cycle between files, not even of types', () => {
    const graph = importGraph(
      repositoryFiles()
        .filter((path) => /^src\/.*\.tsx?$/.test(path) && !isTest(path))
        .map(read),
    );
    expect(cycles(graph)).toEqual([]);
  });

  test('a cycle is found, and named', () => {
    const sources = [
      { path: 'src/core/a.ts', text: `import type { B } from './b.ts';` },
      { path: 'src/core/b.ts', text: `export { c } from './c.ts';` },
      { path: 'src/core/c.ts', text: `import { a } from './a.ts';` },
    ];
    expect(cycles(importGraph(sources))).toEqual([
      'src/core/a.ts → src/core/b.ts → src/core/c.ts → src/core/a.ts',
    ]);
  });

  test('leave the policy simulator to the tests', () => {
    const users = repositoryFiles()
      .filter((path) => /^(src|scripts)\/.*\.(ts|tsx|mjs)$/.test(path) && !isTest(path))
      .map(read)
      .filter(({ text }) => importsOf(text).some((specifier) => isPackage(specifier, testOnlyPackage)));
    expect(users.map(({ path }) => path)).toEqual([]);
  });
});

describe('product code', () => {
  test(`says nothing twice: no ${CLONE_LINES} lines stand in two places`, () => {
    const product = repositoryFiles().filter(
      (path) =>
        /^(?:src|scripts|e2e\/conformance)\/.*\.(?:tsx?|mjs|css|sh|py)$/.test(path) &&
        !/\/(?:golden|cases|samples)\//.test(path) &&
        !isTest(path),
    );
    expect(product.length).toBeGreaterThan(500);
    expect(clones(product.map(read))).toEqual([]);
  });

  test('a clone is found, and named; comments, imports and layout make no difference', () => {
    const lines = Array.from({ length: CLONE_LINES }, (_, index) => `const a${index} = ${index};`);
    const one = { path: 'src/core/a.ts', text: `import {\n  b,\n} from './b.ts';\n${lines.join('\n')}` };
    const other = { path: 'src/core/c.ts', text: `// Why.\n  ${lines.join('\n\n  ')}` };
    expect(clones([one, other])).toEqual(['src/core/a.ts:4 = src/core/c.ts:2']);
    expect(clones([one, { ...other, text: other.text.replace('a5', 'b5') }])).toEqual([]);
  });
});

describe('the documentation', () => {
  test('lists every format in the README, and no other', () => {
    const table = /<!-- formats -->([\s\S]*?)<!-- \/formats -->/.exec(read('README.md').text)?.[1] ?? '';
    const rows = table.split('\n').map((row) => row.split('|')[1] ?? '');
    const listed = rows.flatMap((cell) => [...cell.matchAll(/`([a-z-]+)`/g)].map((match) => match[1]));
    expect(listed.filter((name) => name !== '--format').sort()).toEqual([...EXPORT_FORMATS].sort());
  });

  test('draws the layers as they are enforced: npm run docs writes docs/layers.md', () => {
    expect(read('docs/layers.md').text).toBe(layersPage());
  });

  // The files of src itself are the entries.
  test.each([...Object.keys(LAYERS), 'testing'].filter((name) => name !== ''))(
    'names every file and folder of src/%s in its README',
    (name) => {
      const { text } = read(`src/${name}/README.md`);
      const entries = new Set(
        repositoryFiles()
          .filter((path) => path.startsWith(`src/${name}/`) && !isTest(path))
          .map((path) => path.slice(`src/${name}/`.length).split('/')[0] ?? ''),
      );
      entries.delete('README.md');
      const named = new Set([...text.matchAll(/`([^`]+?)\/?`/g)].map((match) => match[1]));
      const isNamed = (entry: string): boolean => named.has(entry) || named.has(entry.replace(/\.tsx?$/, ''));
      expect([...entries].filter((entry) => !isNamed(entry))).toEqual([]);
    },
  );

  /** What commands make, and the folder of the languages that people add. */
  const made = ['dist/', 'test-results/', 'languages/'];
  const files = repositoryFiles();
  test.each(files.filter((path) => path.endsWith('README.md')))('names only files that exist: %s', (path) => {
    const names = read(path).text.matchAll(
      /`([\w@./-]+(?:\/|\.(?:tsx?|mjs|json|sh|css|html|md|py|yaml|yml)))`/g,
    );
    const exists = (name: string): boolean =>
      made.some((folder) => name.startsWith(folder)) ||
      files.includes(posix.join(posix.dirname(path), name)) ||
      [posix.dirname(path), 'src', ''].some((folder) =>
        files.some((file) => file.startsWith(folder) && `/${file}`.includes(`/${name}`)),
      );
    expect([...names].map(([, name = '']) => name).filter((name) => !exists(name))).toEqual([]);
  });
});

describe('the repository', () => {
  // Written in parts, so that this file does not contain what it looks for.
  const forbidden = [
    ['registry', '.npmjs.org'],
    ['registry', '.yarnpkg.com'],
    ['npm.pkg', '.github.com'],
    ['/work', '/'],
    ['/root', '/'],
    ['/home', '/runner'],
  ].map((parts) => parts.join(''));

  const isText = (path: string): boolean => !/\.(png|ico|ttf|woff2|webp|gz|zip)$/.test(path);

  test('names no package registry and no path of one machine', () => {
    const found = repositoryFiles()
      .filter(isText)
      .map(read)
      .flatMap(({ path, text }) =>
        forbidden.filter((word) => text.includes(word)).map((word) => `${path}: ${word}`),
      );
    expect(found).toEqual([]);
  });

  test('has at its top only what tools and people look for there, and no binaries but pictures', () => {
    const files = repositoryFiles();
    const top = files.filter((path) => !path.includes('/') && !path.startsWith('.'));
    expect(top.filter((path) => !/^(?:[A-Z]+(?:\.md)?|[\w.-]+\.(?:json|html|ts))$/.test(path))).toEqual([]);
    const binary = (path: string): boolean => readFileSync(join(root, path)).subarray(0, 4_000).includes(0);
    expect(files.filter((path) => !/\.(?:png|ico)$/.test(path) && binary(path))).toEqual([]);
  });

  test('locks packages by version and hash, not by address', () => {
    const lock: unknown = JSON.parse(read('package-lock.json').text);
    const addresses: string[] = [];
    JSON.stringify(lock, (key, value: unknown) => {
      if (key === 'resolved') addresses.push(String(value));
      return value;
    });
    expect(addresses).toEqual([]);
  });

  test('pins every dependency to an exact version', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json').text) as Record<
      string,
      Record<string, string>
    >;
    const versions = Object.entries({ ...dependencies, ...devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});
