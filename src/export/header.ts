/** The words at the top of every file: what it is, the plan's fragment, what to know first, the documentation. */

import { correctionCommands, placeOf } from '../change/index.ts';
import { citationOf, explain, includedEndpoints, type Plan, REGIONS, regionOf } from '../core/index.ts';
import { allFindings } from '../policy/index.ts';
import type { ExportContext } from './format.ts';
import { commentText, migrationSteps, wrap } from './sentences.ts';

/** Comment lines, without comment signs. */
export function headerLines(context: ExportContext, what: string): readonly string[] {
  const { plan } = context;
  const { region } = plan.workload;
  const sections = [
    [
      `VPC endpoints for Amazon ECS in ${region}, ${REGIONS[region].name}: ${what}.`,
      'Made by ECS Endpoint Planner. To open this plan again, append the next line to its address:',
    ],
    [`#${commentText(context.fragment)}`],
    wrap(
      `The service names are those of ${region} in the partition ${regionOf(region).partition}. For another Region, export the plan again.`,
    ),
    firstThings(plan),
    numbered('The template is copied from another Region:', migrationSteps(plan)),
    corrections(context),
    ['Documentation:', ...pages(plan).map((url) => `  ${url}`)],
  ];
  return sections
    .filter((section) => section.length > 0)
    .flatMap((section, index) => (index === 0 ? section : ['', ...section]));
}

/** Reason and source of one endpoint, as comment lines. */
export function reasonLines(reason: { readonly text: string; readonly citation: { readonly url: string } }) {
  return [...wrap(commentText(reason.text)), reason.citation.url];
}

/** Errors and warnings of the plan: whoever runs the file may never have seen the wizard. */
function firstThings(plan: Plan): readonly string[] {
  const serious = allFindings(plan).filter(({ severity }) => severity !== 'info');
  if (serious.length === 0) return [];
  return [
    'Know before you run this:',
    ...serious.flatMap(({ severity, text, fix }) =>
      hanging(`- ${severity}: ${text}${fix === undefined ? '' : ` ${fix}`}`),
    ),
  ];
}

function corrections({ plan, corrections: wanted = [] }: ExportContext): readonly string[] {
  if (wanted.length === 0) return [];
  return [
    'What exists already needs these corrections:',
    ...wanted.flatMap((correction) => [
      ...hanging(`- ${correction.text}`),
      ...correctionCommands(correction, placeOf(plan)).map((command) => `    ${commentText(command)}`),
    ]),
  ];
}

function numbered(title: string, steps: readonly string[]): readonly string[] {
  if (steps.length === 0) return [];
  return [title, ...steps.flatMap((step, index) => hanging(`${index + 1}. ${step}`))];
}

const hanging = (text: string): readonly string[] =>
  wrap(commentText(text)).map((line, index) => (index === 0 ? line : `  ${line}`));

function pages(plan: Plan): readonly string[] {
  const rules = includedEndpoints(plan).flatMap((endpoint) => endpoint.because);
  const cited = rules.flatMap((rule) => explain(rule, plan.workload).citations.map(({ url }) => url));
  return [...new Set([...cited, PRIVATELINK])];
}

const PRIVATELINK = citationOf('privatelink-interface').url;
