import { Tabs } from '../later/ui/Tabs.tsx';
import { type ImportSource, useWizard } from '../state/store.ts';
import { EndpointsTab } from './EndpointsTab.tsx';
import { ErrorTab } from './ErrorTab.tsx';
import { TaskDefinitionTab } from './TaskDefinitionTab.tsx';
import './import.css';

const TABS: readonly {
  readonly id: ImportSource;
  readonly title: string;
  readonly content: () => React.ReactNode;
}[] = [
  { id: 'task-definition', title: 'Task definition', content: () => <TaskDefinitionTab /> },
  { id: 'error', title: 'Error', content: () => <ErrorTab /> },
  { id: 'endpoints', title: 'Existing endpoints', content: () => <EndpointsTab /> },
];

/** Three ways to a plan without filling in a form. */
export function ImportPanel() {
  const source = useWizard((state) => state.importing) ?? 'task-definition';
  const setImporting = useWizard((state) => state.setImporting);
  return (
    <div className="import-panel">
      <p className="hint">What you paste or drop is read in this browser, and neither sent nor stored.</p>
      <Tabs
        label="What you have"
        items={TABS}
        selected={source}
        onSelect={(id) => setImporting(id as ImportSource)}
      />
    </div>
  );
}
