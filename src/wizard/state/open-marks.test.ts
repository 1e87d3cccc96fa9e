/** What was read in doubt stays in doubt in the wizard, whatever else changes, until somebody answers it. */
import { beforeEach, expect, test } from 'vitest';
import { mergeReadings, type QuestionId } from '../../core/index.ts';
import { printShortFragment } from '../../share/index.ts';
import { readSource } from '../../source/index.ts';
import { redo, setAnswers, undo } from './actions.ts';
import { addWorkload, removeWorkload, renameWorkload, takeReading } from './more-actions.ts';
import { openedLink } from './opened.ts';
import { openPreset, openShared, startOver } from './plan-actions.ts';
import { currentPlanning, learnLinks, standingIn } from './planning.ts';
import { useWizard } from './store.ts';

const marks = (): readonly (readonly QuestionId[])[] => {
  const { open, workloads } = useWizard.getState();
  return [open, ...workloads.map((workload) => workload.open ?? [])];
};

const standing = (id: QuestionId): string => standingIn(useWizard.getState(), id).standing;

const LINK = 'v=1&region=eu-west-1&egress=transit&launchType=EC2&secretSources=ssm&open=egress,secretSources';

beforeEach(() => {
  learnLinks(printShortFragment);
  startOver();
  openShared(openedLink(LINK));
});

test('a link brings its marks, says so beside the questions, and gives them on', () => {
  expect(marks()).toEqual([['egress'], ['secretSources']]);
  expect([standing('egress'), standing('secretSources'), standing('launchType')]).toEqual([
    'doubted',
    'doubted',
    'stated',
  ]);
  expect(currentPlanning().short).toBe(LINK);
});

test('an answer settles its own question only, and undo and redo know', () => {
  setAnswers({ secretSources: ['ssm'] });
  expect(marks()).toEqual([['egress'], []]);
  expect(standing('secretSources')).toBe('stated');
  expect(currentPlanning().short).not.toContain('secretSources,');
  setAnswers({ egress: 'none' });
  expect(marks()).toEqual([[], []]);
  expect(currentPlanning().short).not.toContain('open=');
  undo();
  undo();
  expect(marks()).toEqual([['egress'], ['secretSources']]);
  redo();
  expect(marks()).toEqual([['egress'], []]);
});

test('a workload that is copied or renamed keeps its marks, one that is removed takes them along', () => {
  addWorkload('batch', 0);
  expect(marks()).toEqual([['egress'], ['secretSources'], ['secretSources']]);
  renameWorkload(0, 'web');
  setAnswers({ secretSources: [] }, undefined, 1);
  expect(marks()).toEqual([['egress'], ['secretSources'], []]);
  removeWorkload(0);
  expect(marks()).toEqual([['egress'], []]);
});

test('a typical workload keeps the doubt about what it keeps', () => {
  openPreset('web', { launchType: 'FARGATE' }, ['region', 'egress']);
  expect(marks()).toEqual([['egress'], []]);
  openPreset('web', { launchType: 'FARGATE' }, []);
  expect(marks()).toEqual([[], []]);
});

test('another plan brings its own', () => {
  openShared(openedLink('v=1&region=eu-west-1&launchType=EC2'));
  expect(marks()).toEqual([[], []]);
  undo();
  expect(marks()).toEqual([['egress'], ['secretSources']]);
});

test('a text that is taken over marks what it was read in doubt, and settles what it says', () => {
  const text = (valueFrom: string) =>
    JSON.stringify({
      family: 'web',
      requiresCompatibilities: ['FARGATE'],
      containerDefinitions: [{ name: 'web', image: 'nginx', secrets: [{ name: 'DB', valueFrom }] }],
    });
  const take = (source: string) => {
    const read = readSource(source);
    takeReading(mergeReadings(read.ok ? [read.reading] : []));
  };
  startOver();
  take(text('${db_url_from}'));
  expect(marks()[1]).toContain('secretSources');
  expect(currentPlanning().short).toMatch(/&open=[^&]*secretSources/);
  take(text('arn:aws:ssm:eu-west-1:123456789012:parameter/db'));
  expect(marks()[1]).not.toContain('secretSources');
});
