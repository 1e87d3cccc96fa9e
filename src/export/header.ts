/** The first lines of every file: what it is, the plan's fragment, what to know first. Few: they are read. */

import { firstSentence, type Reason, type WhyOpen } from '../change/reason.ts';
import type { Endpoint } from '../change/resources.ts';
import { createdEndpoints, toGraph } from '../change/to-resources.ts';
import {
  type Assumption,
  answerText,
  assumedFirst,
  counted,
  doubtText,
  hubOf,
  type Plan,
  questionOf,
  REGIONS,
} from '../core/index.ts';
import type { ExportContext } from './format.ts';
import { commentText, everyFinding, migrationSteps, wrap } from './sentences.ts';

/** Maximum number of lines in the head of a file. */
export const MOST_LINES = 15;

/** Comment lines, without comment signs; `most`: fewer lines where a format adds its own. */
export function headerLines(context: ExportContext, what: string, most = MOST_LINES): readonly string[] {
  const { plan } = context;
  const { region } = plan.workload;
  const head = [
    `VPC endpoints for Amazon ECS in ${region}, ${REGIONS[region].name}: ${what}.`,
    'Made by ECS Endpoint Planner. To open this plan, append this line to the address of the planner:',
    `#${commentText(context.fragment)}`,
  ];
  const copied = migrationSteps(plan);
  const isEmpty = toGraph(plan).resources.length === 0;
  const paragraphs = [
    ...partLines(context),
    ...(isEmpty ? ['There is no endpoint to create.'] : hubLines(plan)),
    ...namedDoubts(context),
    ...findingLines(context, 'error'),
    ...doubted(context).map(doubtText),
    ...policyLines(plan),
    ...assumedLines(context),
    ...(copied.length === 0 ? [] : [`Copied from another Region: ${copied.join(' ')}`]),
    ...findingLines(context, 'warning'),
  ];
  return [...head, ...fitting(paragraphs, most - head.length)];
}

/** A file with a part of the plan says so: its link opens the whole. */
function partLines({ plan, partOf }: ExportContext): readonly string[] {
  if (partOf === undefined) return [];
  const services = createdEndpoints(plan).map(({ service }) => service);
  const what = {
    error: `what the error names (${services.join(', ')})`,
    missing: 'what is missing, and the corrections to what exists',
  }[partOf];
  return [`A part of the plan, only ${what}. The line above opens the whole plan.`];
}

/** As many paragraphs as fit, as wrapped lines; the rest is counted. */
function fitting(paragraphs: readonly string[], room: number): readonly string[] {
  const lines: string[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    const next = hanging(`- ${paragraph}`);
    const isLast = index + 1 === paragraphs.length;
    if (lines.length + next.length > (isLast ? room : room - 1)) {
      const left = paragraphs.length - index;
      return [...lines, `- And ${counted(left, 'more thing')} to know: open the plan.`];
    }
    lines.push(...next);
  }
  return lines;
}

/** With a hub: what the file creates in which VPC, and what is left to do. */
function hubLines(plan: Plan): readonly string[] {
  const hub = hubOf(plan);
  if (hub === undefined) return [];
  const group = plan.workload.securityGroupId === '' ? ', group' : '';
  const gateways = hub.local.some(({ type }) => type === 'Gateway') ? 'gateway endpoints, ' : '';
  const routes = 'routes where a connection between the VPCs is given';
  const nothingElse =
    'Nothing else may answer the names in the VPC of the tasks: no other hosted zone, no private DNS.';
  const last =
    'A transit gateway needs routes of its own, and further VPCs what the step further-vpcs of the runbook says.';
  switch (plan.workload.hubPart) {
    case 'both':
      return [
        `Two VPCs of one account: interface endpoints${group} and private hosted zones for the hub, ${gateways}names for the VPC of the tasks, and ${routes}. ${nothingElse} ${last}`,
      ];
    case 'hub-account':
      return [
        `First of two parts, for the account of the hub: interface endpoints${group}, private hosted zones and their authorization for the VPC of the tasks, and ${routes}. Then the part of the tasks, with the ids of the zones. ${last}`,
      ];
    case 'task-account':
      return [
        `Second of two parts, for the account of the tasks, after that of the hub: ${gateways}${routes}, and the association of the zones, after which the names lead to the hub. ${nothingElse} A transit gateway needs routes of its own.`,
      ];
  }
}

/** A finding that the line on policies says already, wherever the file creates an endpoint with a policy. */
const SAID_OF_POLICIES = 'hub/policies-are-shared';

const WORDS = { error: 'ERROR', warning: 'Warning' } as const;

/** Errors in full, warnings in their first sentence: whoever runs the file may never have seen the wizard. */
function findingLines(context: ExportContext, wanted: keyof typeof WORDS): readonly string[] {
  return everyFinding(context)
    .filter(({ severity, rule }) => severity === wanted && rule !== SAID_OF_POLICIES)
    .map(({ text, fix, assumed = false }) =>
      wanted === 'error' || assumed
        ? `${WORDS[wanted]}: ${text} ${fix ?? ''}`.trimEnd()
        : `${WORDS[wanted]}: ${firstSentence(text)}`,
    );
}

/** Maximum number of assumptions that are named; the plan has them all, with what would change. */
const MOST_ASSUMED = 5;

/** Maximum number of doubtful answers that get a paragraph of their own, with what would change. */
const MOST_DOUBTED = 3;

const doubted = ({ assumptions = [] }: ExportContext): readonly Assumption[] =>
  assumptions.filter(({ because }) => because !== undefined).slice(0, MOST_DOUBTED);

/** One line that names the doubts, in case there is no room for their paragraphs: answers that were taken and are not certain. */
function namedDoubts(context: ExportContext): readonly string[] {
  const all = (context.assumptions ?? []).filter(({ because }) => because !== undefined);
  const hasErrors = everyFinding(context).some(({ severity }) => severity === 'error');
  const hasRoom = !hasErrors && hubOf(context.plan) === undefined;
  if (all.length === 0 || (all.length === 1 && hasRoom)) return [];
  const rest = all.length > MOST_ASSUMED ? `; and ${all.length - MOST_ASSUMED} more` : '';
  return [`Not certain: ${all.slice(0, MOST_ASSUMED).map(inShort).join('; ')}${rest}.`];
}

/** Assumptions that decide which endpoints there are, without those that have a paragraph of their own. */
function assumedLines(context: ExportContext): readonly string[] {
  const alone = doubted(context);
  return otherLines(assumedFirst(context.assumptions ?? []).filter((one) => !alone.includes(one)));
}

function inShort({ question, workload, value }: Assumption): string {
  const about = workload === undefined || workload === '' ? '' : `${workload}: `;
  return `${about}${questionOf(question).label}: ${answerText(question, value)}`;
}

function otherLines(deciding: readonly Assumption[]): readonly string[] {
  if (deciding.length === 0) return [];
  const named = deciding.slice(0, MOST_ASSUMED).map(inShort);
  const rest = deciding.length - named.length;
  return [
    `Assumed, because nothing says otherwise: ${named.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}. Other answers give other endpoints.`,
  ];
}

/** Every file that attaches a policy says whom it limits. */
function policyLines(plan: Plan): readonly string[] {
  const { workload } = plan;
  if (createdEndpoints(plan).every(({ policy }) => policy === undefined)) return [];
  const who =
    workload.endpointPlacement === 'central-vpc' ? 'every VPC that uses them' : 'every caller in the VPC';
  return [`The endpoint policies limit ${who}, not only this workload.`];
}

/**
 * Reason and page of an endpoint, as comment lines; where one before has the same, its name. And why its policy allows everything.
 */
export function reasonLines({ reason, whyOpen }: Pick<Endpoint, 'reason' | 'whyOpen'>): readonly string[] {
  const open = openWords(whyOpen);
  return [...whyLines(reason), ...(open === '' ? [] : wrap(open))];
}

function whyLines({ text, citation, sameAs }: Reason): readonly string[] {
  if (sameAs !== undefined) return [`As for ${sameAs}.`];
  const line = `${commentText(text)} ${citation.url}`;
  return line.length <= 160 ? [line] : [...wrap(commentText(text)), citation.url];
}

/** Why a policy allows everything, for whoever reads it where it stands; empty where it does not, or where that was chosen. */
export function openWords(whyOpen: WhyOpen | undefined): string {
  if (whyOpen === undefined) return '';
  const { text, sameAs } = whyOpen;
  return sameAs === undefined
    ? `Its policy allows everything. ${text} Narrow it when you know the calls.`
    : `Its policy allows everything, as that of ${sameAs}.`;
}

const hanging = (text: string): readonly string[] =>
  wrap(commentText(text)).map((line, index) => (index === 0 ? line : `  ${line}`));
