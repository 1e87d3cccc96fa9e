import { type FindingText, questionOf } from '../../core/index.ts';
import { Alert } from '../first/ui/Alert.tsx';
import { Prose } from '../first/ui/Prose.tsx';
import { Sources } from '../first/ui/SourceLink.tsx';
import { Capped } from '../later/ui/Capped.tsx';
import { foundIn } from '../state/plan-title.ts';
import { usePlan } from '../state/planning.ts';
import { useWizard } from '../state/store.ts';

/** What was found in the texts besides answers: where they disagree, and what in them cannot work. */
export function SourceFindings() {
  const reading = useWizard((state) => state.loaded.reading);
  const { plan } = usePlan();
  if (reading === undefined) return null;
  const conflicts = [reading.vpc, ...reading.workloads].flatMap((part) => part.conflicts);
  const findings = foundIn(reading, plan);
  if (conflicts.length + findings.length === 0) return null;
  return (
    <section className="urgent" aria-label="What was read">
      <div className="findings">
        <Found findings={findings.filter(({ severity }) => severity === 'error')} />
        <Capped items={conflicts} of="conflicts">
          {(shown) =>
            shown.map(({ question, workload, text }) => (
              <Alert
                key={`${workload} ${question}`}
                kind="warning"
                title={`What you gave disagrees: ${questionOf(question).label}`}
              >
                <p>
                  <Prose text={text} />
                </p>
              </Alert>
            ))
          }
        </Capped>
        <Found findings={findings.filter(({ severity }) => severity !== 'error')} />
      </div>
    </section>
  );
}

function Found({ findings }: { readonly findings: readonly FindingText[] }) {
  return (
    <Capped items={findings} of="findings">
      {(shown) =>
        shown.map(({ rule, severity, text, fix, citations }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: equal findings may come from equal places
          <Alert key={index} kind={severity}>
            <p data-rule={rule}>
              <Prose text={text} />
            </p>
            {fix !== undefined && (
              <p className="fix">
                <strong>Fix:</strong> <Prose text={fix} />
              </p>
            )}
            <Sources citations={citations} />
          </Alert>
        ))
      }
    </Capped>
  );
}
