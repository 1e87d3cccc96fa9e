import { expect, test } from 'vitest';
import { plan, SERVICE_IDS, toProfile } from '../../core/index.ts';
import { readLink } from '../../share/index.ts';
import { changedSince, codeOf, printMade, splitTarget, targetOf } from './deep-link.ts';

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
  expect(targetOf('notes/ecr/s3-gateway')).toEqual({
    page: 'review',
    tab: 'notes',
    at: 'ecr/s3-gateway',
    pointed: true,
  });
  expect(targetOf('__proto__')).toEqual({});
  expect(targetOf('')).toEqual({});
});

test('a link says with what it was made, and what has changed since', () => {
  const now = plan(toProfile({}));
  const link = `v=1${printMade(now)}`;
  expect(readLink(`${link}&at=ecr.api`).problems).toEqual([]);
  expect(changedSince(link, now)).toBeUndefined();
  const before = (['ecr.api', 'ecr.dkr', 'logs', 'sts'] as const).map(codeOf).join('');
  expect(changedSince(`v=1&was=2025.01:${before}`, now)).toEqual({
    version: '2025.01',
    added: ['s3'],
    dropped: ['sts'],
  });
  for (const link of ['v=1', 'v=1&was=', 'v=1&was=x:abc', 'v=1&was=1:<b>'])
    expect(changedSince(link, now)).toBeUndefined();
});

test('every service has a code of its own in links', () => {
  expect(new Set(SERVICE_IDS.map(codeOf)).size).toBe(SERVICE_IDS.length);
});
