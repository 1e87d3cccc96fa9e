/** The designs that carry the calls of a plan, side by side, in the runbook. */
import {
  compareDesigns,
  counted,
  type Design,
  type DesignComparison,
  includedEndpoints,
  turningPoints,
} from '../../core/index.ts';
import type { ExportContext } from '../format.ts';
import { escapeMarkdown, section, table } from './text.ts';

/** What else could carry the calls: costs, what is created, what breaks, who has to do what. Empty without endpoints. */
export function designsSection({ plan, catalogue }: ExportContext): string {
  if (includedEndpoints(plan).length === 0) return '';
  const comparison = compareDesigns(plan, { catalogue });
  const parts = [
    basis(comparison),
    table(['Design', 'USD a month', 'Created', 'What can break'], comparison.designs.map(row)),
    ...whoDoesWhat(comparison),
    turningPoints(comparison)
      .map((line) => `- ${line}`)
      .join('\n'),
  ];
  return section('Designs side by side', parts.join('\n\n'));
}

const NOT_POSSIBLE = 'Not possible here:';
const PRICE_WORDS = { assumed: 'assumed' };

const isPossible = ({ impossible }: Design): boolean => impossible === undefined;
const sentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

function basis({ size, assumed }: DesignComparison): string {
  const { vpcs, zones, endpoints, monthlyGb, monthlyGatewayGb } = size;
  return `For ${counted(vpcs, 'VPC')} with ${counted(zones, 'Availability Zone')}, ${counted(endpoints, 'interface endpoint')}, ${monthlyGb} GB a month in each VPC through them and ${monthlyGatewayGb} GB from Amazon S3 and DynamoDB; a transit gateway exists already. US dollars for all VPCs together.${assumed ? ' "Assumed": not all of its prices are confirmed for this Region.' : ''}`;
}

function row(design: Design): readonly string[] {
  const { title, creates, breaks, impossible } = design;
  return [
    escapeMarkdown(title),
    usd(design),
    creates.map(({ where, what }) => escapeMarkdown(sentence(`${where}: ${what}`))).join('<br>'),
    impossible === undefined
      ? breaks.map(escapeMarkdown).join('<br>')
      : `**${NOT_POSSIBLE}** ${escapeMarkdown(impossible)}`,
  ];
}

/** A price that is not known is a range, or is marked. */
function usd({ monthlyUsd, monthlyRange, assumed }: Design): string {
  if (monthlyRange !== undefined)
    return `${monthlyRange.low.toFixed(2)} to ${monthlyRange.high.toFixed(2)} (${PRICE_WORDS.assumed})`;
  return `${monthlyUsd.toFixed(2)}${assumed ? ` (${PRICE_WORDS.assumed})` : ''}`;
}

/** Of the designs that can carry the workload. */
function whoDoesWhat({ designs }: DesignComparison): readonly string[] {
  const possible = designs.filter(isPossible);
  return possible.length === 0 ? [] : [`Who does what:\n\n${possible.map(tasks).join('\n')}`];
}

function tasks({ title, tasks: all }: Design): string {
  const lines = all.map(({ who, what }) => `  - ${escapeMarkdown(`${who}: ${what}`)}`);
  return [`- ${escapeMarkdown(title)}`, ...lines].join('\n');
}
