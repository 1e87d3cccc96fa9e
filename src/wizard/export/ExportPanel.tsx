import { type ReactNode, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { includedEndpoints, type Plan } from '../../core/index.ts';
import {
  EXPORT_FORMATS,
  type ExportContext,
  type ExportFormat,
  FORMATS,
  fileNameOf,
} from '../../export/format.ts';
import { announce } from '../browser/announce.ts';
import { downloadText } from '../browser/files.ts';
import { device } from '../browser/storage.ts';
import { useLoadable } from '../first/loadable.ts';
import { counted } from '../first/money.ts';
import { Alert } from '../first/ui/Alert.tsx';
import { Button } from '../first/ui/Button.tsx';
import { WhenLoaded } from '../first/ui/Panel.tsx';
import { Commands } from '../later/ui/Commands.tsx';
import { CopyButton } from '../later/ui/CopyButton.tsx';
import { Tabs } from '../later/ui/Tabs.tsx';
import { useKept } from '../later/ui/use-kept.ts';
import { useAuditDelta } from '../later/use-audit.ts';
import { weighed } from '../later/weighed.ts';
import { AtWork } from '../reader/AtWork.tsx';
import { goTo } from '../state/actions.ts';
import { setFormat } from '../state/more-actions.ts';
import { foundIn } from '../state/plan-title.ts';
import { usePlan } from '../state/planning.ts';
import { useWizard } from '../state/store.ts';
import { AllFiles } from './AllFiles.tsx';
import { Code } from './Code.tsx';
import { exporterOf, usePrefetchedExporters } from './exporters.ts';
import { formatFamilies, howToRun } from './how-to-run.ts';
import { PolicyFiles } from './PolicyFiles.tsx';
import './export.css';

const POLICIES = 'policies';
const FAMILIES = formatFamilies(EXPORT_FORMATS);

/** The plan in every format: the same bytes as the command line prints. */
export function ExportPanel() {
  const [isWhole, setWhole] = useKept('whole export', false);
  const missing = useWhatIsMissing();
  const choice = missing !== undefined && (
    <label className="exports-whole">
      <input type="checkbox" checked={!isWhole} onChange={(event) => setWhole(!event.target.checked)} />{' '}
      {missing.label}
    </label>
  );
  const part = isWhole ? undefined : missing?.part;
  if (part !== 'waiting' && part !== 'failed') return <Formats part={part}>{choice}</Formats>;
  return (
    <div className="exports">
      {choice}
      {part === 'waiting' ? (
        <AtWork name="What is missing" doing="Checking" />
      ) : (
        <Alert kind="error" title="The VPC could not be checked" live>
          <p>What is missing is not known. The whole plan can be exported.</p>
        </Alert>
      )}
    </div>
  );
}

/** The whole plan, or a part of it, in every format. */
function Formats({
  part,
  children,
}: {
  readonly part: Partial<ExportContext> | undefined;
  readonly children: ReactNode;
}) {
  const { plan, short, catalogue } = usePlan();
  const known = useWhatIsKnown(plan);
  const now = useMemo<ExportContext>(
    () => ({ plan, fragment: short, catalogue, ...known, ...part }),
    [plan, short, catalogue, known, part],
  );
  // An answer first changes the plan on the screen; the exports follow when that is done.
  const context = useDeferredValue(now);
  const chosen = useWizard((state) => state.format) ?? device.get('format');
  const selected =
    chosen === POLICIES ? POLICIES : (FAMILIES.find((family) => isIn(family.formats, chosen)) ?? FAMILIES[0]);
  usePrefetchedExporters();
  return (
    <div className="exports">
      <div className="exports-head">
        <p className="hint">{summary(context.plan)}</p>
        <AllFiles context={context} />
      </div>
      {includedEndpoints(context.plan).length === 0 && (
        <Alert kind="warning" title="This export creates no endpoint">
          {part !== undefined
            ? 'Nothing is missing, or the plan does not have what is.'
            : 'Answer what the tasks use, or export recommended endpoints too: on the page “Your VPC”.'}
        </Alert>
      )}
      {children}
      <Tabs
        label="Formats"
        selected={selected === POLICIES ? POLICIES : (selected?.title ?? '')}
        onSelect={(id) => setFormat(FAMILIES.find(({ title }) => title === id)?.formats[0] ?? id)}
        items={[
          ...FAMILIES.map(({ title, formats }) => ({
            id: title,
            title,
            content: () => (
              <Family
                formats={formats}
                format={formats.find((format) => format === chosen) ?? formats[0]}
                context={context}
              />
            ),
          })),
          { id: POLICIES, title: 'Policies', content: () => <PolicyFiles plan={context.plan} /> },
        ]}
      />
    </div>
  );
}

const isIn = (formats: readonly ExportFormat[], format: string | undefined): boolean =>
  formats.some((other) => other === format);

/** What the sources said, and what is assumed: as the command line passes it to the printers. */
function useWhatIsKnown(plan: Plan): Pick<ExportContext, 'evidence' | 'assumptions' | 'findings'> {
  const reading = useWizard((state) => state.loaded.reading);
  const vpc = useWizard((state) => state.vpc);
  const open = useWizard((state) => state.open);
  const workloads = useWizard((state) => state.workloads);
  return useMemo(() => {
    const parts = reading ? [reading.vpc, ...reading.workloads] : [];
    return {
      evidence: {
        derived: parts.flatMap(({ derived }) => derived),
        undetermined: parts.flatMap(({ undetermined }) => undetermined),
        conflicts: parts.flatMap(({ conflicts }) => conflicts),
        notes: parts.flatMap(({ notes }) => notes),
      },
      assumptions: weighed(vpc, open, workloads, 0, reading),
      findings: foundIn(reading, plan),
    };
  }, [reading, vpc, open, workloads, plan]);
}

interface Missing {
  readonly label: string;
  readonly part: Partial<ExportContext> | 'waiting' | 'failed';
}

/** Where something is loaded: what the check or the diagnosis says is missing. */
function useWhatIsMissing(): Missing | undefined {
  const delta = useAuditDelta();
  const error = useWizard((state) => state.loaded.error);
  const { plan } = usePlan();
  return useMemo(() => {
    if (delta !== undefined)
      return {
        label: 'Only what is missing, and the corrections to what exists',
        part: delta === 'waiting' || delta === 'failed' ? delta : { ...delta, partOf: 'missing' },
      };
    const named = error?.endpoints ?? [];
    if (named.length === 0) return undefined;
    return {
      label: `Only what the error names: ${named.join(', ')}`,
      part: {
        plan: { ...plan, endpoints: plan.endpoints.filter(({ service }) => named.includes(service)) },
        partOf: 'error',
      },
    };
  }, [delta, error, plan]);
}

function summary(plan: Plan): string {
  const count = includedEndpoints(plan).length;
  const rest = plan.endpoints.length - count;
  return `${counted(count, 'endpoint')}${rest > 0 ? `; ${counted(rest, 'more is', 'more are')} planned and not exported: see “Endpoints to export” on the page “Your VPC”` : ''}.`;
}

function Family({
  formats,
  format,
  context,
}: {
  readonly formats: readonly ExportFormat[];
  readonly format: ExportFormat | undefined;
  readonly context: ExportContext;
}) {
  if (format === undefined) return null;
  return (
    <>
      {formats.length > 1 && (
        <fieldset className="format-variants">
          <legend className="sr-only">Language</legend>
          {formats.map((other) => (
            <label key={other} className="chip-choice">
              <input
                type="radio"
                name="variant"
                checked={other === format}
                onChange={() => setFormat(other)}
              />
              <span>{FORMATS[other].language.toUpperCase()}</span>
            </label>
          ))}
        </fieldset>
      )}
      <ExportFile key={format} format={format} context={context} />
    </>
  );
}

function ExportFile({ format, context }: { readonly format: ExportFormat; readonly context: ExportContext }) {
  const { title, language } = FORMATS[format];
  const name = fileNameOf(format, context.plan.workload.namePrefix);
  const part = exporterOf(format);
  const { value: exporter, error } = useLoadable(part);
  const text = useMemo(() => exporter?.print(context), [exporter, context]);
  const before = useTextBefore(text);
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
  return (
    <div className="export-file" aria-busy={text === undefined}>
      <div className="export-bar">
        <strong>{title}</strong>
        <code className="export-name">{name}</code>
        <span className="hint">{text === undefined ? 'Loading …' : size(text)}</span>
        <span className="export-actions">
          <CopyButton text={text ?? print} what={title} variant="primary" />
          <Button icon="download" className="quiet" aria-busy={isSaving} onClick={download}>
            Download<span className="sr-only"> {name}</span>
          </Button>
        </span>
      </div>
      <HowToRun format={format} name={name} plan={context.plan} />
      {error === undefined ? (
        <Code text={text ?? ''} before={before} language={language} label={`${title}, ${name}`} />
      ) : (
        <WhenLoaded name={title} part={part}>
          {() => null}
        </WhenLoaded>
      )}
    </div>
  );
}

function HowToRun({
  format,
  name,
  plan,
}: {
  readonly format: ExportFormat;
  readonly name: string;
  readonly plan: Plan;
}) {
  const run = howToRun(format, name, plan);
  return (
    <details className="export-run">
      <summary>{run.commands.length > 0 ? 'How to run it' : 'What it is for'}</summary>
      <p>
        {run.text}
        {run.open.length > 0 && (
          <>
            {' '}
            Fill in what is not answered: {run.open.join(', ')}.{' '}
            <Button variant="link" onClick={() => goTo('target')}>
              Answer under “Your VPC”
            </Button>
          </>
        )}
      </p>
      {run.commands.length > 0 && <Commands commands={run.commands} />}
    </details>
  );
}

/** The text before the last change of the answers, to mark what differs. */
function useTextBefore(text: string | undefined): string | undefined {
  const [texts, setTexts] = useState<{
    readonly now: string | undefined;
    readonly before: string | undefined;
  }>({
    now: text,
    before: undefined,
  });
  useEffect(() => {
    setTexts((known) =>
      known.now === text ? known : { now: text, before: known.now === undefined ? undefined : known.now },
    );
  }, [text]);
  return texts.now === text ? texts.before : texts.now;
}

function size(text: string): string {
  const lines = text.split('\n').length - 1;
  const bytes = new TextEncoder().encode(text).length;
  return `${counted(lines, 'line')}, ${bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} kB`}`;
}
