/** Flags of questions that do not arise with the other answers. */
import { describe, expect, test } from 'vitest';
import { isAsked, QUESTION_IDS, questionOf, toProfile } from '../core/index.ts';
import { kebabCase } from './flags.ts';
import { run } from './main.ts';

const world = { readFile: () => '', readStdin: () => '' };
const errorsOf = (...argv: readonly string[]): string => run('plan', argv, world).stderr;

describe('a flag of a question that does not arise', () => {
  test.each([
    [['--existing-container-instances'], '--existing-container-instances true', '--launch-type FARGATE'],
    [['--registry-credentials'], '--registry-credentials true', '--image-registries ecr-private'],
    [['--firelens-destinations', 's3'], '--firelens-destinations s3', '--log-drivers awslogs'],
    [
      ['--customer-managed-key'],
      '--customer-managed-key true',
      '--secret-sources=, --registry-credentials false, and --ecs-exec false',
    ],
    [
      ['--guard-duty-runtime-monitoring', '--operating-system', 'WINDOWS'],
      '--guard-duty-runtime-monitoring true',
      '--operating-system WINDOWS',
    ],
    [['--fips', '--region', 'cn-north-1'], '--fips true', '--region cn-north-1'],
  ])('is said with the answer that hides it: %j', (argv, flag, hiding) => {
    expect(errorsOf(...argv)).toContain(
      `${flag} has no effect: the question does not arise with ${hiding}.\n`,
    );
  });

  test('is not said where it says what is so anyway, or where a workload is asked', () => {
    expect(errorsOf('--registry-credentials', 'false')).not.toContain('no effect');
    expect(errorsOf('--registry-credentials', '--image-registries', 'other')).not.toContain('no effect');
  });

  test('is said for every flag that the ordinary answers hide', () => {
    const hidden = QUESTION_IDS.filter(
      (id) => questionOf(id).kind.kind === 'flag' && !isAsked(toProfile({}), id),
    );
    expect(hidden.length).toBeGreaterThan(5);
    for (const id of hidden) {
      const flag = `--${kebabCase(id)}`;
      const stated = toProfile({})[id] === true ? 'false' : 'true';
      expect(errorsOf(flag, stated)).toContain(`${flag} ${stated} has no effect: `);
    }
  });
});
