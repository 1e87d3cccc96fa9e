import type { Audit, AuditedEndpoint, AuditStatement, Verdict } from '../../audit/index.ts';
import { sumOfCosts } from '../../core/index.ts';
import { costInWords, counted } from '../first/money.ts';
import { Badge } from '../first/ui/Badge.tsx';
import { Prose } from '../first/ui/Prose.tsx';
import { Sources } from '../first/ui/SourceLink.tsx';
import { Capped } from '../later/ui/Capped.tsx';
import { Commands } from '../later/ui/Commands.tsx';
import { VERDICTS } from '../later/verdicts.ts';

const ORDER = Object.keys(VERDICTS) as readonly Verdict[];

/** What exists against what is planned: the sums first, then what to do, then the rest. */
export function AuditView({ audit }: { readonly audit: Audit }) {
  const { problems, notes } = audit.network;
  const saving = sumOfCosts(
    audit.endpoints.flatMap((one) => (one.saving ? [{ monthlyCost: one.saving }] : [])),
  );
  const sorted = [...audit.endpoints].sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
  return (
    <div className="audit">
      <h3>What exists, against the plan</h3>
      <p className="audit-sum">
        {audit.vpcId !== undefined && <code>{audit.vpcId}</code>}
        {ORDER.filter((verdict) => audit.summary[verdict] > 0).map((verdict) => (
          <Badge key={verdict} kind={VERDICTS[verdict].kind}>
            {audit.summary[verdict]} {VERDICTS[verdict].text}
          </Badge>
        ))}
      </p>
      <p>
        {audit.passed
          ? 'Everything that the plan needs is there and right, as far as it was judged.'
          : audit.summary.missing + audit.summary.misconfigured > 0
            ? 'Something that the plan needs is missing or not right.'
            : 'Something about the VPC is not right, or could not be judged: see below.'}
        {saving.usd > 0 && ` Deleting what is not needed saves ${costInWords(saving)} a month.`}
      </p>
      {problems.length + notes.length > 0 && (
        <>
          <h4>The VPC</h4>
          <Capped items={[...problems, ...notes]} of="statements">
            {(shown) => <Statements statements={shown} />}
          </Capped>
        </>
      )}
      <h4>The endpoints</h4>
      <Capped items={sorted} of="endpoints">
        {(shown) => (
          <ul className="audit-list">
            {shown.map((endpoint) => (
              <Endpoint key={`${endpoint.service} ${endpoint.vpcEndpointId ?? ''}`} endpoint={endpoint} />
            ))}
          </ul>
        )}
      </Capped>
    </div>
  );
}

function Endpoint({ endpoint }: { readonly endpoint: AuditedEndpoint }) {
  const { service, serviceName, type, verdict, vpcEndpointId, problems, notes, saving } = endpoint;
  return (
    <li data-service={service} data-verdict={verdict}>
      <div className="audit-head">
        <Badge kind={VERDICTS[verdict].kind}>{VERDICTS[verdict].text}</Badge>
        <strong>
          <code title={serviceName}>{service}</code>
        </strong>
        <span className="hint">
          {type}
          {vpcEndpointId !== undefined && (
            <>
              {' '}
              <code>{vpcEndpointId}</code>
            </>
          )}
        </span>
        {saving !== undefined && <span className="hint">saves {costInWords(saving)} a month</span>}
      </div>
      <Capped items={problems} of="problems">
        {(shown) => <Statements statements={shown} />}
      </Capped>
      {notes.length > 0 && (
        <details>
          <summary>{counted(notes.length, 'note')}</summary>
          <Capped items={notes} of="notes">
            {(shown) => <Statements statements={shown} />}
          </Capped>
        </details>
      )}
    </li>
  );
}

function Statements({ statements }: { readonly statements: readonly AuditStatement[] }) {
  return statements.map(({ rule, text, fix, commands, citations }) => (
    <div key={`${rule} ${text}`} className="audit-statement" data-rule={rule}>
      <p>
        <Prose text={text} />
      </p>
      {fix !== '' && (
        <p>
          <strong>What to do:</strong> <Prose text={fix} />
        </p>
      )}
      {commands.length > 0 && (
        <details>
          <summary>Commands</summary>
          <Commands commands={commands} />
        </details>
      )}
      <Sources citations={citations} />
    </div>
  ));
}
