import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take a second and more, the longest first. Without times of an earlier run, as in a bare clone, Vitest begins with the
 * files of the most bytes; a long one of few lines would come last, with a thread that has nothing left to do beside it.
 */
const LONGEST = [
  'core/whole-space.property',
  'cli/audit-cases.property',
  'diagnose/blind.property',
  'source/hostile-texts.property',
  'source/pasted.property',
  'export/export.property',
  'source/placeholder.property',
  'diagnose/blind',
  'cli/cli',
  'export/export',
  'source/snapshot/script',
  'audit/rules',
  'core/plan',
  'wizard/export/how-to-run',
];

const isNamed = (moduleId: string, name: string): boolean => moduleId.endsWith(`/src/${name}.test.ts`);

/**
 * The long files first, then the order of Vitest, but the file that counts the work of regular expressions comes last. It
 * stands in for `RegExp.prototype.exec`, after which V8 runs every regular expression of that thread on its slow path, twenty
 * times as long: files that followed in the same thread took a minute instead of three seconds.
 */
export class SlowLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const long = LONGEST.flatMap((name) => sorted.filter(({ moduleId }) => isNamed(moduleId, name)));
    const isLast = ({ moduleId }: TestSpecification): boolean => isNamed(moduleId, 'diagnose/work.property');
    const rest = sorted.filter((file) => !long.includes(file));
    return [...long, ...rest.filter((file) => !isLast(file)), ...rest.filter(isLast)];
  }
}
