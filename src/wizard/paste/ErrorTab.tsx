import { useDeferredValue, useMemo } from 'react';
import { type Cause, type DiagnosedCause, diagnose, type Likelihood } from '../../diagnose/index.ts';
import { Badge } from '../first/ui/Badge.tsx';
import { Sources } from '../first/ui/SourceLink.tsx';
import { CopyButton } from '../later/ui/CopyButton.tsx';
import { DerivedAnswers } from './DerivedAnswers.tsx';
import { textsOf, useInputs } from './inputs.ts';
import { SourceInput } from './SourceInput.tsx';

const TITLES: { readonly [C in Cause]: string } = {
  'missing-endpoint': 'An endpoint is missing',
  'endpoint-security-group': 'The security group of an endpoint keeps the task out',
  'endpoint-policy': 'The policy of an endpoint refuses the call',
  'endpoint-dns': 'The name does not lead to the endpoint',
  'network-path': 'There is no path through the network',
  iam: 'A role may not make the call',
  'image-not-found': 'The image is not there',
  'platform-mismatch': 'The image is for another platform',
  'external-registry': 'A registry outside of AWS is not reached',
  'rate-limit': 'Too many requests',
  'log-group': 'The log group is missing',
  'file-system': 'The file system cannot be mounted',
  'link-local': 'A link-local address does not answer',
  configuration: 'The configuration is wrong',
  'endpoint-creation': 'The endpoint cannot be created',
  runtime: 'The container itself failed',
  'unknown-network': 'A network failure of unknown cause',
};

const LIKELIHOODS: {
  readonly [L in Likelihood]: { readonly text: string; readonly kind: 'strong' | 'info' | 'plain' };
} = {
  certain: { text: 'the text says so', kind: 'strong' },
  likely: { text: 'likely', kind: 'info' },
  possible: { text: 'possible', kind: 'plain' },
};

/** An error text → why, and what cures it. */
export function ErrorTab() {
  const input = useInputs((state) => state.inputs.error);
  const text = useDeferredValue(
    textsOf(input)
      .map((given) => given.text)
      .join('\n'),
  );
  const diagnosis = useMemo(() => (text === '' ? undefined : diagnose(text)), [text]);
  return (
    <>
      <SourceInput
        source="error"
        label="Error text"
        hint="A stopped-task reason, a line of the agent's log, or what the API, CloudFormation or Terraform said. The whole message is best."
        placeholder="ResourceInitializationError: unable to pull secrets or registry auth: …"
        accept=".txt,.log,.json,text/*,application/json"
        rows={6}
      />
      {diagnosis !== undefined && (
        <section className="import-result" aria-label="Diagnosis">
          {diagnosis.diagnoses.length === 0 ? (
            <p>
              Nothing in this text is recognised, and guessing would not help you. Paste the whole message:
              the stopped-task reason, the log line, or the error of the API.
            </p>
          ) : (
            <ol className="causes">
              {diagnosis.diagnoses.map((cause) => (
                <CauseItem key={`${cause.rule} ${cause.cause}`} cause={cause} />
              ))}
            </ol>
          )}
          <DerivedAnswers
            title="What the text says about the workload"
            answers={diagnosis.answers}
            details={[]}
            undetermined={[]}
          />
        </section>
      )}
    </>
  );
}

function CauseItem({ cause }: { readonly cause: DiagnosedCause }) {
  const { text, kind } = LIKELIHOODS[cause.likelihood];
  const facts = [
    ['Host', cause.host],
    ['Address', cause.address],
    ['Region', cause.region],
  ] as const;
  return (
    <li className="cause" data-cause={cause.cause}>
      <h3>
        {TITLES[cause.cause]} <Badge kind={kind}>{text}</Badge>
      </h3>
      <p>{cause.text}</p>
      {facts.some(([, value]) => value !== undefined) && (
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
        </dl>
      )}
      {cause.endpoints.length === 0 ? (
        <p className="cause-not">Endpoints are not the cause.</p>
      ) : (
        <p>
          Endpoints:{' '}
          {cause.endpoints.map((service) => (
            <code key={service} className="chip">
              {service}
            </code>
          ))}
        </p>
      )}
      {cause.fix.length > 0 && (
        <>
          <h4>What to do</h4>
          <ol className="cause-fix">
            {cause.fix.map((line) => (
              <li key={line}>
                <span>{line}</span>
                {isCommand(line) && <CopyButton text={line} what="the command" variant="link" />}
              </li>
            ))}
          </ol>
        </>
      )}
      {cause.citations.length > 0 && <Sources citations={cause.citations} />}
    </li>
  );
}

const isCommand = (line: string): boolean => /^(?:aws|dig|nslookup|curl|terraform) /.test(line);
