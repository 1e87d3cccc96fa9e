import { describe, expect, test } from 'vitest';
import { diagnose } from '../diagnose/index.ts';
import { readLink, readSavedAnswers } from '../share/index.ts';
import { IS_WHOLE } from '../testing/whole.ts';
import { readInventory, readSources } from './index.ts';

const DEEP = 100_000;
const LONG = IS_WHOLE ? 10_000_000 : 2_000_000;

const steps = (piece: string): string =>
  Array.from({ length: 1_300 }, (_, depth) => ' '.repeat(depth) + piece).join('\n');

/** Texts that are nested, long or refer to themselves, so that a careless reader never comes back. */
const TEXTS: { readonly [what: string]: () => string } = {
  'ever deeper dashes': () => steps('-'),
  'ever deeper keys': () => steps('a:'),
  'dashes in one line': () => '- '.repeat(DEEP),
  'JSON lists': () => '['.repeat(DEEP) + ']'.repeat(DEEP),
  'JSON objects': () => `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`,
  'functions of CloudFormation': () =>
    `{"Resources":{"A":{"Type":"AWS::ECS::TaskDefinition","Properties":${'{"Fn::If":["a",'.repeat(DEEP)}1${',2]}'.repeat(DEEP)}}}}`,
  'flow lists of YAML': () => `a: ${'['.repeat(DEEP)}${']'.repeat(DEEP)}`,
  'blocks of Terraform': () => `resource "aws_ecs_service" "a" ${'{ a = '.repeat(DEEP)}`,
  'aliases of aliases': () =>
    `a0: &a0 [x, x]\n${Array.from({ length: 60 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]`).join('\n')}`,
  'an alias of itself': () => 'containerDefinitions: &a [*a]',
  'merges of merges': () =>
    `a0: &a0 {x: 1}\n${Array.from({ length: 2_000 }, (_, index) => `a${index + 1}: &a${index + 1}\n  <<: [*a${index}, *a${index}]`).join('\n')}`,
  'many anchors': () => Array.from({ length: DEEP }, (_, index) => `- &a${index} x`).join('\n'),
  'megabytes of brackets': () => '['.repeat(LONG),
  'megabytes of dashes': () => '- '.repeat(LONG / 2),
  'megabytes of a heredoc': () => `a = <<E\n${'x\n'.repeat(LONG / 2)}`,
};

const READERS: { readonly [name: string]: (text: string) => unknown } = {
  'sources, twice': (text) =>
    readSources([text, text].map((one, index) => ({ name: `${index}`, text: one }))),
  inventory: (text) => readInventory({ endpoints: text }),
  diagnosis: diagnose,
  link: readLink,
  'saved answers': readSavedAnswers,
};

describe.each(Object.keys(TEXTS))('%s', (what) => {
  const text = TEXTS[what]?.() ?? '';

  // How long that takes, `npm run bench` measures; a reader that never comes back ends the test.
  test.each(Object.keys(READERS))('come back from the reader: %s', (name) => {
    expect(READERS[name]?.(text)).toBeDefined();
  });

  test('come back from the reader of sources, refused with their place and a reason of ours', () => {
    const read = readSources([{ name: 'text', text }]);
    if (read.ok) throw new Error('taken for a source');
    for (const { line, column, message } of read.problems) {
      expect([line, column].map(Number).every((at) => at > 0)).toBe(true);
      expect(message).not.toMatch(/call stack|RangeError|Invalid string/);
    }
    expect(read.problems.length).toBeGreaterThan(0);
  });
});
