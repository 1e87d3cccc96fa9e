/** What files export: nothing that nobody takes, and nothing that one has to read the code of to use. */
import { dirname, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LAYERS } from '../scripts/layers.mjs';
import { isTest, read, repositoryFiles, type SourceFile, withoutComments } from './testing/repository.ts';

const DECLARED = /^export (?:async )?(?:function\*?|const|let|type|interface|class)\s+([\w$]+)/gm;
const LISTED = /^export (?:type )?\{([^}]*)\}/gm;
const TAKEN = /\b(?:import|export)\s+(?:type\s+)?(\*|\{[^}]*\})[^'"`;]*\bfrom\s*['"](\.[^'"]+)['"]/g;
const LOADED = /\bimport\(\s*['"`](\.[^'"`]+)['"`]/g;

/** Takes every name: what follows a star, or is loaded on demand, is looked for as a word. */
const EVERY_NAME = '*';

const namesIn = (list: string): readonly string[] =>
  list.split(',').flatMap((item) => {
    const name = item.trim().replace(/^type\s+/, '');
    return name === '' ? [] : [name];
  });

/** `outer` of `inner as outer`. */
const outerName = (name: string): string => name.replace(/^.*\sas\s+/, '');
const innerName = (name: string): string => name.replace(/\sas\s.*$/, '');

function exportsOf(code: string): readonly string[] {
  return [
    ...[...code.matchAll(DECLARED)].map(([, name = '']) => name),
    ...[...code.matchAll(LISTED)].flatMap(([, list = '']) => namesIn(list).map(outerName)),
  ];
}

/** Which file takes which names of which file. */
function takings(sources: readonly SourceFile[]): ReadonlyMap<string, ReadonlySet<string>> {
  const taken = new Map<string, Set<string>>();
  const take = (from: string, specifier: string, names: readonly string[]): void => {
    const target = posix.normalize(posix.join(dirname(from), specifier.replace(/\?.*$/, '')));
    const known = taken.get(target) ?? new Set();
    for (const name of names) known.add(name);
    taken.set(target, known);
  };
  for (const { path, text } of sources) {
    const code = withoutComments(text);
    for (const [, what = '', specifier = ''] of code.matchAll(TAKEN))
      take(path, specifier, what === '*' ? [EVERY_NAME] : namesIn(what.slice(1, -1)).map(innerName));
    for (const [, specifier = ''] of code.matchAll(LOADED)) take(path, specifier, [EVERY_NAME]);
  }
  return taken;
}

/** Exports that no other file takes, tests included. */
function untaken(sources: readonly SourceFile[], of: (path: string) => boolean): readonly string[] {
  const taken = takings(sources);
  return sources
    .filter(({ path }) => of(path))
    .flatMap((source) => {
      const names = taken.get(source.path) ?? new Set();
      if (names.has(EVERY_NAME)) return [];
      return exportsOf(withoutComments(source.text))
        .filter((name) => !names.has(name))
        .map((name) => `${source.path}: ${name}`);
    });
}

/** What a file exports without a comment before it. */
function undocumented({ path, text }: SourceFile, pattern: RegExp): readonly string[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const name = pattern.exec(line)?.[1];
    return name === undefined || lines[index - 1]?.endsWith('*/') === true ? [] : [`${path}: ${name}`];
  });
}

const FUNCTION = /^export (?:async )?(?:function\*?|class)\s+([\w$]+)/;
const ANYTHING = /^export (?:async )?(?:function\*?|const|type|interface|class)\s+([\w$]+)/;

const program = (path: string): boolean => /\.(?:tsx?|mjs)$/.test(path);
/** Entries are taken by the build, and what stands beside src/core/index.ts by whoever installs the package. */
const isOurs = (path: string): boolean =>
  /^src\/[^/]+\/.*\.tsx?$/.test(path) && !isTest(path) && path !== 'src/core/index.ts';

describe('exports', () => {
  const sources = repositoryFiles().filter(program).map(read);

  test('are taken by some other file', () => {
    expect(sources.length).toBeGreaterThan(600);
    expect(untaken(sources, isOurs)).toEqual([]);
  });

  test('that nobody takes are found, whichever way they are written', () => {
    const made = [
      {
        path: 'src/core/a.ts',
        text: 'export const one = 1;\nexport function two() {}\nexport type Three = 3;',
      },
      {
        path: 'src/core/b.ts',
        text: "export { one as four } from './a.ts';\nimport type { Three } from './a.ts';",
      },
      {
        path: 'src/core/c.ts',
        text: "// import { two } from './a.ts';\nconst five = await import('./d.ts');",
      },
      { path: 'src/core/d.ts', text: 'export const six = 6;' },
    ];
    expect(untaken(made, isOurs)).toEqual(['src/core/a.ts: two', 'src/core/b.ts: four']);
  });

  test('of the pure folders say what they do, if they are functions or classes', () => {
    const pure = new Set(
      Object.entries(LAYERS)
        .filter(([, layer]) => layer.pure)
        .map(([name]) => name),
    );
    const files = sources.filter(({ path }) => isOurs(path) && pure.has(path.split('/')[1] ?? ''));
    expect(files.length).toBeGreaterThan(200);
    expect(files.flatMap((file) => undocumented(file, FUNCTION))).toEqual([]);
    const bare = {
      path: 'src/core/a.ts',
      text: '/** One. */\nexport function one() {}\n\nexport class Two {}',
    };
    expect(undocumented(bare, FUNCTION)).toEqual(['src/core/a.ts: Two']);
  });

  test('of the package say what they are, whatever they are', () => {
    const door = read('src/core/index.ts').text;
    const published = [...door.matchAll(/^export (?:type )?\{([^}]*)\} from '\.\/([^']+)';/gm)].flatMap(
      ([, list = '', file = '']) => namesIn(list).map((name) => `src/core/${file}: ${innerName(name)}`),
    );
    expect(published.length).toBeGreaterThan(200);
    const bare = new Set(
      sources
        .filter(({ path }) => path.startsWith('src/core/'))
        .flatMap((file) => undocumented(file, ANYTHING)),
    );
    expect(published.filter((name) => bare.has(name))).toEqual([]);
  });
});
