import { type Conflict, type FindingText, questionOf } from '../../core/index.ts';
import { counted } from '../first/money.ts';
import { Alert } from '../first/ui/Alert.tsx';
import { Prose } from '../first/ui/Prose.tsx';
import { Sources } from '../first/ui/SourceLink.tsx';
import { ReportButton } from '../later/plan/RuleActions.tsx';
import { Capped } from '../later/ui/Capped.tsx';
import { foundIn } from '../state/plan-title.ts';
import { usePlan } from '../state/planning.ts';
import { useWizard } from '../state/store.ts';
import { shownAtFirst } from './shown-at-first.ts';

/** What was found in the texts besides answers: where they disagree, and what in them cannot work. */
export function SourceFindings({
  isOpen,
}: {
  /** Everything at once, for paper. */ readonly isOpen: boolean;
}) {
  const reading = useWizard((state) => state.loaded.reading);
  const { plan } = usePlan();
  if (reading === undefined) return null;
  const conflicts = [reading.vpc, ...reading.workloads].flatMap((part) => part.conflicts);
  const findings = foundIn(reading, plan);
  if (conflicts.length + findings.length === 0) return null;
  const errors = findings.filter(({ severity }) => severity === 'error');
  const doubts = [...conflicts, ...findings.filter(({ severity }) => severity !== 'error')];
  const count = shownAtFirst(errors.length, doubts.length);
  const rest = doubts.slice(count);
  return (
    <section className="urgent" aria-label="What was read">
      <div className="findings">
        <Found items={errors} />
        <Found items={doubts.slice(0, count)} />
        {rest.length > 0 && (
          <details open={isOpen}>
            <summary>{counted(rest.length, 'more warning')}</summary>
            <div className="findings">
              <Found items={rest} />
            </div>
          </details>
        )}
      </div>
    </section>
  );
}

function Found({ items }: { readonly items: readonly (Conflict | FindingText)[] }) {
  return (
    <Capped items={items} of="findings">
      {(shown) =>
        shown.map((item, index) =>
          'rule' in item ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: equal findings may come from equal places
            <FoundItem key={index} {...item} />
          ) : (
            <Alert
              key={`${item.workload} ${item.question}`}
              kind="warning"
              title={`What you gave disagrees: ${questionOf(item.question).label}`}
            >
              <p>
                <Prose text={item.text} />
              </p>
            </Alert>
          ),
        )
      }
    </Capped>
  );
}

function FoundItem({ rule, severity, text, fix, citations }: FindingText) {
  return (
    <Alert kind={severity}>
      <p data-rule={rule}>
        <Prose text={text} />
      </p>
      {fix !== undefined && (
        <p className="fix">
          <strong>Fix:</strong> <Prose text={fix} />
        </p>
      )}
      <Sources citations={citations} />
      {/* No link: what was read is not in it. */}
      <div className="no-print">
        <ReportButton rule={rule} what="finding" />
      </div>
    </Alert>
  );
}
