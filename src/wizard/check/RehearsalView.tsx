import type { Hop, Outcome, Rehearsal, RehearsedCall, TaskOutcome } from '../../audit/rehearsal/index.ts';
import { SOME_ACCOUNT } from '../../core/index.ts';
import { Alert, type AlertKind } from '../first/ui/Alert.tsx';
import { Badge } from '../first/ui/Badge.tsx';
import { Prose } from '../first/ui/Prose.tsx';
import { Sources } from '../first/ui/SourceLink.tsx';
import { groupBy } from '../later/group.ts';
import { Capped } from '../later/ui/Capped.tsx';
import { HOP_WORDS, PHASE_WORDS } from './words.ts';

const OUTCOMES: {
  readonly [O in Outcome]: { readonly text: string; readonly kind: 'success' | 'error' | 'plain' };
} = {
  passes: { text: 'passes', kind: 'success' },
  fails: { text: 'fails', kind: 'error' },
  unknown: { text: 'not known', kind: 'plain' },
};

const TASK: { readonly [O in TaskOutcome]: string } = {
  starts: 'The task starts: every call passes.',
  fails: 'The task does not start.',
  unknown: 'Whether the task starts is not known: something was not given.',
};

const TASK_KIND: { readonly [O in TaskOutcome]: AlertKind } = {
  starts: 'success',
  fails: 'error',
  unknown: 'info',
};

/** Every call of a start through what exists, in its order; the first that fails is open. */
export function RehearsalView({
  rehearsal,
  account,
}: {
  readonly rehearsal: Rehearsal;
  /** The account of the answers; empty where they name none. */
  readonly account: string;
}) {
  const { outcome, calls } = rehearsal;
  const first =
    calls.find((call) => call.outcome === 'fails') ?? calls.find((call) => call.outcome === 'unknown');
  const workloads = groupBy(calls, ({ workload }) => workload);
  return (
    <section className="rehearsal" aria-labelledby="rehearsal-title" data-outcome={outcome}>
      <h3 id="rehearsal-title">Will the task start?</h3>
      <Alert kind={TASK_KIND[outcome]}>
        <p className="rehearsal-sum">{TASK[outcome]}</p>
      </Alert>
      {account === '' && calls.some(({ call }) => call.host.startsWith(SOME_ACCOUNT)) && (
        <p className="hint">
          <code>{SOME_ACCOUNT}</code> stands for your account: no answer names it.
        </p>
      )}
      {[...workloads].map(([name, ofWorkload]) => (
        <div key={name}>
          {name !== '' && <h4>{name}</h4>}
          <Capped items={ofWorkload} of="calls">
            {(shown) => (
              <ol className="calls">
                {shown.map((call) => (
                  <CallItem key={`${call.call.id} ${call.call.host}`} call={call} isFirst={call === first} />
                ))}
              </ol>
            )}
          </Capped>
        </div>
      ))}
    </section>
  );
}

function CallItem({ call, isFirst }: { readonly call: RehearsedCall; readonly isFirst: boolean }) {
  const { outcome, hops, fatal, wouldSay } = call;
  const { host, port, phase, service } = call.call;
  const { text, kind } = OUTCOMES[outcome];
  return (
    <li className={`call ${outcome}`} data-call={call.call.id}>
      <details open={isFirst}>
        <summary>
          <Badge kind={kind}>{text}</Badge>
          <span className="call-line">
            <span className="call-what">
              {PHASE_WORDS[phase]}
              {service !== undefined && `, ${service}`}
            </span>
            {/* The control plane has no name. */}
            {host.includes(' ') ? (
              <span className="hint">{host}</span>
            ) : (
              <code>
                <Prose text={`${host}:${port}`} />
              </code>
            )}
            {fatal && outcome === 'fails' && <Badge kind="strong">the task stops</Badge>}
          </span>
        </summary>
        <ol className="hops">
          {hops.map((hop) => (
            <HopItem key={`${hop.hop} ${hop.rule} ${hop.evidence}`} hop={hop} />
          ))}
        </ol>
        {outcome === 'fails' && (
          <p className="would-say">
            {wouldSay === undefined ? (
              'What AWS would say is not known.'
            ) : (
              <>
                AWS would say: <q>{wouldSay}</q>
              </>
            )}
          </p>
        )}
      </details>
    </li>
  );
}

function HopItem({ hop }: { readonly hop: Hop }) {
  return (
    <li className={`hop ${hop.outcome}`} data-hop={hop.hop}>
      <span className="hop-name">{HOP_WORDS[hop.hop]}</span>
      <span>
        <Prose text={hop.text} />{' '}
        {hop.evidence !== '' && !hop.text.includes(hop.evidence) && <code>{hop.evidence}</code>}
        {hop.outcome === 'fails' && hop.fix !== '' && (
          <span className="fix">
            <strong>Fix:</strong> <Prose text={hop.fix} />
          </span>
        )}
        {hop.outcome === 'fails' && hop.citations.length > 0 && <Sources citations={hop.citations} />}
      </span>
    </li>
  );
}
