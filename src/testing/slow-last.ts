import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The order of Vitest, but the file that counts the work of regular expressions comes last. It stands in for
 * `RegExp.prototype.exec`, after which V8 runs every regular expression of that thread on its slow path, twenty times as long:
 * files that followed in the same thread took a minute instead of three seconds.
 */
export class SlowLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLast = ({ moduleId }: TestSpecification): boolean => moduleId.endsWith('/work.property.test.ts');
    return [...sorted.filter((file) => !isLast(file)), ...sorted.filter(isLast)];
  }
}
