/**
 * Links as they were shared by released versions. They are never changed: a new version adds its own. What each meant is
 * written beside it, so a link keeps its meaning when defaults, ids or the order of questions change.
 */
import { describe, expect, test } from 'vitest';
import { type Answers, planVpc, toProfile, toProfiles } from '../core/index.ts';
import links from './frozen-links.json' with { type: 'json' };
import linksOf2 from './frozen-links-2.json' with { type: 'json' };
import { readLink, readSavedAnswers } from './index.ts';
import { MIGRATIONS, migrate, NEWEST_VERSION } from './shared-plan.ts';

describe('a link of version 1', () => {
  test.each(links.map((link) => [link.name, link] as const))(
    'still means the same: %s',
    (_, { fragment, ...meant }) => {
      const read = readLink(fragment);
      expect(read.problems).toEqual([]);
      expect(read.answers).toEqual(meant.answers);
      expect(read.workloads).toEqual([{ name: '', answers: {} }]);
      expect(toProfile(read.answers)).toMatchObject(meant.answers as Answers);
      expect(read.policies).toEqual(meant.policies ?? {});
      expect(fragment).toMatch(/^v=1&/);
    },
  );

  test.each(links.map((link) => [link.name, link] as const))(
    'has its twin among saved files: %s',
    (_, { fragment, answers, policies }) => {
      const read = readSavedAnswers(JSON.stringify({ version: 1, answers, policies: policies ?? {} }));
      expect(read).toEqual(readLink(fragment));
    },
  );
});

describe('a link of version 2', () => {
  test.each(linksOf2.map((link) => [link.name, link] as const))(
    'still means the same: %s',
    (_, { fragment, answers, workloads }) => {
      const read = readLink(fragment);
      expect(read.problems).toEqual([]);
      expect(read.workloads.map(({ name }) => name)).toEqual(workloads.map(({ name }) => name));
      for (const [index, { profile }] of toProfiles(read.answers, read.workloads).entries())
        expect(profile).toMatchObject(workloads[index]?.answers ?? {});
      expect(read.answers).toMatchObject(answers);
      expect(planVpc(read.answers, read.workloads).endpoints.length).toBeGreaterThan(0);
      expect(fragment).toMatch(/^v=2&/);
    },
  );
});

test('every older version has a migration, and each is applied', () => {
  const applied: number[] = [];
  for (let version = 1; version < NEWEST_VERSION; version++)
    if (MIGRATIONS[version] !== undefined) applied.push(version);
  expect(applied).toEqual(Array.from({ length: NEWEST_VERSION - 1 }, (_, index) => index + 1));
  expect(migrate({ answers: [['region', 'us-east-1']], workloads: [] }, 1)).toEqual({
    answers: [['region', 'us-east-1']],
    workloads: [{ name: '', answers: [] }],
  });
});
