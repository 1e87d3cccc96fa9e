import { type ReactNode, useEffect, useRef } from 'react';
import { includedEndpoints, type Plan } from '../../core/index.ts';
import { policyProblems } from '../../policy/index.ts';
import { planLink } from '../browser/address.ts';
import { announce } from '../browser/announce.ts';
import { loadable } from '../first/loadable.ts';
import { counted } from '../first/money.ts';
import { CheckPanel, ComparePanel, ExportPanel, intentions } from '../first/on-demand.ts';
import { PageButtons } from '../first/PageButtons.tsx';
import { EndpointList } from '../first/plan/EndpointList.tsx';
import { Findings } from '../first/plan/Findings.tsx';
import { usePlanChanges } from '../first/plan/PlanPanel.tsx';
import { Alert } from '../first/ui/Alert.tsx';
import { Button } from '../first/ui/Button.tsx';
import { PageTitle } from '../first/ui/PageTitle.tsx';
import { partOf } from '../first/ui/Panel.tsx';
import { Deciding } from '../later/Deciding.tsx';
import { KNOWLEDGE_IN_WORDS } from '../later/knowledge.ts';
import { PictureBox } from '../later/picture/PictureBox.tsx';
import { CostBox } from '../later/plan/CostBox.tsx';
import { Notes } from '../later/plan/Notes.tsx';
import { NotNeeded } from '../later/plan/NotNeeded.tsx';
import { PolicyProblems } from '../later/plan/PolicyProblems.tsx';
import { LinkButton } from '../later/plan/RuleActions.tsx';
import { StepList } from '../later/plan/StepList.tsx';
import { REVIEW_PARTS } from '../later/review-parts.ts';
import { useInSight } from '../later/ui/use-in-sight.ts';
import { usePointed } from '../later/ui/use-pointed.ts';
import { useIsInDoubt } from '../later/use-audit.ts';
import { setDialog } from '../state/actions.ts';
import { setTab } from '../state/more-actions.ts';
import { headline } from '../state/plan-title.ts';
import { type Planning, usePlan } from '../state/planning.ts';
import { type ReviewTab, useWizard } from '../state/store.ts';
import { AnswerList } from './AnswerList.tsx';
import { OwnIds } from './OwnIds.tsx';
import { type Reference, usePaper } from './paper.ts';
import { SourceFindings } from './SourceFindings.tsx';
import { shownAtFirst } from './shown-at-first.ts';
import { Unfinished } from './Unfinished.tsx';
import './review.css';

const designs = loadable(() => import('../designs/DesignsPanel.tsx'));
const DesignsPanel = partOf('The designs', designs, (module) => module.DesignsPanel);

interface Section {
  readonly id: ReviewTab;
  readonly heading: string;
  /** Not for paper. */
  readonly isScreenOnly?: true;
  readonly content: (planning: Planning, isPrinting: boolean) => ReactNode;
}

const SECTIONS: readonly Section[] = [
  {
    id: 'endpoints',
    heading: 'Endpoints, in the order of creation',
    content: (planning, isPrinting) => <EndpointsSection planning={planning} isPrinting={isPrinting} />,
  },
  {
    id: 'export',
    heading: 'Export',
    isScreenOnly: true,
    content: () => <ExportPanel />,
  },
  {
    id: 'check',
    heading: 'Check of what exists',
    isScreenOnly: true,
    content: () => <CheckPanel />,
  },
  {
    id: 'steps',
    heading: 'Steps',
    content: (planning) => (
      <>
        <OwnIds planning={planning} />
        <StepList plan={planning.plan} level="h3" />
      </>
    ),
  },
  {
    id: 'notes',
    heading: 'Notes',
    content: ({ plan }, isPrinting) => (
      <>
        <Notes plan={plan} level="h3" isOpen={isPrinting} />
        {plan.notNeeded.length > 0 && (
          <>
            <h3 className="spared-title">Not needed, and why</h3>
            <NotNeeded plan={plan} />
          </>
        )}
      </>
    ),
  },
  {
    id: 'answers',
    heading: 'Answers',
    content: (planning) => <AnswerList planning={planning} />,
  },
  {
    id: 'designs',
    heading: 'Other ways to carry the calls',
    isScreenOnly: true,
    content: () => <DesignsPanel />,
  },
  {
    id: 'compare',
    heading: 'Compare two plans',
    isScreenOnly: true,
    content: () => <ComparePanel />,
  },
];

/** The plan as a result: one sentence, one way on, and each part behind its tab; on paper everything. */
export function ReviewPage() {
  const planning = usePlan();
  const tab = useWizard((state) => state.tab);
  const format = useWizard((state) => state.format);
  const reading = useWizard((state) => state.loaded.reading);
  const isCompared = useWizard((state) => state.compareWith !== undefined);
  const isInDoubt = useIsInDoubt();
  const { isPrinting, references } = usePaper();
  usePointed();
  useTurnedTo(tab);
  const { plan } = planning;
  const urgent = [
    ...plan.findings.filter(({ severity }) => severity === 'error'),
    ...plan.findings.filter(({ severity }) => severity === 'warning'),
  ];
  const errors = urgent.filter(({ severity }) => severity === 'error').length;
  const shown = errors + shownAtFirst(errors, urgent.length - errors);
  const hasProblems =
    plan.endpoints.some(({ policyEdited }) => policyEdited) && policyProblems(plan).length > 0;
  return (
    <>
      <div className="review-head">
        <PageTitle>
          <span className="kicker">
            Review and export<span className="sr-only">: </span>
          </span>{' '}
          {headline(plan, reading, isInDoubt)}
        </PageTitle>
        <div className="buttons no-print">
          {tab !== 'export' && (
            <Button icon="download" variant="primary" {...intentions.export} onClick={() => setTab('export')}>
              Export
            </Button>
          )}
          <Button icon="share" className="quiet" onClick={() => setDialog('share')}>
            Share<span className="sr-only"> this plan</span>
          </Button>
          <Button icon="print" className="quiet" data-place="print" onClick={() => print()}>
            Print
          </Button>
        </div>
      </div>
      <PaperHead />
      <Facts plan={plan} />
      {includedEndpoints(plan).length === 0 && plan.endpoints.length > 0 && (
        <Alert kind="warning" title="The exports are empty">
          {plan.endpoints.length} endpoints are planned, and none is exported: the answer to “Endpoints to
          export” on the page “Your VPC” leaves them out.
        </Alert>
      )}
      <Unfinished />
      {(urgent.length > 0 || hasProblems) && (
        <section className="urgent" aria-label="Findings">
          <Findings findings={urgent.slice(0, shown)} plan={plan} />
          {urgent.length > shown && (
            <details open={isPrinting}>
              <summary>{counted(urgent.length - shown, 'more warning')}</summary>
              <Findings findings={urgent.slice(shown)} plan={plan} />
            </details>
          )}
          {hasProblems && <PolicyProblems plan={plan} />}
        </section>
      )}
      <SourceFindings isOpen={isPrinting} />
      {!isPrinting && <Deciding folded />}
      <LocalTabs tab={tab} />
      {SECTIONS.filter((section) => isShown(section, tab, isPrinting, isCompared)).map(
        ({ id, heading, content }) => (
          <section key={id} id={`review-${id}`} aria-labelledby={`review-${id}-title`} className="part">
            <div className="part-head">
              <h2 id={`review-${id}-title`} tabIndex={-1}>
                {heading}
              </h2>
              <span className="no-print">
                <LinkButton
                  target={id === 'export' && format !== undefined ? `export/${format}` : id}
                  what={`to the part ${REVIEW_PARTS[id]}`}
                />
              </span>
            </div>
            {content(planning, isPrinting)}
          </section>
        ),
      )}
      {isPrinting && (
        <>
          <Deciding isOpen />
          <PaperFoot references={references} />
        </>
      )}
      <PageButtons page="review" />
    </>
  );
}

/** On paper all parts but those that only work on a screen; a comparison that is open is handed on too. */
const isShown = (
  { id, isScreenOnly }: Section,
  tab: ReviewTab,
  isPrinting: boolean,
  isCompared: boolean,
): boolean => (isPrinting ? !isScreenOnly || (id === 'compare' && id === tab && isCompared) : id === tab);

/** Moves the focus to the heading of a part that a button elsewhere has opened; after a press of its tab the focus stays there. */
function useTurnedTo(tab: ReviewTab): void {
  const shown = useRef(tab);
  const isPointed = useWizard((state) => state.pointed);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the part changes
  useEffect(() => {
    if (shown.current === tab) return;
    shown.current = tab;
    if (isPointed || document.activeElement?.matches(`[data-part=${tab}]`)) return;
    const heading = document.getElementById(`review-${tab}-title`);
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  }, [tab]);
}

function LocalTabs({ tab }: { readonly tab: ReviewTab }) {
  const hasInventory = useWizard((state) => state.loaded.existing !== undefined);
  const line = useRef<HTMLElement>(null);
  useInSight(line, `[data-part=${tab}]`);
  return (
    <nav ref={line} className="local-tabs no-print" aria-label="Parts of the plan">
      {SECTIONS.map(({ id, heading }) => (
        <button
          key={id}
          type="button"
          className="tab"
          data-part={id}
          aria-current={id === tab ? 'true' : undefined}
          onClick={() => {
            setTab(id);
            // The focus stays here, so nothing else says what has come below.
            announce(heading);
          }}
        >
          {REVIEW_PARTS[id]}
          {id === 'check' && hasInventory && <span className="dot" aria-hidden="true" />}
        </button>
      ))}
    </nav>
  );
}

/** Endpoints that take no more room than the picture beside them. */
const SHORT = 8;

function EndpointsSection({
  planning,
  isPrinting,
}: {
  readonly planning: Planning;
  readonly isPrinting: boolean;
}) {
  const changes = usePlanChanges();
  const isAudited = useWizard((state) => state.loaded.existing !== undefined);
  const isShort = !isAudited && planning.plan.endpoints.length <= SHORT;
  return (
    <div className={`two-columns ${isShort ? 'short' : ''}`}>
      <EndpointList planning={planning} changes={changes} open={isPrinting} />
      <div className="beside">
        <PictureBox plan={planning.plan} canSave />
        <div className="costs" data-place="cost">
          <h3>Monthly cost</h3>
          <CostBox planning={planning} />
        </div>
      </div>
    </div>
  );
}

/** What the headline has no room for. */
function Facts({ plan }: { readonly plan: Plan }) {
  const included = includedEndpoints(plan);
  const gateways = included.filter(({ type }) => type === 'Gateway').length;
  const left = plan.endpoints.length - included.length;
  if (plan.endpoints.length === 0) return null;
  const facts = [
    `${counted(included.length - gateways, 'interface endpoint')} in ${counted(plan.workload.availabilityZones, 'zone')}`,
    gateways > 0 && `${counted(gateways, 'gateway endpoint')}, free of charge`,
    left > 0 && `${counted(left, 'more is', 'more are')} planned and not exported`,
    included.length > gateways && 'data is charged besides',
  ];
  return <p className="hint facts-line">{facts.filter(Boolean).join('; ')}.</p>;
}

/** Which plan a sheet of paper is. */
function PaperHead() {
  return (
    <p className="paper-only">
      ECS Endpoint Planner, printed {new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format()}.{' '}
      {KNOWLEDGE_IN_WORDS}
    </p>
  );
}

/** The addresses, once: behind the numbers in the text, and of this plan. */
function PaperFoot({ references }: { readonly references: readonly Reference[] }) {
  return (
    <section className="part references" aria-labelledby="references-title">
      <h2>This plan</h2>
      <p>
        It opens, and can be changed, at <a href={planLink()}>{planLink()}</a>
      </p>
      <h2 id="references-title">Sources</h2>
      <ol>
        {references.map(({ title, url }) => (
          <li key={url}>
            {title}. <a href={url}>{url}</a>
          </li>
        ))}
      </ol>
    </section>
  );
}
