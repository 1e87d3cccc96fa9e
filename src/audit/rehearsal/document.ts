/** The rehearsal as JSON (contract, section 9) and as Markdown. */
import type { Weighed } from '../report/baseline.ts';
import { type RehearsalFinding, rehearsalFindings } from '../report/findings.ts';
import { acceptances } from '../report/markdown.ts';
import type { Rehearsal, RehearsedCall } from './rehearsal.ts';

/** The members of the JSON document; their names are public. */
export function rehearsalDocument(rehearsal: Rehearsal, weighed?: Weighed) {
  const accepted = [...(weighed?.accepted.values() ?? [])];
  return {
    version: 1,
    outcome: rehearsal.outcome,
    workloads: rehearsal.workloads,
    calls: rehearsal.calls.map(toCall),
    findings: rehearsalFindings(rehearsal).map(({ id, hop, fatal }) => ({ id, rule: hop.rule, fatal })),
    ...(accepted.length === 0 ? {} : { accepted }),
  };
}

function toCall({ workload, call, fatal, outcome, hops, endpoint, wouldSay }: RehearsedCall) {
  return {
    workload,
    phase: call.phase,
    call: call.id,
    actor: call.actor,
    via: call.via,
    ...(call.service === undefined ? {} : { service: call.service }),
    actions: call.actions,
    principal: call.principal,
    host: call.host,
    port: call.port,
    fatal,
    outcome,
    ...(endpoint === undefined ? {} : { vpcEndpointId: endpoint.id }),
    hops: hops.map(({ hop, outcome: one, evidence, text, rule, fix, citations }) => ({
      hop,
      outcome: one,
      evidence,
      text,
      rule,
      ...(fix === '' ? {} : { fix }),
      citations: citations.map(({ title, url }) => ({ title, url })),
    })),
    ...(wouldSay === undefined ? {} : { wouldSay }),
  };
}

const HEADLINE = {
  starts: 'The task starts.',
  fails: 'The task does not start.',
  unknown: 'Whether the task starts cannot be said: evidence is missing.',
} as const;

const OUTCOME_WORDS = { passes: 'passes', fails: 'fails', unknown: 'unknown' };
const YES_WORDS = { true: 'yes', false: 'no' };

/** For people, and for pull requests: the answer first, then the hop at which it stops, then every call. */
export function rehearsalMarkdown(rehearsal: Rehearsal, weighed?: Weighed): string {
  const lines = [`# ${'Rehearsal'}`, '', HEADLINE[rehearsal.outcome], ''];
  const findings = rehearsalFindings(rehearsal);
  for (const { name, outcome } of rehearsal.workloads) {
    const calls = rehearsal.calls.filter(({ workload }) => workload === name);
    if (name !== '') lines.push(`## ${cell(name)}`, '', HEADLINE[outcome], '');
    lines.push(
      ...stops(calls),
      ...table(calls),
      ...listOf(findings.filter(({ call }) => calls.includes(call))),
    );
  }
  if (weighed !== undefined) lines.push(...acceptances(weighed));
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The first call that stops the start, then what else fails, then what is not known. */
function stops(calls: readonly RehearsedCall[]): readonly string[] {
  const first = calls.find(({ fatal, outcome }) => fatal && outcome === 'fails');
  const degraded = calls.filter(({ fatal, outcome }) => !fatal && outcome === 'fails');
  const open = calls.filter(({ fatal, outcome }) => fatal && outcome === 'unknown');
  return [
    ...(first === undefined ? [] : [`### ${'Where it stops'}`, '', ...opened(first)]),
    ...(degraded.length === 0
      ? []
      : [`### ${'What does not work although it starts'}`, '', ...onePerReason(degraded), '']),
    ...(open.length === 0 ? [] : [`### ${'What is not known'}`, '', ...onePerReason(open), '']),
  ];
}

function opened({ call, hops, wouldSay }: RehearsedCall): readonly string[] {
  const hop = hops.find(({ outcome }) => outcome === 'fails');
  const said =
    wouldSay === undefined
      ? ['', 'The wording of AWS is not known.']
      : ['', 'AWS says:', '', '```text', wouldSay, '```'];
  return [
    `${call.phase}, \`${call.host}\`: ${hop === undefined ? '' : `${hop.hop}. ${text(hop.text)}`}`,
    ...(hop === undefined || hop.fix === '' ? [] : ['', `What to do: ${text(hop.fix)}`]),
    ...said,
    '',
  ];
}

function onePerReason(calls: readonly RehearsedCall[]): readonly string[] {
  const reasons = new Map<string, string[]>();
  for (const { call, hops, outcome } of calls) {
    const hop = hops.find((one) => one.outcome === outcome);
    const reason = hop === undefined ? '' : `${hop.hop}: ${hop.text}${hop.fix === '' ? '' : ` ${hop.fix}`}`;
    reasons.set(reason, [...(reasons.get(reason) ?? []), call.phase]);
  }
  return [...reasons].map(([reason, phases]) => `- ${[...new Set(phases)].join(', ')}: ${text(reason)}`);
}

/** The ids that a baseline can name. */
function listOf(findings: readonly RehearsalFinding[]): readonly string[] {
  if (findings.length === 0) return [];
  const ids = findings.map(({ id, fatal }) => `- \`${id}\`${fatal ? '' : ' (the task starts without it)'}`);
  return [`### ${'Findings'}`, '', ...ids, ''];
}

function table(calls: readonly RehearsedCall[]): readonly string[] {
  return [
    `| ${['Phase', 'Call', 'Host', 'Stops the task', 'Outcome', 'Hop'].join(' | ')} |`,
    '|---|---|---|---|---|---|',
    ...calls.map(({ call, fatal, outcome, hops }) => {
      const hop = hops.find((one) => one.outcome === outcome && outcome !== 'passes');
      const evidence = hop === undefined || hop.evidence === '' ? '' : ` (${cell(hop.evidence)})`;
      const where = hop === undefined ? '' : `${hop.hop}${evidence}`;
      return `| ${call.phase} | ${call.id} | ${cell(call.host)}:${call.port} | ${YES_WORDS[`${fatal}`]} | ${mark(outcome)} | ${where} |`;
    }),
    '',
  ];
}

const mark = (outcome: RehearsedCall['outcome']): string =>
  outcome === 'fails' ? `**${OUTCOME_WORDS.fails}**` : OUTCOME_WORDS[outcome];

/** Words of the input stay words: no cell ends, nothing becomes markup. */
const cell = (value: string): string => text(value).replaceAll('|', '\\|').replace(/\s+/g, ' ');
const text = (value: string): string => value.replace(/[<>`]/g, (sign) => `\\${sign}`);
