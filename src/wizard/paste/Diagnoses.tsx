import { questionOf } from '../../core/index.ts';
import type { DiagnosedCause, Diagnosis } from '../../diagnose/index.ts';
import { Badge } from '../first/ui/Badge.tsx';
import { Button } from '../first/ui/Button.tsx';
import { Prose } from '../first/ui/Prose.tsx';
import { Sources } from '../first/ui/SourceLink.tsx';
import { Commands } from '../later/ui/Commands.tsx';
import { setDialog } from '../state/actions.ts';
import { goToQuestion, setLoaded } from '../state/more-actions.ts';
import { partsOf } from './marks.ts';
import { inShort } from './use-it.ts';

/** Said below a cause whose text says it, as surely as the cause itself is known: so not twice. */
const NOT_THE_CAUSE = 'Endpoints are not the cause.';

/** Each error of the text with its causes; the words that say so are marked in the text. */
export function Diagnoses({ diagnosis, text }: { readonly diagnosis: Diagnosis; readonly text: string }) {
  const { errors, diagnoses } = diagnosis;
  return (
    <div className="diagnoses">
      {errors.map((error, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells equal errors apart
        <section key={index} className="diagnosed" aria-label={errors.length > 1 ? error.title : 'Causes'}>
          {errors.length > 1 && <h3 className="error-title">{error.title}</h3>}
          <ol className="causes">
            {error.diagnoses.map((at) => {
              const cause = diagnoses[at];
              return cause && <CauseItem key={at} cause={cause} />;
            })}
          </ol>
          {error.next && <Next next={error.next} diagnosis={diagnosis} />}
        </section>
      ))}
      <Marked text={text} causes={diagnoses} />
    </div>
  );
}

/** The check that tells the remaining causes apart. */
function Next({
  next,
  diagnosis,
}: {
  readonly next: NonNullable<Diagnosis['errors'][number]['next']>;
  readonly diagnosis: Diagnosis;
}) {
  const { settles } = next;
  return (
    <div className="next-check">
      <h4>What to check next</h4>
      <p>
        <Prose text={next.text} />
        {settles !== undefined && (
          <>
            {' '}
            <Button
              variant="link"
              onClick={() => {
                // The strip above the question leads back here.
                setLoaded({ error: inShort(diagnosis) });
                setDialog(undefined);
                goToQuestion(settles);
              }}
            >
              Answer it: {questionOf(settles).label}
            </Button>
          </>
        )}
      </p>
      <Commands commands={[next.command]} />
    </div>
  );
}

function Marked({ text, causes }: { readonly text: string; readonly causes: readonly DiagnosedCause[] }) {
  const spans = causes.flatMap(({ evidence }) => evidence);
  const parts = partsOf(text, spans);
  if (!parts.some(({ says }) => says !== undefined)) return null;
  return (
    <details className="marked" open={text.length < 1500}>
      <summary>What in the text says so</summary>
      <pre>
        {parts.map(({ start, text: part, says }) =>
          says === undefined ? (
            <span key={start}>{part}</span>
          ) : (
            <mark key={start} title={says}>
              {part}
            </mark>
          ),
        )}
      </pre>
    </details>
  );
}

function CauseItem({ cause }: { readonly cause: DiagnosedCause }) {
  const facts = [
    ['Host', cause.host],
    ['Address', cause.address],
    ['Region', cause.region],
  ] as const;
  return (
    <li className="cause" data-cause={cause.cause}>
      <h3>
        {cause.heading} {cause.likelihood === 'certain' && <Badge kind="strong">the text says so</Badge>}
      </h3>
      <p>
        <Prose
          text={cause.endpoints.length === 0 ? cause.text.replace(NOT_THE_CAUSE, '').trimEnd() : cause.text}
        />
      </p>
      {(cause.endpoints.length > 0 || facts.some(([, value]) => value !== undefined)) && (
        <dl className="cause-facts">
          {facts.map(
            ([name, value]) =>
              value !== undefined && (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>
                    <code>{value}</code>
                  </dd>
                </div>
              ),
          )}
          {cause.endpoints.length > 0 && (
            <div>
              <dt>{cause.endpoints.length === 1 ? 'Endpoint' : 'Endpoints'}</dt>
              <dd>
                {cause.endpoints.map((service) => (
                  <code key={service} className="chip">
                    {service}
                  </code>
                ))}
              </dd>
            </div>
          )}
        </dl>
      )}
      {cause.endpoints.length === 0 && cause.text.includes(NOT_THE_CAUSE) && (
        <p className="cause-not">
          {cause.likelihood === 'certain' ? NOT_THE_CAUSE : 'If this is it, endpoints will not help.'}
        </p>
      )}
      {cause.fix.length > 0 && (
        <>
          <h4>What to do</h4>
          <ol className="cause-fix">
            {cause.fix.map((line) => (
              <li key={line}>
                <span>
                  <Prose text={line} />
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
      {cause.citations.length > 0 && <Sources citations={cause.citations} />}
    </li>
  );
}
