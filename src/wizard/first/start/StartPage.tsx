import { useState } from 'react';
import { askedQuestions, questionOf } from '../../../core/index.ts';
import { device } from '../../browser/storage.ts';
import { usePlan } from '../../state/planning.ts';
import { type ImportSource, useWizard } from '../../state/store.ts';
import { useHydrated } from '../hydrated.ts';
import { PresetList } from '../later.tsx';
import { intentions } from '../on-demand.ts';
import { PageButtons } from '../PageButtons.tsx';
import { QuestionField } from '../questions/QuestionField.tsx';
import { Button } from '../ui/Button.tsx';
import { FileButton } from '../ui/FileButton.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';

const loadFiles = () => import('../../browser/files.ts');

export function StartPage() {
  const { workload } = usePlan();
  const essential = askedQuestions(workload).filter((id) => questionOf(id).essential);
  return (
    <>
      <PageTitle>Which VPC endpoints do your Amazon ECS tasks need?</PageTitle>
      <p className="lead">
        A private subnet, no NAT, and the task stops with <q>unable to pull secrets or registry auth</q> or{' '}
        <q>i/o timeout</q>: here you get the endpoints that are missing, why, in which order, with which
        policy and at what cost. Everything is computed in this browser, and nothing that you enter leaves it.
      </p>
      <StartPoints />
      <section aria-labelledby="essential-title">
        <h2 id="essential-title">The answers that decide most plans</h2>
        <p className="help">
          These are enough. Everything else has a sensible default; change it step by step, or skip it.
        </p>
        <div className="questions">
          {essential.map((id) => (
            <QuestionField key={id} id={id} workload={workload} />
          ))}
        </div>
      </section>
      <PageButtons page="start" />
    </>
  );
}

const SOURCES: readonly { readonly source: ImportSource; readonly label: string }[] = [
  { source: 'task-definition', label: 'A task definition' },
  { source: 'error', label: 'An error message' },
  { source: 'endpoints', label: 'Existing endpoints' },
];

function StartPoints() {
  const setImporting = useWizard((state) => state.setImporting);
  const [showsPresets, setShowsPresets] = useState(false);
  return (
    <section className="start-points" aria-labelledby="start-title">
      <h2 id="start-title">Start from what you have</h2>
      <div className="buttons">
        <Button
          icon="down"
          aria-expanded={showsPresets}
          aria-controls="presets"
          onClick={() => setShowsPresets(!showsPresets)}
        >
          A typical workload
        </Button>
        {SOURCES.map(({ source, label }) => (
          <Button key={source} {...intentions.import} onClick={() => setImporting(source)}>
            {label}
          </Button>
        ))}
        <FileButton
          accept=".json,application/json"
          onText={(text) => loadFiles().then((files) => files.openPlanFile(text))}
        >
          Saved answers
        </FileButton>
        <LastPlanButton />
      </div>
      <div id="presets" className="presets">
        {showsPresets && <PresetList />}
      </div>
    </section>
  );
}

function LastPlanButton() {
  const hydrated = useHydrated();
  const isUntouched = useWizard(
    (state) => state.past.length === 0 && Object.keys(state.answers).length === 0,
  );
  if (!hydrated || !isUntouched || device.get('last') === undefined) return null;
  return <Button onClick={() => loadFiles().then((files) => files.openLastPlan())}>Your last plan</Button>;
}
