import { describe, expect, test } from 'vitest';
import { PATTERN_CASES } from './cases/patterns.ts';
import { type Clues, cluesIn } from './clues.ts';
import { diagnose } from './index.ts';
import { always, type Need, probably } from './pattern.ts';
import { type NamedPattern, PATTERNS, type TriedPattern } from './patterns/index.ts';
import { readingsOf } from './records.ts';

const first = (text: string): string | undefined => diagnose(text).diagnoses[0]?.rule;
const rules = (text: string): readonly string[] => diagnose(text).diagnoses.map(({ rule }) => rule);

const HAS: { readonly [N in Need]: (clues: Clues, pattern: NamedPattern) => boolean } = {
  host: ({ host, text }) => host !== undefined || text.includes('${'),
  failure: ({ network, denial, noCredentials, status, text }) =>
    network !== undefined ||
    denial !== undefined ||
    noCredentials ||
    status !== undefined ||
    /fail|unable|error/.test(text),
  answer: ({ denial, status, text, network }) =>
    denial !== undefined ||
    status !== undefined ||
    network === undefined ||
    /exception|not exist|answered|error/.test(text),
  words: ({ text }, { when }) => when.test(text),
};

/** What a pattern says it needs must be in the message that it recognises. */
function hasWhatItNeeds(pattern: NamedPattern, text: string): boolean {
  const { blocks, whole } = readingsOf(text);
  const all = [...blocks.flatMap(({ record, lines }) => [record, ...lines]), ...whole].map((record) =>
    cluesIn(record),
  );
  return all.some((clues) => pattern.needs.every((need) => HAS[need](clues, pattern)));
}

describe('the pattern', () => {
  test.each(PATTERNS.map((pattern) => [pattern.id, pattern] as const))(
    '%s speaks where it should, with the evidence it needs, and not next to it',
    (id, pattern) => {
      const { hit, miss } = PATTERN_CASES[id];
      expect(first(hit)).toBe(id);
      expect(hasWhatItNeeds(pattern, hit)).toBe(true);
      expect(rules(miss)).not.toContain(id);
    },
  );

  test('needs at least one kind of evidence', () => {
    expect(PATTERNS.filter(({ needs }) => needs.length === 0)).toEqual([]);
  });
});

test('a handshake that timed out names no key, so that none is taken for granted', () => {
  const { answers, diagnoses } = diagnose(PATTERN_CASES['exec/handshake-timed-out'].hit);
  expect(answers).toEqual({ ecsExec: true });
  expect(diagnoses.map(({ likelihood }) => likelihood)).not.toContain('likely');
});

describe('a pattern that is added', () => {
  const text = 'sidecar: acme-mesh lost its lease and gave up';
  const added = {
    id: 'test/acme-mesh',
    needs: ['words'],
    when: /acme-mesh lost its lease/,
    cites: ['ecs-stopped-errors'],
    finds: always(probably('configuration', [], 'The mesh gave up.', 'Renew its lease.')),
  } as const satisfies TriedPattern;

  test('is one entry: it speaks with its evidence and its citation, and changes no other answer', () => {
    const patterns = [...PATTERNS, added];
    const [cause] = diagnose(text, patterns).diagnoses;
    expect(cause).toMatchObject({ rule: 'test/acme-mesh', cause: 'configuration', likelihood: 'likely' });
    expect(cause?.evidence.map((one) => one.text)).toContain('acme-mesh lost its lease');
    expect(cause?.citations).toHaveLength(1);
    expect(diagnose(text).diagnoses).toEqual([]);
    for (const { hit } of Object.values(PATTERN_CASES).slice(0, 40))
      expect(diagnose(hit, patterns)).toEqual(diagnose(hit));
  });
});
