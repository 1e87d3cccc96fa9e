/** Every way to begin is planned by the command line, in every format. */
import { expect, test } from 'vitest';
import { askedAnswers, PRESETS, toProfile } from '../core/index.ts';
import { run } from './main.ts';

const FORMATS = ['json', 'markdown', 'cloudformation', 'cloudformation-json', 'terraform', 'cli'];

test.each(PRESETS)('the preset $id is planned in every format', ({ answers }) => {
  const saved = new Map([
    ['preset', JSON.stringify({ version: 1, answers })],
    // With an answer to every question nothing is assumed, so no other answer is weighed, which is most of the work of a plan.
    ['whole', JSON.stringify({ version: 1, answers: askedAnswers(toProfile(answers)) })],
  ]);
  const world = { readFile: (path: string) => saved.get(path) ?? '', readStdin: () => '' };
  for (const format of FORMATS) {
    const result = run(
      'plan',
      ['--answers', format === 'json' ? 'preset' : 'whole', '--format', format],
      world,
    );
    expect([format, result.exitCode]).toEqual([format, 0]);
    expect(result.stderr).toMatch(/^$|^Assumed, because nothing says otherwise:\n/);
    expect(result.stdout.length).toBeGreaterThan(500);
  }
});
