/** What an error says beside the others of the text, and beside calls that got through. */
import { endOf } from './call-ends.ts';
import type { Clues } from './clues.ts';
import type { Explained } from './explained.ts';
import { namesProxy, otherWayIn } from './other-way.ts';
import { WAITED } from './outcome-forms.ts';
import type { Judged } from './proof.ts';
import { courseOf, hasSucceeded } from './settled.ts';
import type { Circumstances } from './tried.ts';

/** What may follow from an error that stands before it is only likely behind one. */
export function behindAnother(explained: Explained, _: number, all: readonly Explained[]): Explained {
  const [start = 0] = explained.clues.record.from;
  const follows =
    explained.pattern.follows === true &&
    all.some(
      ({ clues, findings: [first] }) =>
        (clues.record.from[0] ?? 0) < start &&
        first !== undefined &&
        first.likelihood !== 'possible' &&
        first.cause !== explained.findings[0]?.cause,
    );
  return follows
    ? {
        ...explained,
        findings: explained.findings.map((finding) =>
          finding.likelihood === 'certain' ? { ...finding, likelihood: 'likely' as const } : finding,
        ),
      }
    : explained;
}

/** That nothing answers is only possible where no attempt without an answer stands in the text: not how a call ended, only that it failed. */
export function withoutAttempt(explained: Explained): Explained {
  const { network, text, around } = explained.clues;
  if (network !== 'unspecified' || WAITED.test(text) || around?.() !== undefined) return explained;
  const findings = explained.findings.map((finding) =>
    finding.cause === 'missing-endpoint' ? { ...finding, likelihood: 'possible' as const } : finding,
  );
  return { ...explained, findings };
}

/**
 * A call to the same host or of the same output got through: no endpoint is missing. What was cut was most often a
 * connection that was kept open.
 */
export function besideSuccess(explained: Explained, pasted: string): Explained {
  const { clues, findings } = explained;
  const { network, host } = clues;
  if (network === undefined || host === undefined || !FAILS_AT_TIMES.has(network)) return explained;
  if (!findings.some(({ cause }) => cause === 'missing-endpoint' || cause === 'network-path'))
    return explained;
  if (!hasSucceeded(courseOf(pasted), clues)) return explained;
  if (network !== 'reset') return nowAndThen(explained, host.name);
  return {
    ...explained,
    findings: [
      {
        cause: 'unknown-network',
        likelihood: 'possible',
        endpoints: [],
        cites: findings.find(({ cause }) => cause === 'network-path')?.cites ?? ['ecs-fargate-networking'],
        short: 'a connection that was open is closed',
        text: `A connection to ${host.name} was cut. The text tells of a call to it that succeeded, so there is a path, and no endpoint is missing for it: most often such a connection was kept open and idle, and one side closed it.`,
        fix: [
          'If the next attempt succeeds, nothing is to repair.',
          'If it comes often: let the client keep connections for a shorter time, or look for idle time-outs of a NAT gateway, firewall or proxy on the way.',
        ],
      },
    ],
  };
}

/** Ends of a call that another call to the same host need not have. */
const FAILS_AT_TIMES: ReadonlySet<NonNullable<Clues['network']>> = new Set([
  'reset',
  'timeout',
  'no-route',
  'unspecified',
]);

/** Calls to a host succeed and fail in one text: no endpoint is missing where the same caller made them. */
function nowAndThen(explained: Explained, host: string): Explained {
  const { findings, clues } = explained;
  const path = findings.find(({ cause }) => cause === 'network-path');
  return {
    ...explained,
    findings: [
      {
        cause: 'network-path',
        likelihood: 'possible',
        endpoints: [],
        cites: path?.cites ?? ['ecs-fargate-networking'],
        short: 'a path carries some calls and not others',
        text: `The call to ${host} ${endOf(clues)}. The text also tells of one to it that succeeded: where the same machine made both, it has a way there, and no endpoint is missing for it.`,
        fix: [
          'If the next attempt succeeds, nothing is to repair.',
          'If both came from different machines, tasks or subnets: compare their routes, security groups and the addresses that the name leads to.',
          'If it is one caller: look at what limits its way (the ports of a NAT gateway, a firewall, a network interface of the endpoint in one zone), and whether the name leads to several addresses of which one does not answer.',
        ],
      },
    ],
  };
}

/** Where another call of the same text got through over the internet, the path of this one is what is broken, and a missing endpoint only possible. */
export function besideOtherWay(explained: Explained, pasted: string): Explained {
  const [first] = explained.findings;
  const path = explained.findings.find(({ cause }) => cause === 'network-path');
  if (first?.cause !== 'missing-endpoint' || path === undefined) return explained;
  const through = otherWayIn(pasted, explained.clues);
  if (through === undefined) return explained;
  const to = explained.clues.host?.name ?? explained.clues.address?.text;
  const own = to === undefined ? 'this call' : `the call to ${to}`;
  const proxied = namesProxy(pasted);
  const likely: Judged = {
    ...path,
    likelihood: first.likelihood === 'possible' || proxied ? 'possible' : 'likely',
    text: `The text shows a call that got through (\u201c${through}\u201d): ${
      proxied
        ? `it may have gone through the proxy that the text names, so that it shows no way of the subnet itself. What is seen is that ${own} did not get through.`
        : `the subnet has a way out, and ${own} did not get through on it.`
    }`,
    fix: [
      ...(proxied
        ? [
            'Look at the settings of the proxy (HTTP_PROXY, HTTPS_PROXY, NO_PROXY): whether this call is to go through it, and whether the proxy lets it through.',
          ]
        : []),
      `Look whether it lasts: a single attempt may have met a host that was busy. If it does, look at firewalls, network ACLs and the NAT gateway for what they drop on the way${to === undefined ? '' : ` to ${to}`}.`,
      ...path.fix,
    ],
  };
  const rest = explained.findings
    .filter((finding) => finding !== path)
    .map((finding) => ({ ...finding, likelihood: 'possible' as const }));
  return { ...explained, findings: [likely, ...rest] };
}

/** A message that ends before its outcome is likely to be about the same as another one of the text that got no answer. */
export function besideAttempt(explained: Explained, _: number, all: readonly Explained[]): Explained {
  const [first] = explained.findings;
  if (first?.cause !== 'missing-endpoint' || first.likelihood !== 'possible') return explained;
  if (explained.clues.network !== undefined || explained.pattern.stems === true) return explained;
  const other = all.some(
    ({ clues: { network }, findings: [of] }) =>
      (network === 'timeout' || network === 'no-route') &&
      of?.cause === 'missing-endpoint' &&
      of.likelihood === 'likely' &&
      of.endpoints.some((service) => first.endpoints.includes(service)),
  );
  return other
    ? {
        ...explained,
        findings: [
          {
            ...first,
            likelihood: 'likely',
            text: `${first.text} Another message of the text shows a call of such a caller that got no answer.`,
          },
          ...explained.findings.slice(1),
        ],
      }
    : explained;
}

/** What comes before a task starts, in its order: its secrets and the login to its registry, and later its log driver. */
const EARLY = /unable to pull secrets or registry auth|execution resource retrieval failed/;
const LATE = /failed to validate logger args/;

/** A start that came to its log driver has its secrets and its login: where it was the later one, an earlier failure of those is past. */
export function besideFurther(explained: Explained, _: number, all: readonly Explained[]): Explained {
  const [first, ...others] = explained.findings;
  const { text, network } = explained.clues;
  if (first === undefined || network === undefined || !EARLY.test(text) || LATE.test(text)) return explained;
  if (!all.some(({ clues }) => LATE.test(clues.text) && !EARLY.test(clues.text))) return explained;
  return {
    ...explained,
    findings: [
      {
        ...first,
        text: `${first.text} Another message of the text is of a start that came further, to the log driver: if that was later, with the same secrets and image, this call gets through by now.`,
      },
      ...others,
    ],
  };
}

/**
 * Where the text names endpoints or a way out that are there, a proxy among them, and holds one error alone, that one is missing is
 * only possible. `cut`: the text ends before it was at its end: what a call that got no answer needed may have stood there, or that
 * it got one later.
 */
export const weakened = (explained: Explained, circumstances: Circumstances, cut: boolean): Explained => ({
  ...explained,
  findings: explained.findings.map((finding) =>
    finding.likelihood === 'likely' &&
    ((cut && explained.clues.network !== undefined) ||
      (finding.cause === 'missing-endpoint' &&
        (circumstances.endpoints !== undefined ||
          ((circumstances.wayOut !== undefined || circumstances.proxy !== undefined) &&
            asksForWay(finding)))))
      ? { ...finding, likelihood: 'possible' as const }
      : finding,
  ),
});

/** An endpoint is missing only where there is no other way out; a policy may ask for one all the same. */
export const asksForWay = ({ cause, text }: Pick<Judged, 'cause' | 'text'>): boolean =>
  cause === 'missing-endpoint' && !/^If that policy demands\b/.test(text);
