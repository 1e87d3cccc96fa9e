import { describe, expect, test } from 'vitest';
import { recognise } from './recognise.ts';

describe('a very long text of anything is answered or refused', () => {
  test.each(['\\', ' ', '\t', '[', '{"a":', '- ', 'a: ', '"', '9', '\u0315', 'v=1&', '\n', 'é'])(
    '%j',
    (unit) => {
      const text = unit.repeat(Math.ceil(30_000 / unit.length));
      const { found } = recognise([{ name: '', text }], { services: [] });
      expect(found).toHaveLength(1);
    },
  );
});
