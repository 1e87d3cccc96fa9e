import { expect, test } from 'vitest';
import { splitTarget, targetOf } from './deep-link.ts';

test('the target is taken out of the link, wherever it stands', () => {
  expect(splitTarget('v=1&at=ecr.api&region=eu-west-1')).toEqual({
    link: 'v=1&region=eu-west-1',
    target: 'ecr.api',
  });
  expect(splitTarget('v=1&region=eu-west-1')).toEqual({ link: 'v=1&region=eu-west-1', target: '' });
  expect(splitTarget('at=%zz')).toEqual({ link: '', target: '' });
});

test('a target leads to an endpoint, a page, a tab or a format, and nonsense leads nowhere', () => {
  expect(targetOf('ecr.api')).toEqual({ page: 'review', tab: 'endpoints', at: 'ecr.api', pointed: true });
  expect(targetOf('logging')).toEqual({ page: 'logging' });
  expect(targetOf('export/terraform')).toEqual({ page: 'review', tab: 'export', format: 'terraform' });
  expect(targetOf('steps/verify')).toEqual({ page: 'review', tab: 'steps', at: 'verify', pointed: true });
  expect(targetOf('__proto__')).toEqual({});
  expect(targetOf('')).toEqual({});
});
