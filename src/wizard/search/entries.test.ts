import { describe, expect, test } from 'vitest';
import {
  type Answers,
  askedQuestions,
  explain,
  offeredValues,
  PRESETS,
  plan,
  questionOf,
  toProfile,
} from '../../core/index.ts';
import { startOver } from '../state/plan-actions.ts';
import { useWizard } from '../state/store.ts';
import { type Entry, entriesOf, find } from './entries.ts';

const entriesFor = (answers: Answers): readonly Entry[] => {
  const profile = toProfile(answers);
  return entriesOf(plan(profile), profile);
};
const entries = entriesFor({});
const titles = (text: string) => find(entries, text).map(({ title }) => title);

describe('what people type first leads somewhere', () => {
  test.each([
    ['nat', 'Through a NAT gateway', /How the task subnets reach the internet/],
    ['tokyo', 'Asia Pacific (Tokyo)', /^ap-northeast-1/],
    ['são paulo', 'South America (Sao Paulo)', /^sa-east-1/],
    ['sao paulo', 'South America (Sao Paulo)', /^sa-east-1/],
    ['ap-northeast-1', 'Asia Pacific (Tokyo)', /^ap-northeast-1/],
    ['cost', 'Monthly cost', /./],
    ['picture', 'Picture of the plan', /./],
    ['mermaid', 'Picture of the plan', /Mermaid/],
    ['draw.io', 'Picture of the plan', /draw\.io/],
    ['print', 'Print the plan', /./],
    ['dark', 'Dark colours', /./],
    ['designs', 'Other ways to carry the calls', /./],
    ['compare', 'Compare two plans', /./],
    ['share', 'Share and save', /./],
    ['terraform', 'Terraform', /Export as/],
    ['csv', 'Share and save', /CSV/],
  ])('%s', (typed, title, text) => {
    const [first] = find(entries, typed);
    expect(first?.title).toBe(title);
    expect(first?.text).toMatch(text);
  });

  test('preset: every typical workload', () => {
    expect(titles('preset')).toEqual(PRESETS.map(({ title }) => title));
  });
});

test.each(PRESETS.map(({ id, answers }) => [id, answers] as const))(
  'every question of %s is found by the words of each of its options, and no two entries are the same',
  (_, answers) => {
    const profile = toProfile(answers);
    const all = entriesFor(answers);
    for (const id of askedQuestions(profile)) {
      const { kind, label } = questionOf(id);
      if (kind.kind !== 'choice' && kind.kind !== 'subset') continue;
      const offered = offeredValues(profile, id);
      const question = all.filter((entry) => entry.kind === 'Question' && entry.title === label);
      for (const option of kind.options.filter(({ value }) => offered.includes(value)))
        expect(find(question, option.label), `${id}: ${option.label}`).toHaveLength(1);
    }
    const keys = all.map(({ kind, title, text }) => `${kind} ${title} ${text}`);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  },
);

test('a Region that is chosen answers the question', () => {
  startOver();
  find(entries, 'tokyo')[0]?.go();
  const { vpc, at, past } = useWizard.getState();
  expect([vpc.region, at]).toEqual(['ap-northeast-1', 'region']);
  expect(past.length).toBeGreaterThan(0);
});

test('an answer leads to its own question, also where another question has the same value', () => {
  const own = find(entriesFor({ ecsExec: true }), 'amazon s3').filter(({ kind }) => kind === 'Answer');
  const places = own.map((entry) => {
    entry.go();
    return useWizard.getState().at;
  });
  expect(places.length).toBeGreaterThan(1);
  expect(new Set(places).size).toBe(places.length);
});

test('the sources behind findings are found, as those behind reasons are', () => {
  const profile = toProfile({});
  const { findings } = plan(profile);
  expect(findings.length).toBeGreaterThan(0);
  for (const { rule } of findings)
    for (const { title } of explain(rule, profile).citations)
      expect(find(entries, title).some((entry) => entry.kind === 'Source' && entry.title === title)).toBe(
        true,
      );
});

test('whole words come before parts of words, and titles before texts', () => {
  const entry = (title: string, text = ''): Entry => ({ kind: 'Note', title, text, go: () => undefined });
  const some = [
    entry('Alternatives'),
    entry('A text', 'without NAT'),
    entry('Native'),
    entry('With NAT'),
    entry('NAT gateway'),
  ];
  expect(find(some, 'nat').map(({ title }) => title)).toEqual([
    'NAT gateway',
    'With NAT',
    'Native',
    'Alternatives',
    'A text',
  ]);
  expect(find(some, 'why not nat?')[0]?.title).toBe('NAT gateway');
});
