import { expect, test } from 'vitest';
import { assumedFirst, type QuestionId, sensitivity, UNNAMED } from '../../core/index.ts';
import { effectOf } from './effect.ts';

const all = assumedFirst(sensitivity({}, UNNAMED));

const effectOn = (id: QuestionId): string | undefined => {
  const assumption = all.find(({ question }) => question === id);
  return assumption && effectOf(assumption);
};

test('what another answer could do names the endpoints, also those that only become others', () => {
  expect(effectOn('secretSources')).toBe('Another answer could add secretsmanager, ssm.');
  expect(effectOn('egress')).toBe('Another answer could change s3, ecr.api, ecr.dkr and 1 more.');
  expect(effectOn('imageRegistries')).toMatch(
    /^Another answer could remove s3, .* or change ecr\.api, ecr\.dkr\.$/,
  );
  expect(effectOn('region')).toMatch(
    /^Another answer could add .+ or change s3, ecr\.api, ecr\.dkr and 1 more\.$/,
  );
});

test('where no endpoint is another, it says that there could be an error, and leaves no effect unsaid', () => {
  expect(effectOn('vpcDnsAttributes')).toBe(
    'Another answer could bring an error; the endpoints stay the same.',
  );
  for (const assumption of all)
    expect(effectOf(assumption)).toMatch(/could (add|remove|change) [a-z]|bring an error;/);
});
