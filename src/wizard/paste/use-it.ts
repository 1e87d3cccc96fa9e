/** What can be done with what was read, the usual thing last. */
import type { Diagnosis } from '../../diagnose/index.ts';
import { announce } from '../browser/announce.ts';
import type { ReadTexts } from '../reader/protocol.ts';
import { goTo, setAnswers, setDialog, showTab } from '../state/actions.ts';
import { setLoaded, takeReading } from '../state/more-actions.ts';
import { openShared } from '../state/plan-actions.ts';
import { type LoadedError, useWizard } from '../state/store.ts';

/** Something that can be done with what was read. */
export interface Use {
  readonly label: string;
  readonly act: () => void;
}

/** The endpoints that may be missing. One that exists and is to be corrected is not made once more. */
function missingIn({ diagnoses }: Diagnosis): LoadedError['endpoints'] {
  const missing = diagnoses.filter(({ cause }) => cause === 'missing-endpoint');
  return [...new Set(missing.flatMap(({ endpoints }) => endpoints))];
}

/** The endpoints that a diagnosis misses, and all of it in half a line. */
export function inShort(diagnosis: Diagnosis): LoadedError {
  const [first] = diagnosis.diagnoses;
  const endpoints = missingIn(diagnosis);
  if (first === undefined) return { summary: 'Nothing is recognised', endpoints, isOfEndpoints: false };
  const isOfEndpoints = first.endpoints.length > 0;
  const where = isOfEndpoints ? `: ${first.endpoints.join(', ')}` : '';
  return { summary: `${first.heading}${where}`, endpoints, isOfEndpoints };
}

export function usesOf(read: ReadTexts): readonly Use[] {
  const { plan, reading, existing, diagnosis } = read;
  if (plan)
    return [
      {
        label: 'Open this plan',
        act: () => {
          openShared(plan);
          setDialog(undefined);
          goTo('review');
          announce('The plan is open');
        },
      },
    ];
  const hasMissing = diagnosis !== undefined && missingIn(diagnosis).length > 0;
  const answers = diagnosis?.answers ?? {};
  const hasAnswers =
    reading !== undefined && [reading.vpc, ...reading.workloads].some(({ derived }) => derived.length > 0);
  const take = () => {
    if (Object.keys(answers).length > 0) setAnswers(answers);
    if (reading !== undefined && hasAnswers) takeReading(reading);
    // Of another Region nothing could be judged; what somebody said stands, and the check tells that they differ.
    const region = existing?.region;
    if (region !== undefined && useWizard.getState().vpc.region === undefined) setAnswers({ region });
    setLoaded({
      ...(diagnosis === undefined ? {} : { error: inShort(diagnosis) }),
      ...(existing === undefined ? {} : { existing }),
      ...(reading !== undefined && hasAnswers ? { reading } : {}),
    });
    setDialog(undefined);
  };
  const check = {
    label: 'Check this VPC',
    act: () => {
      take();
      showTab('check');
      announce('The VPC is checked against the plan');
    },
  };
  const use = {
    label: diagnosis === undefined ? 'Use these answers' : 'Use in the plan',
    act: () => {
      take();
      showTab('endpoints');
      announce('The answers are in the plan');
    },
  };
  const exportMissing = {
    label: 'Export what is missing',
    act: () => {
      take();
      showTab('export');
      announce('The exports hold what the error names');
    },
  };
  if (existing) return diagnosis !== undefined ? [exportMissing, check] : hasAnswers ? [use, check] : [check];
  if (diagnosis !== undefined) return hasMissing ? [use, exportMissing] : [use];
  return hasAnswers ? [use] : [];
}
