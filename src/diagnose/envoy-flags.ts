/**
 * The response flags of Envoy: a row for each, with what it proves and no more, after "Access logging" in the documentation of
 * Envoy. Upstream is whom Envoy calls, downstream who calls Envoy.
 */
import type { Cause } from './diagnosis.ts';

export interface EnvoyFlag {
  readonly flag: string;
  /** The long name, which newer versions can print instead. */
  readonly long: string;
  /** What it proves, behind "Envoy says" and before a full stop. */
  readonly proves: string;
  readonly cause: Cause;
  /** The same in a few words, for the heading. */
  readonly short: string;
  readonly fix: string;
  /** More than one thing may be behind it, or nothing that failed. */
  readonly open?: true;
}

const LOOK_UPSTREAM =
  'Look at the log of the upstream at this time, at its keep-alive and idle time-outs, and at firewalls on the way.';

/** The most telling first. */
export const ENVOY_FLAGS: readonly EnvoyFlag[] = [
  {
    flag: 'DF',
    long: 'DnsResolutionFailed',
    proves: 'that the name of the upstream was not resolved',
    cause: 'endpoint-dns',
    short: 'Envoy does not resolve the name of its upstream',
    fix: 'Resolve the name from the subnet, and look at the DNS servers that Envoy uses.',
  },
  {
    flag: 'UF',
    long: 'UpstreamConnectionFailure',
    proves: 'that its connection to the upstream failed',
    cause: 'network-path',
    short: 'Envoy gets no connection to its upstream',
    fix: 'Look whether the upstream runs, whether its security group admits the port from where Envoy runs, and at the path between.',
  },
  {
    flag: 'UC',
    long: 'UpstreamConnectionTermination',
    proves: 'that its connection to the upstream ended before the answer was whole',
    cause: 'network-path',
    short: 'the connection to the upstream is cut',
    fix: LOOK_UPSTREAM,
  },
  {
    flag: 'UR',
    long: 'UpstreamRemoteReset',
    proves: 'that the upstream reset the request',
    cause: 'network-path',
    short: 'the upstream resets the request',
    fix: LOOK_UPSTREAM,
  },
  {
    flag: 'UPE',
    long: 'UpstreamProtocolError',
    proves: 'that the answer of the upstream broke the protocol',
    cause: 'configuration',
    short: 'the upstream speaks another protocol',
    fix: 'Compare the protocol of the port (HTTP/1.1, HTTP/2, gRPC, TLS) on both sides.',
  },
  {
    flag: 'UH',
    long: 'NoHealthyUpstream',
    proves: 'that it knew no healthy host of the upstream, so that it called none',
    cause: 'runtime',
    short: 'Envoy knows no healthy host of its upstream',
    fix: 'Look whether tasks of that service run and pass their health checks, and whether Envoy is told of them (discovery, outlier detection).',
  },
  {
    flag: 'UO',
    long: 'UpstreamOverflow',
    proves:
      'that its circuit breaker was open (too many connections or requests at once), so that it did not pass the request on',
    cause: 'runtime',
    short: 'a limit of Envoy is reached',
    fix: 'Raise the limits of connections and pending requests, or run more of the upstream; look why it became slow.',
  },
  {
    flag: 'UT',
    long: 'UpstreamRequestTimeout',
    proves:
      'that the upstream did not answer within the time-out of the route; not whether a connection was open',
    cause: 'network-path',
    short: 'the upstream does not answer in time',
    fix: 'If the upstream works that long, raise the time-out of the route. If it never got the request, look at the path to it.',
    open: true,
  },
  {
    flag: 'NR',
    long: 'NoRouteFound',
    proves: 'that no route, or no filter chain, matches the request, so that it called nobody',
    cause: 'configuration',
    short: 'Envoy has no route for the request',
    fix: 'Compare host, path and port of the request with the routes (of Service Connect: the client aliases of the service).',
  },
  {
    flag: 'NC',
    long: 'NoClusterFound',
    proves: 'that the cluster of the route does not exist, so that it called nobody',
    cause: 'configuration',
    short: 'Envoy does not know the cluster of the route',
    fix: 'Look at the configuration that Envoy got: which clusters it holds, and what the route names.',
  },
  {
    flag: 'NFCF',
    long: 'NoFilterConfigFound',
    proves:
      'that it ended the request, because the configuration of a filter did not arrive in the time that it waits for it',
    cause: 'configuration',
    short: 'Envoy lacks the configuration of a filter',
    fix: 'Look at the log of Envoy for this filter, and whether whoever gives it its configuration sends that of the filter.',
  },
  {
    flag: 'UDO',
    long: 'UnconditionalDropOverload',
    proves:
      'that it dropped the request: for this upstream it is told to drop every one (drop_overload at 100 %)',
    cause: 'configuration',
    short: 'Envoy is told to drop every request to its upstream',
    fix: 'Look where the drop_overload of the upstream comes from (its configuration, or whoever gives Envoy the endpoints), and lower it.',
  },
  {
    flag: 'DO',
    long: 'DropOverLoad',
    proves:
      'that it dropped the request: for this upstream it is told to drop a share of them (drop_overloads)',
    cause: 'configuration',
    short: 'Envoy is told to drop a share of the requests',
    fix: 'Look where the drop_overloads of the upstream come from (its configuration, or whoever gives Envoy the endpoints): they are set to relieve it.',
  },
  {
    flag: 'LH',
    long: 'FailedLocalHealthCheck',
    proves: 'that the local service failed its health check',
    cause: 'runtime',
    short: 'the local service fails its health check',
    fix: 'Look at the health check of the container beside Envoy, and at its log.',
  },
  {
    flag: 'LR',
    long: 'LocalReset',
    proves: 'that the connection was reset on its own side',
    cause: 'unknown-network',
    short: 'Envoy resets the connection itself',
    fix: 'Look at the log of Envoy at this time: a time-out, an update of its configuration or its end resets connections.',
    open: true,
  },
  {
    flag: 'UAEX',
    long: 'UnauthorizedExternalService',
    proves: 'that the external authorization service denied the request',
    cause: 'iam',
    short: 'an authorization service that Envoy asks denies the request',
    fix: 'Look at the log of the authorization service that Envoy is configured to ask.',
  },
  {
    flag: 'RLSE',
    long: 'RateLimitServiceError',
    proves: 'that the rate limit service that it asks failed',
    cause: 'runtime',
    short: 'the rate limit service of Envoy fails',
    fix: 'Look at the rate limit service that Envoy is configured to ask.',
  },
  {
    flag: 'RL',
    long: 'RateLimited',
    proves: 'that its own rate limit refused the request',
    cause: 'rate-limit',
    short: 'a rate limit of Envoy is reached',
    fix: 'Call less often, or raise the limit in the configuration of Envoy.',
  },
  {
    flag: 'FI',
    long: 'FaultInjected',
    proves: 'that the request was aborted by fault injection',
    cause: 'configuration',
    short: 'Envoy is told to inject faults',
    fix: 'Take the injection of faults out of the configuration, if no test runs.',
  },
  {
    flag: 'IH',
    long: 'InvalidEnvoyRequestHeaders',
    proves: 'that a header of the request that it checks has no valid value',
    cause: 'configuration',
    short: 'Envoy refuses a header of the request',
    fix: 'Correct the x-envoy headers that the caller sends.',
  },
  {
    flag: 'DPE',
    long: 'DownstreamProtocolError',
    proves: 'that the request broke the protocol',
    cause: 'configuration',
    short: 'the caller speaks another protocol',
    fix: 'Compare the protocol of the port (HTTP/1.1, HTTP/2, gRPC, TLS) on both sides.',
  },
  {
    flag: 'OM',
    long: 'OverloadManagerTerminated',
    proves: 'that its overload manager ended the request',
    cause: 'runtime',
    short: 'Envoy is overloaded',
    fix: 'Give Envoy more memory and CPU, or send less through it.',
  },
  {
    flag: 'SI',
    long: 'StreamIdleTimeout',
    proves: 'that nothing moved on the request for longer than its idle time-out',
    cause: 'unknown-network',
    short: 'a request stays idle for too long',
    fix: 'If requests may be idle that long, raise the idle time-out; otherwise look at who waits for whom.',
    open: true,
  },
  {
    flag: 'UMSDR',
    long: 'UpstreamMaxStreamDurationReached',
    proves: 'that the request took longer than the longest duration that is allowed',
    cause: 'configuration',
    short: 'a request takes longer than Envoy allows',
    fix: 'Raise the longest duration of a request, or look why the upstream takes that long.',
    open: true,
  },
  {
    flag: 'DT',
    long: 'DurationTimeout',
    proves: 'that the request or the connection lasted longer than is allowed',
    cause: 'configuration',
    short: 'a connection lasts longer than Envoy allows',
    fix: 'Raise the longest duration of a connection, if it is to last longer.',
    open: true,
  },
  {
    flag: 'DR',
    long: 'DownstreamRemoteReset',
    proves: 'that its caller reset the request; not that a call of Envoy failed',
    cause: 'unknown-network',
    short: 'the caller of Envoy resets the request',
    fix: 'Look at the caller: it gave the request up, or ended.',
    open: true,
  },
  {
    flag: 'DC',
    long: 'DownstreamConnectionTermination',
    proves: 'that its caller ended the connection; not that a call of Envoy failed',
    cause: 'unknown-network',
    short: 'the caller of Envoy ends the connection',
    fix: 'Compare how long the request took with the time-out of the caller.',
    open: true,
  },
  {
    flag: 'URX',
    long: 'UpstreamRetryLimitExceeded',
    proves: 'that it tried as often as it may',
    cause: 'unknown-network',
    short: 'Envoy gives up after its attempts',
    fix: 'Look for the flags of the single attempts.',
    open: true,
  },
  {
    flag: 'DI',
    long: 'DelayInjected',
    proves: 'that the request was delayed by fault injection',
    cause: 'configuration',
    short: 'Envoy is told to inject faults',
    fix: 'Take the injection of faults out of the configuration, if no test runs.',
    open: true,
  },
];

const SHORT = ENVOY_FLAGS.map(({ flag }) => flag).join('|');
const LONG = ENVOY_FLAGS.map(({ long }) => long).join('|');

/** Those that are no words of anything else. */
const OWN = ENVOY_FLAGS.flatMap(({ flag }) => (/^U/.test(flag) ? [flag] : [])).join('|');

/** Behind the status in a line of the access log, with capitals; in an object, as the value of its field. */
const IN_LINE = new RegExp(`" (?:[45]\\d\\d|0) ((?:${SHORT})(?:,(?:${SHORT})){0,6})(?![\\w,])`);
const IN_WORDS = new RegExp(
  `\\b(?:4(?:0\\d|1[0-7]|29|31)|50\\d) ((?:${OWN})(?:,(?:${SHORT})){0,6})(?![\\w,])`,
);
const IN_FIELD = new RegExp(
  `\\bresponse_?flags(?:_long)?["']? ?[:=] ?["']?((?:${SHORT}|${LONG})(?:,(?:${SHORT}|${LONG})){0,6})\\b`,
  'i',
);

/** The flags of a record, the most telling first, with their words. */
export function envoyFlagsIn(
  record: string,
): { readonly flags: readonly EnvoyFlag[]; readonly words: string } | undefined {
  const words = (IN_LINE.exec(record) ?? IN_WORDS.exec(record) ?? IN_FIELD.exec(record))?.[1];
  if (words === undefined) return undefined;
  const names = words.split(',').map((name) => name.toLowerCase());
  return {
    flags: ENVOY_FLAGS.filter(({ flag, long }) =>
      [flag, long].some((name) => names.includes(name.toLowerCase())),
    ),
    words,
  };
}
