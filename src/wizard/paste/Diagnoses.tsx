import type { Cause, DiagnosedCause, Diagnosis, Likelihood } from '../../diagnose/index.ts';
import { Badge } from '../first/ui/Badge.tsx';
import { Sources } from '../first/ui/SourceLink.tsx';
import { CopyButton } from '../later/ui/CopyButton.tsx';

const TITLES: { readonly [C in Cause]: string } = {
  'missing-endpoint': 'An endpoint is missing',
  'endpoint-security-group': 'The security group of an endpoint keeps the task out',
  'endpoint-policy': 'The policy of an endpoint refuses the call',
  'endpoint-dns': 'The name does not lead to the endpoint',
  'network-path': 'There is no path through the network',
  iam: 'A role may not make the call',
  'image-not-found': 'The image is not there',
  'platform-mismatch': 'The image is for another platform',
  'external-registry': 'A registry outside AWS is not reached',
  'rate-limit': 'Too many requests',
  'log-group': 'The log group is missing',
  'file-system': 'The file system cannot be mounted',
  'link-local': 'A link-local address does not answer',
  configuration: 'The configuration is wrong',
  'endpoint-creation': 'The endpoint cannot be created',
  runtime: 'The container itself failed',
  'unknown-network': 'A network failure of unknown cause',
};

export const titleOf = (cause: Cause): string => TITLES[cause];

const LIKELIHOODS: {
  readonly [L in Likelihood]: { readonly text: string; readonly kind: 'strong' | 'info' | 'plain' };
} = {
  certain: { text: 'the text says so', kind: 'strong' },
  likely: { text: 'likely', kind: 'info' },
  possible: { text: 'possible', kind: 'plain' },
};

/** Why, and what to do; the words that say so are marked in the text. */
export function Diagnoses({ diagnosis, text }: { readonly diagnosis: Diagnosis; readonly text: string }) {
  return (
    <div className="diagnoses">
      <ol className="causes">
        {diagnosis.diagnoses.map((cause, index) => (
          <CauseItem
            // Two hosts may have the same cause by the same rule, and two records even the same words.
            // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells equal causes apart
            key={`${index} ${cause.rule} ${cause.cause}`}
            cause={cause}
          />
        ))}
      </ol>
      <Marked text={text} causes={diagnosis.diagnoses} />
    </div>
  );
}

/** Longer texts are not shown again. */
const LONGEST_SHOWN = 6000;

function Marked({ text, causes }: { readonly text: string; readonly causes: readonly DiagnosedCause[] }) {
  const words = [...new Set(causes.flatMap(evidenceOf))].filter((word) => word.length > 2);
  const parts = partsOf(text.slice(0, LONGEST_SHOWN), words);
  if (!parts.some(({ isMarked }) => isMarked)) return null;
  return (
    <details className="marked" open={text.length < 1500}>
      <summary>What in the text says so</summary>
      <pre>
        {parts.map(({ start, text: part, isMarked }) =>
          isMarked ? <mark key={start}>{part}</mark> : <span key={start}>{part}</span>,
        )}
      </pre>
    </details>
  );
}

/** The words of the input that a cause rests on. */
function evidenceOf(cause: DiagnosedCause): readonly string[] {
  const evidence: readonly { readonly text: string }[] =
    'evidence' in cause && Array.isArray(cause.evidence) ? cause.evidence : [];
  return [...evidence.map(({ text }) => text), cause.host ?? '', cause.address ?? ''];
}

interface Part {
  readonly start: number;
  readonly text: string;
  readonly isMarked: boolean;
}

/** The text cut where marked words begin and end; the longest word wins. */
export function partsOf(text: string, words: readonly string[]): readonly Part[] {
  const sorted = [...words].sort((a, b) => b.length - a.length);
  const parts: Part[] = [];
  let plain = 0;
  let at = 0;
  const close = (end: number) => {
    if (end > plain) parts.push({ start: plain, text: text.slice(plain, end), isMarked: false });
  };
  while (at < text.length) {
    const word = sorted.find((other) => text.startsWith(other, at));
    if (word === undefined) at += 1;
    else {
      close(at);
      parts.push({ start: at, text: word, isMarked: true });
      at += word.length;
      plain = at;
    }
  }
  close(text.length);
  return parts;
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
        <p className="cause-not">
          {cause.likelihood === 'certain'
            ? 'Endpoints are not the cause.'
            : 'If this is it, endpoints will not help.'}
        </p>
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
