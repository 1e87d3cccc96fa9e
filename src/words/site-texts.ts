/** Which files of the site hold texts that people read, and all of those texts. For the build and for who translates. */
import type { Language } from './languages.ts';
import { restOfWords, type SyntaxNode } from './split.ts';
import { inLanguage, type Translate, textsIn, type Whereabouts } from './texts.ts';

/** Names and descriptions of exported resources are not among them. */
const FILES: readonly (readonly [RegExp, Whereabouts])[] = [
  // Words by which errors are recognised, and those that AWS prints.
  [/\/src\/(?:diagnose\/endings|audit\/rehearsal\/wordings|core\/calls\/\w+)\.ts$/, 'members'],
  [/\/src\/wizard\/.*\.tsx?$/, 'anywhere'],
  // What people read besides the site: the runbook, reports, and what the command line prints.
  [
    /\/src\/(?:export\/markdown|cli)\/[\w-]+\.ts$|\/src\/audit\/(?:report\/markdown|rehearsal\/document)\.ts$/,
    'anywhere',
  ],
  [/\/src\/(?:core|policy|source|audit|diagnose|share)\/.*\.ts$/, 'phrases'],
  [/\/src\/change\/(?:steps\/[\w-]+|parameters)\.ts$/, 'phrases'],
  [/\/src\/export\/(?:format|sentences)\.ts$/, 'phrases'],
];

/** Files that are not part of the site. */
const OTHERS = /\.test\.tsx?$|\.d\.ts$|\/(?:cases|samples|golden)\//;

/** A file of the source, by its whole path. */
interface SourceFile {
  readonly path: string;
  readonly code: string;
}

/** A parser of TypeScript with JSX, as Vite has one. */
type Parse = (code: string, options: { readonly lang: 'ts' | 'tsx' }) => unknown;

const whereIn = ({ path }: SourceFile): Whereabouts | undefined =>
  OTHERS.test(path) ? undefined : FILES.find(([files]) => files.test(path))?.[1];

const parsed = ({ path, code }: SourceFile, parse: Parse): SyntaxNode =>
  parse(code, { lang: path.endsWith('x') ? 'tsx' : 'ts' }) as SyntaxNode;

/** The code of a file in another language; `undefined` for a file without texts. */
export function fileInLanguage(file: SourceFile, parse: Parse, translate: Translate): string | undefined {
  const where = whereIn(file);
  return where === undefined ? undefined : inLanguage(file.code, parsed(file, parse), where, translate);
}

/** The same, with the language's own plurals, lists and numbers: what a build does with each file. */
export function sourceInLanguage(file: SourceFile, parse: Parse, language: Language): string | undefined {
  const code = file.path.endsWith('/src/core/sentences.ts')
    ? file.code.replace(/(const LOCALE = )'.*?'/, `$1'${language.locale}'`)
    : file.code;
  return fileInLanguage({ ...file, code }, parse, language.translate);
}

/** The kinds of files with texts to which none of these belongs: they were moved, and would stay English. */
export function kindsWithout(files: readonly SourceFile[]): readonly string[] {
  return FILES.filter(([kind]) => !files.some(({ path }) => !OTHERS.test(path) && kind.test(path))).map(
    ([kind]) => String(kind),
  );
}

/** Every text of the site once, in the order of the files and of what is in them. */
export function siteTexts(files: readonly SourceFile[], parse: Parse): readonly string[] {
  const written = files.flatMap((file) => {
    const where = whereIn(file);
    return where === undefined ? [] : textsIn(file.code, parsed(file, parse), where);
  });
  // Rules that a function makes have their texts in its arguments.
  const { rules, questions, steps } = restOfWords();
  const rest = [
    ...Object.values(rules).flatMap(({ why, fix }) => [why, fix]),
    ...Object.values(questions).flatMap(({ label, help, options = [] }) => [label, help, ...options.flat()]),
    ...Object.values(steps),
  ].filter((text) => typeof text === 'string');
  return [...new Set([...written, ...rest])];
}
