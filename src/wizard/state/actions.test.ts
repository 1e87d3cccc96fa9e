import { beforeEach, expect, test } from 'vitest';
import { chooseAnswer, redo, setAnswers, undo } from './actions.ts';
import { addWorkload, removeWorkload, setCurrent, setDraft, setLoaded } from './more-actions.ts';
import { beforeReplacing, openPreset, openShared, startOver } from './plan-actions.ts';
import { EMPTY, useWizard } from './store.ts';

const initial = useWizard.getInitialState();
const state = () => useWizard.getState();
const PROBLEM = { field: 'x', value: 'y', allowed: 'z', taken: 'nothing' };

beforeEach(() => useWizard.setState(initial, true));

test('undo and redo bring back with a plan what its link contained that was not understood', () => {
  openShared({ ...EMPTY, problems: [PROBLEM] });
  startOver();
  expect(state().problems).toEqual([]);
  undo();
  expect(state().problems).toEqual([PROBLEM]);
  undo();
  expect(state().problems).toEqual([]);
  redo();
  expect(state().problems).toEqual([PROBLEM]);
});

test('how a plan differs from its link is not said of the plan that replaces it', () => {
  const since = { version: '2025.01', added: [], dropped: ['sts' as const] };
  const replacements = [
    () => openShared(EMPTY),
    () => openPreset('some', { region: 'eu-west-1' }, []),
    startOver,
  ];
  for (const replace of replacements) {
    setLoaded({ since });
    replace();
    expect(state().loaded.since).toBeUndefined();
  }
});

test('typing for one workload is a step of undo apart from typing for another one', () => {
  setAnswers({ launchType: 'EC2' });
  addWorkload('second');
  setAnswers({ launchType: 'EC2', agentVersion: '1.80.0' });
  setCurrent(0);
  setAnswers({ agentVersion: '1.89.2' }, 'agentVersion');
  setCurrent(1);
  setAnswers({ agentVersion: '1.90.0' }, 'agentVersion');
  undo();
  expect(state().workloads.map(({ answers }) => answers.agentVersion)).toEqual(['1.89.2', '1.80.0']);
});

test('what was typed for one workload and is not an answer does not stand in the field of another one', () => {
  addWorkload('second');
  const typeBoth = () => {
    setDraft('agentVersion', 'new');
    setDraft('vpcId', 'vpc-?');
  };
  const leave = [() => setCurrent(0), () => addWorkload('third'), () => removeWorkload(state().current)];
  for (const go of leave) {
    typeBoth();
    go();
    expect(state().drafts).toEqual({ vpcId: 'vpc-?' });
  }
});

test('what was typed gives way when undo changes the answer beside it, and stays when it does not', () => {
  setAnswers({ vpcId: 'vpc-0123456789abcdef0' });
  setDraft('vpcId', 'vpc-?');
  setDraft('accountId', '12');
  undo();
  expect(state().drafts).toEqual({ accountId: '12' });
});

test('before another plan takes its place the plan can be kept, with its last answer', () => {
  const kept: unknown[] = [];
  beforeReplacing(() => kept.push(state().vpc.vpcId));
  setAnswers({ vpcId: 'vpc-0123456789abcdef0' });
  startOver();
  openPreset('some', { region: 'eu-west-1', vpcId: 'vpc-0123456789abcdef1' }, []);
  openShared(EMPTY);
  beforeReplacing(() => undefined);
  expect(kept).toEqual(['vpc-0123456789abcdef0', undefined, 'vpc-0123456789abcdef1']);
});

test('choosing what was assumed or read in doubt states it, in one step of undo, and again it is no step', () => {
  useWizard.setState({ vpc: { egress: 'none' }, open: ['egress'] });
  chooseAnswer('egress', 'none');
  expect(state().open).toEqual([]);
  chooseAnswer('launchType', 'FARGATE');
  chooseAnswer('launchType', 'FARGATE');
  expect(state().workloads[0]?.answers).toEqual({ launchType: 'FARGATE' });
  undo();
  expect(state().workloads[0]?.answers).toEqual({});
  undo();
  expect(state().open).toEqual(['egress']);
  expect(state().past).toEqual([]);
});

test('who chooses a NAT gateway or public addresses says that there is an internet gateway, unless it was answered', () => {
  chooseAnswer('egress', 'nat-gateway');
  expect(state().vpc).toEqual({ egress: 'nat-gateway', internetGateway: true });
  undo();
  expect(state().vpc).toEqual({});
  chooseAnswer('egress', 'proxy');
  expect(state().vpc).toEqual({ egress: 'proxy' });
  chooseAnswer('internetGateway', false);
  chooseAnswer('egress', 'public-ip');
  expect(state().vpc).toEqual({ egress: 'public-ip', internetGateway: false });
});

test('what was read says no more than it says', () => {
  setAnswers({ egress: 'nat-gateway' });
  expect(state().vpc).toEqual({ egress: 'nat-gateway' });
});
