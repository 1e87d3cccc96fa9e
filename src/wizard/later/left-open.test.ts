import { expect, test } from 'vitest';
import { knownCase } from '../../core/index.ts';
import { readSource } from '../../source/index.ts';
import { stillOpen } from './left-open.ts';

const text = JSON.stringify({
  family: 'web',
  requiresCompatibilities: ['FARGATE'],
  containerDefinitions: [
    { name: 'web', image: 'nginx', secrets: [{ name: 'DB_URL', valueFrom: '${db_url_from}' }] },
  ],
});
const read = readSource(text);
const reading = read.ok ? read.reading : undefined;
const [web = { name: '', answers: {} }] = knownCase(reading, []).workloads;
const openIn = (workload: typeof web, of: typeof reading) =>
  stillOpen(of, { vpc: {}, open: [], workloads: [workload] }).filter(
    ({ question }) => question === 'secretSources',
  );

test('what was read in doubt is open under the name that the workload has in the wizard, with what the text says', () => {
  for (const name of ['', 'web']) {
    const [open, ...others] = openIn({ ...web, name }, reading);
    expect(others).toEqual([]);
    expect(open).toMatchObject({ workload: name, because: expect.stringContaining('placeholder') });
  }
});

test('without the text the mark alone keeps it open', () => {
  const [open, ...others] = openIn(web, undefined);
  expect(others).toEqual([]);
  expect(open).toMatchObject({ workload: 'web', because: expect.stringContaining('read in doubt') });
  expect(
    stillOpen(undefined, { vpc: {}, open: [], workloads: [{ name: '', answers: web.answers }] }),
  ).toEqual([]);
  const ofVpc = stillOpen(undefined, { vpc: { egress: 'transit' }, open: ['egress'], workloads: [] });
  expect(ofVpc.map(({ question, workload }) => [question, workload])).toEqual([['egress', undefined]]);
});

test('it is open no more once somebody answers, whatever the text leaves open', () => {
  expect(openIn({ name: 'web', answers: web.answers }, reading)).toEqual([]);
  expect(
    openIn({ name: 'web', answers: { ...web.answers, secretSources: ['secretsmanager'] } }, reading),
  ).toEqual([]);
});
