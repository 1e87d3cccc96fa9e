import { useDeferredValue, useMemo, useState } from 'react';
import { includedEndpoints, type Plan } from '../../core/index.ts';
import { EXPORT_FORMATS, type ExportContext, type ExportFormat, FORMATS } from '../../export/format.ts';
import { announce } from '../browser/announce.ts';
import { downloadText } from '../browser/files.ts';
import { useLoadable } from '../first/loadable.ts';
import { Button } from '../first/ui/Button.tsx';
import { WhenLoaded } from '../first/ui/Panel.tsx';
import { CopyButton } from '../later/ui/CopyButton.tsx';
import { Tabs } from '../later/ui/Tabs.tsx';
import { useAuditDelta } from '../paste/audit-state.ts';
import { usePlan } from '../state/planning.ts';
import { AllFiles } from './AllFiles.tsx';
import { Code } from './Code.tsx';
import { exporterOf, usePrefetchedExporters } from './exporters.ts';
import { howToRun } from './how-to-run.ts';
import { PolicyFiles } from './PolicyFiles.tsx';
import './export.css';

type TabId = ExportFormat | 'policies';

/** The plan in every format: the same bytes as the command line prints. */
export function ExportPanel() {
  const { plan, fragment, catalogue } = usePlan();
  const delta = useAuditDelta();
  const [isWhole, setWhole] = useState(false);
  const now = useMemo<ExportContext>(
    () => ({ plan, fragment, catalogue, ...(isWhole ? undefined : delta?.(plan)) }),
    [plan, fragment, catalogue, delta, isWhole],
  );
  // An answer first changes the plan on the screen; the exports follow when that is done.
  const context = useDeferredValue(now);
  const [selected, setSelected] = useState<TabId>('cloudformation');
  usePrefetchedExporters();
  return (
    <div className="exports">
      <div className="exports-head">
        <p className="hint">{summary(context.plan)}</p>
        <AllFiles context={context} />
      </div>
      {delta !== undefined && (
        <label className="exports-whole">
          <input type="checkbox" checked={!isWhole} onChange={(event) => setWhole(!event.target.checked)} />{' '}
          Only what is missing, and the corrections to what exists
        </label>
      )}
      <Tabs
        label="Formats"
        selected={selected}
        onSelect={(id) => setSelected(id as TabId)}
        items={[
          ...EXPORT_FORMATS.map((format) => ({
            id: format,
            title: FORMATS[format].title,
            content: () => <ExportFile format={format} context={context} />,
          })),
          { id: 'policies', title: 'Policies', content: () => <PolicyFiles plan={context.plan} /> },
        ]}
      />
    </div>
  );
}

function summary(plan: Plan): string {
  const count = includedEndpoints(plan).length;
  const rest = plan.endpoints.length - count;
  const noun = count === 1 ? 'endpoint' : 'endpoints';
  return `${count} ${noun}${rest > 0 ? `; ${rest} more ${rest === 1 ? 'is' : 'are'} planned and not exported, by your choice` : ''}. The command line prints the same bytes.`;
}

function ExportFile({ format, context }: { readonly format: ExportFormat; readonly context: ExportContext }) {
  const { title, language, fileName } = FORMATS[format];
  const name = fileName(context.plan.workload.namePrefix);
  const part = exporterOf(format);
  const { value: exporter, error } = useLoadable(part);
  const text = useMemo(() => exporter?.print(context), [exporter, context]);
  // A press waits for its text.
  const print = async () => text ?? (await part.load()).print(context);
  const [isSaving, setSaving] = useState(false);
  const download = async () => {
    setSaving(true);
    try {
      downloadText(name, await print());
    } catch {
      announce(`${name} could not be loaded`);
    } finally {
      setSaving(false);
    }
  };
  const run = howToRun(format, name);
  return (
    <div className="export-file" aria-busy={text === undefined}>
      <div className="export-bar">
        <code className="export-name">{name}</code>
        <span className="hint">{text === undefined ? 'Loading …' : size(text)}</span>
        <span className="export-actions">
          <CopyButton text={text ?? print} what={title} />
          <Button icon="download" aria-busy={isSaving} onClick={download}>
            Download<span className="sr-only"> {name}</span>
          </Button>
        </span>
      </div>
      <div className="export-run">
        <p>{run.text}</p>
        {run.commands.length > 0 && (
          <div className="export-command">
            <pre>{run.commands.join('\n')}</pre>
            <CopyButton text={run.commands.join('\n')} what="the command" variant="link" />
          </div>
        )}
      </div>
      {error === undefined ? (
        <Code text={text ?? ''} language={language} label={`${title}, ${name}`} />
      ) : (
        <WhenLoaded name={title} part={part}>
          {() => null}
        </WhenLoaded>
      )}
    </div>
  );
}

function size(text: string): string {
  const lines = text.split('\n').length - 1;
  const bytes = new TextEncoder().encode(text).length;
  return `${lines} lines, ${bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} kB`}`;
}
