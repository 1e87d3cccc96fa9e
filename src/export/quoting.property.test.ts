import { execFileSync, spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { anyCharacter } from '../testing/characters.ts';
import { contextOf, exportPlan, SCENARIOS } from '../testing/conformance-entry.ts';
import { asciiJson, hereText, quotedJson, shellWord } from './cli/shell.ts';
import { codeBlock, codeSpan, escapeMarkdown, table } from './markdown/text.ts';
import { objectKey, quoted } from './terraform/hcl.ts';

/** Texts that mean something to one format or another, alone and mixed with any other character. */
const hostile = fc.oneof(
  fc.constantFrom(
    '$(reboot)',
    '${x}',
    '$${x}',
    '%{if true}',
    '`id`',
    "'",
    '"',
    '\\',
    '\\"',
    '!Ref VpcId',
    '!Sub ${AWS::Region}',
    'yes',
    'no',
    'null',
    '~',
    '1_000',
    '0x1F',
    '12:30:45',
    '2026-01-01',
    '- a',
    'a: b',
    'a #b',
    '*a',
    '&a',
    '|',
    '>',
    '@x',
    '=',
    '<<',
    '\u2028',
    '\u0085',
    '\ufeff',
    '\u202e',
    'ü😀',
    'x'.repeat(255),
  ),
  fc.string({ unit: anyCharacter, maxLength: 20 }),
  fc
    .array(fc.constantFrom('$', '{', '}', '%', '"', "'", '\\', '`', '\n', ' ', 'a', '!', '#'), {
      maxLength: 12,
    })
    .map((parts) => parts.join('')),
);

const batch = fc.sample(hostile, { numRuns: 400, seed: 7 });

describe('bash', () => {
  test('reads a quoted word as the text that was quoted', () => {
    const texts = batch.map((text) => text.replace(/\p{Cs}|\0/gu, ''));
    const script = `printf '%s\\0' ${texts.map(shellWord).join(' ')}`;
    const read = execFileSync('bash', ['-s'], { input: script, encoding: 'utf8' });
    expect(read.split('\0').slice(0, -1)).toEqual(texts);
  });

  test('expands nothing in an escaped here-document', () => {
    const texts = batch.map((text) => asciiJson(text));
    const script = `cat <<TEXT\n${texts.map(hereText).join('\n')}\nTEXT\n`;
    const read = execFileSync('bash', ['-s'], { input: script, encoding: 'utf8' });
    expect(read.split('\n').slice(0, -1)).toEqual(texts);
  });

  test('JSON for the AWS CLI is ASCII and means the same', () => {
    for (const text of batch) {
      const json = asciiJson({ Key: text });
      expect(json).toMatch(/^[\x20-\x7e]*$/);
      expect(JSON.parse(json)).toEqual({ Key: text });
      const word = quotedJson(json);
      expect(word.slice(1, -1)).not.toMatch(/[$`']/);
      expect(JSON.parse(word.slice(1, -1))).toEqual({ Key: text });
    }
  });
});

describe('HCL', () => {
  /** What Terraform makes of a quoted text without templates (checked in the real Terraform by the conformance suite). */
  const unquoted = (hcl: string): string =>
    hcl
      .slice(1, -1)
      .replace(
        /\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|(.))|([$%])\4(?=\{)/gs,
        (_all, short: string, long: string, one: string, sign: string) =>
          sign ??
          (one === undefined
            ? String.fromCodePoint(Number.parseInt(short ?? long, 16))
            : ({ n: '\n', r: '\r', t: '\t' }[one] ?? one)),
      );

  test('quotes every text so that it is read again as it was', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(unquoted(quoted(text))).toBe(text);
      }),
    );
  });

  test('leaves no template sequence and no invisible character in a quoted text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const inner = quoted(text);
        // A blank stands for what is taken out, so that what was apart does not become a sequence.
        expect(inner.replace(/\$\$\{|%%\{/g, ' ')).not.toMatch(/[$%]\{|[\p{Cc}\p{Cf}\u2028\u2029]/u);
      }),
    );
  });

  test('quotes a key that would be something else without quotes', () => {
    expect(['Name', 'ecr.api', 'for', 'true', 'null', 'a b', '1a', ''].map(objectKey)).toEqual([
      'Name',
      '"ecr.api"',
      '"for"',
      '"true"',
      '"null"',
      '"a b"',
      '"1a"',
      '""',
    ]);
  });
});

describe('YAML', () => {
  // What a person can put into a tag: no control characters, no comma, key and value divided by the first `=`.
  const tag = hostile
    .map((text) => text.replace(/[\p{Cc}\p{Cs},]/gu, '').trim())
    .filter((text) => text !== '');

  test('holds the same template as JSON, whatever the tags say', () => {
    fc.assert(
      fc.property(tag, tag, (key, value) => {
        const context = contextOf({ tags: `${key.replaceAll('=', '') || 'k'}=${value}` });
        const fromJson = JSON.parse(exportPlan('cloudformation-json', context)) as Template;
        expect(withoutMetadata(fromYaml(exportPlan('cloudformation', context)))).toEqual(
          withoutMetadata(fromJson),
        );
      }),
      { numRuns: 25 },
    );
  });
});

interface Template {
  readonly Metadata?: Record<string, unknown>;
  readonly Resources: Record<string, Record<string, unknown>>;
}

/** Reads short tags into the long form. */
function fromYaml(text: string): Template {
  const names = [
    'Ref',
    'Sub',
    'GetAtt',
    'Select',
    'Split',
    'Equals',
    'Not',
    'If',
    'EachMemberEquals',
    'ValueOfAll',
  ];
  const long = (name: string, value: unknown): unknown =>
    name === 'Ref'
      ? { Ref: value }
      : { [`Fn::${name}`]: name === 'GetAtt' ? String(value).split('.') : value };
  const customTags = names.flatMap((name) => [
    { tag: `!${name}`, resolve: (value: string) => long(name, value) },
    {
      tag: `!${name}`,
      collection: 'seq' as const,
      resolve: (value: { toJSON: () => unknown }) => long(name, value.toJSON()),
    },
  ]);
  return parse(text, { version: '1.1', customTags } as never) as Template;
}

function withoutMetadata({ Metadata = {}, Resources, ...rest }: Template): unknown {
  const { EcsEndpointPlanner: _, ...metadata } = Metadata;
  return {
    ...rest,
    metadata,
    Resources: Object.fromEntries(
      Object.entries(Resources).map(([id, { Metadata: _reason, ...body }]) => [id, body]),
    ),
  };
}

describe('Markdown', () => {
  test('a cell never ends its table cell, its row or its code span', () => {
    fc.assert(
      fc.property(hostile, hostile, (text, code) => {
        const row = table(['a', 'b', 'c'], [[escapeMarkdown(text), codeSpan(code), 'end']])
          .split('\n')
          .slice(2);
        expect(row).toHaveLength(1);
        expect(row[0]?.replace(/\\\\/g, '').match(/(?<!\\)\|/g)).toHaveLength(4);
      }),
    );
  });

  test('a fenced block is closed by its own fence only', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const lines = codeBlock('bash', text).split('\n');
        const fence = /^`+/.exec(lines[0] ?? '')?.[0] ?? '';
        expect(lines.slice(1, -1).filter((line) => line.trim().startsWith(fence))).toEqual([]);
      }),
    );
  });

  test('shows text as it is', () => {
    expect(escapeMarkdown('a*b*[c](d) <b> &amp; `x` | sovereign_cloud _x_')).toBe(
      'a\\*b\\*\\[c\\](d) \\<b\\> &amp;amp; \\`x\\` \\| sovereign_cloud \\_x\\_',
    );
    expect(
      escapeMarkdown('Check: aws ecs describe-tasks --query "tasks[].arn" --tasks a_b prints *it*.'),
    ).toBe('Check: `aws ecs describe-tasks --query "tasks[].arn" --tasks a_b` prints \\*it\\*.');
    expect(escapeMarkdown('Ask (aws ec2 describe-vpc-endpoints, [all]).')).toBe(
      'Ask (`aws ec2 describe-vpc-endpoints`, \\[all\\]).',
    );
    expect(escapeMarkdown('- no list')).toBe('\\- no list');
    expect(escapeMarkdown('1. no list')).toBe('1\\. no list');
  });
});

test('the plain script is what bash 3.2 reads: no arrays that it lacks, no letters in upper case, no here-strings', () => {
  for (const { answers } of SCENARIOS) {
    const text = exportPlan('cli-plain', contextOf(answers)).replace(/<<'?JSON'?\n[\s\S]*?\nJSON$/gm, '');
    expect(text).not.toMatch(
      /<<<|declare -A|mapfile|readarray|\$\{\w+(\^|,,)|\|&|&>>|inherit_errexit|coproc/,
    );
    expect(spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' }).stderr).toBe('');
  }
});
