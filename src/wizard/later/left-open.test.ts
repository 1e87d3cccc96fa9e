import { expect, test } from 'vitest';
import { readSource } from '../../source/index.ts';
import { stillOpen, withoutDoubt } from './left-open.ts';

const text = JSON.stringify({
  family: 'web',
  requiresCompatibilities: ['FARGATE'],
  containerDefinitions: [
    { name: 'web', image: 'nginx', secrets: [{ name: 'DB_URL', valueFrom: '${db_url_from}' }] },
  ],
});
const read = readSource(text);
const reading = read.ok ? read.reading : undefined;
const answers = reading?.workloads[0]?.answers ?? {};
const open = (given: typeof answers, of = reading, name = '') =>
  stillOpen(of, {}, [{ name, answers: given }]).flatMap(({ question, workload }) =>
    question === 'secretSources' ? [workload] : [],
  );

test('what was read in doubt is open under the name that the workload has in the wizard', () => {
  expect(open(answers)).toEqual(['']);
  expect(open(answers, reading, 'web')).toEqual(['web']);
  expect(stillOpen(undefined, {}, [{ name: '', answers }])).toEqual([]);
});

test('it is open no more once somebody answers otherwise, or confirms it', () => {
  expect(open({ ...answers, secretSources: ['secretsmanager'] })).toEqual([]);
  if (reading === undefined) throw new Error('the text is read');
  expect(open(answers, withoutDoubt(reading, 'secretSources', ''))).toEqual([]);
  expect(open(answers, withoutDoubt(reading, 'imageRegistries', ''))).toEqual(['']);
});
