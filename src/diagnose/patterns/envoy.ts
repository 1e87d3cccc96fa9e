/** Access logs of Envoy, as the proxy of Service Connect and of a service mesh write them. */

import { ENDED, isReached } from '../call-ends.ts';
import type { Clues } from '../clues.ts';
import { type EnvoyFlag, envoyFlagsIn } from '../envoy-flags.ts';
import { CODE, type Finding, headed, type Pattern, perhaps, probably, unsourced } from '../pattern.ts';

/** The host of the upstream: in an object by its field, in a line of the usual form the fifth text between quotes, behind the host that was asked for. */
const UPSTREAM =
  /"upstream_host"? ?: ?"((?:\d{1,3}\.){3}\d{1,3}:\d{2,5})"|(?:"[^"\n]{0,400}" ){4}"(?:tcp:\/\/)?((?:\d{1,3}\.){3}\d{1,3}:\d{2,5})"/;

/** That the upstream set the status itself: in a line behind it, in an object anywhere beside the field of the status. */
const STATUS_FIELD = String.raw`"(?:response_?code|status(?:_?code)?)"? ?: ?"?5\d\d\b`;
const BY_UPSTREAM = new RegExp(
  String.raw`\b5\d\d (?:- |urx )?via_upstream\b|"via_upstream".{0,600}${STATUS_FIELD}|${STATUS_FIELD}.{0,600}"via_upstream"`,
);

/** What Envoy says when the stream of its control plane ends, with the status. */
const CONFIG_STREAM =
  /\bgrpc config stream (?:to [\w.:-]{1,200} )?closed(?: since \d{1,9}s ago)?: ?(\d{1,2})?\b/;

export const ENVOY = {
  'envoy/flags': {
    needs: ['words'],
    when: /(?<=(?:\b[45]\d\d|" 0) )[a-z]{2,5}(?:,[a-z]{2,5}){0,6}(?![\w,])|(?<=response_?flags(?:_long)?["']? ?[:=] ?["']?)[a-z]{2,40}(?:,[a-z]{2,40}){0,6}/,
    unless: CODE,
    given: ({ record }) => envoyFlagsIn(record.text) !== undefined,
    cites: ['envoy-access-logs'],
    finds: (clues) => explainFlags(clues),
  },
  /** Envoy opens such a stream anew whenever it is closed, and control planes close it now and then. */
  'envoy/config-stream': {
    needs: ['words'],
    when: CONFIG_STREAM,
    unless: new RegExp(`${CODE.source}|no healthy upstream|\\bclosed(?: since \\d{1,9}s ago)?: ?(?:7|16)\\b`),
    given: ({ host, address, denial, network }) =>
      (host === undefined || host.kind === 'other') &&
      address === undefined &&
      denial === undefined &&
      (network === undefined || network === 'reset' || network === 'unspecified'),
    cites: ['envoy-access-logs'],
    finds: ({ text }) => {
      const [, status = ''] = CONFIG_STREAM.exec(text) ?? [];
      return [
        unsourced(
          headed(
            'the stream of configuration of Envoy is closed',
            perhaps(
              'unknown-network',
              [],
              `The stream over which Envoy gets its configuration (xDS) was closed${status === '' ? '' : ` with status ${status} of gRPC${status === '0' ? ', which is none of an error' : ''}`}. Control planes and load balancers close such streams now and then, and Envoy opens the next one by itself: a line of this kind alone is no failure.`,
              'If such lines follow each other within seconds, or Envoy stays without configuration: look whether the control plane runs, at its own log, and at idle time-outs on the way to it.',
            ),
          ),
        ),
      ];
    },
  },
  'envoy/answer-of-upstream': {
    needs: ['words'],
    when: BY_UPSTREAM,
    unless: CODE,
    cites: ['envoy-response-details'],
    finds: (clues) => [
      headed(
        'the upstream of Envoy answers with an error of its own',
        perhaps(
          'runtime',
          [],
          `Envoy says (\u201cvia_upstream\u201d) that the upstream set this status itself: Envoy reached it.${upstreamOf(clues)}`,
          'Look at the log of the upstream at this time.',
        ),
      ),
    ],
  },
} satisfies Readonly<Record<string, Pattern>>;

/** The address that Envoy called, as a sentence behind others. */
const upstreamOf = ({ record }: Clues): string => {
  const found = UPSTREAM.exec(record.text);
  const host = found?.[1] ?? found?.[2];
  return host === undefined ? '' : ` The upstream is ${host}.`;
};

function explainFlags(clues: Clues): readonly Finding[] {
  const { flags, words = '' } = envoyFlagsIn(clues.record.text) ?? { flags: [] };
  const [first, ...others] = flags;
  if (first === undefined) return [];
  const also = others.map(({ flag, proves }) => ` ${flag} says ${proves}.`).join('');
  return [
    headed(
      first.short,
      (first.open === true ? perhaps : probably)(
        isRefused(first, clues) ? 'configuration' : first.cause,
        [],
        `Envoy says with \u201c${words}\u201d ${first.proves}.${howItEnded(first, clues)}${also}${/^D[CR]$/.test(first.flag) ? '' : upstreamOf(clues)}`,
        first.flag === 'UF' && isReached(clues.network)
          ? 'Look whether the right program runs and listens on this port of the upstream, and what it expects there (plain text or TLS).'
          : first.fix,
      ),
    ),
  ];
}

/** Envoy prints the error of the system or of TLS beside the flag of a failed connection. */
const howItEnded = ({ flag }: EnvoyFlag, { network = 'unspecified' }: Clues): string =>
  flag === 'UF' && network !== 'unspecified' ? ` The call ${ENDED[network]}.` : '';

/** A connection that is refused reached somebody. */
const isRefused = ({ flag }: EnvoyFlag, { network }: Clues): boolean =>
  flag === 'UF' && network === 'refused';
