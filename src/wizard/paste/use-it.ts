/** What can be done with what was read, the usual thing last. */
import { announce } from '../browser/announce.ts';
import { goTo, openShared, setAnswers, setDialog, showTab } from '../state/actions.ts';
import { setLoaded, takeReading } from '../state/more-actions.ts';
import type { Recognised } from './recognise.ts';

/** Something that can be done with what was read. */
export interface Use {
  readonly label: string;
  readonly act: () => void;
}

export function usesOf(read: Recognised): readonly Use[] {
  const { plan, reading, inventory, error, diagnosis } = read;
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
  const names = diagnosis?.diagnoses.some(({ endpoints }) => endpoints.length > 0);
  const answers = diagnosis?.answers ?? {};
  const hasAnswers =
    reading !== undefined && [reading.vpc, ...reading.workloads].some(({ derived }) => derived.length > 0);
  const take = () => {
    if (Object.keys(answers).length > 0) setAnswers(answers);
    if (reading !== undefined && hasAnswers) takeReading(reading);
    setLoaded({
      ...(error === undefined ? {} : { error }),
      ...(inventory === undefined ? {} : { inventory }),
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
    label: error === undefined ? 'Use these answers' : 'Use in the plan',
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
  if (inventory) return error !== undefined ? [exportMissing, check] : hasAnswers ? [use, check] : [check];
  if (error !== undefined) return names ? [use, exportMissing] : [use];
  return hasAnswers ? [use] : [];
}
