/**
 * Links as they were shared by released versions. They are never changed: a new version adds its own. What each meant is
 * written beside it, so a link keeps its meaning when defaults, ids or the order of questions change.
 */
import { describe, expect, test } from 'vitest';
import { type Answers, toProfile } from '../core/index.ts';
import links from './frozen-links.json' with { type: 'json' };
import { readLink } from './index.ts';

describe('a link of version 1', () => {
  test.each(links.map((link) => [link.name, link] as const))(
    'still means the same: %s',
    (_, { fragment, ...meant }) => {
      const read = readLink(fragment);
      expect(read.problems).toEqual([]);
      expect(read.answers).toEqual(meant.answers);
      expect(toProfile(read.answers)).toMatchObject(meant.answers as Answers);
      expect(read.policies).toEqual(meant.policies ?? {});
      expect(fragment).toMatch(/^v=1&/);
    },
  );
});
