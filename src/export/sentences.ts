/** Sentences that every format says about a plan: the sources, the migration. */

import { planSteps } from '../change/index.ts';
import {
  type Citation,
  citationOf,
  explain,
  type FindingText,
  includedEndpoints,
  type Plan,
  regionOf,
} from '../core/index.ts';
import { allFindings } from '../policy/index.ts';
import type { ExportContext } from './format.ts';

/** What rules, edited policies and sources report, errors first. */
export function everyFinding({
  plan,
  findings = [],
}: Pick<ExportContext, 'plan' | 'findings'>): readonly FindingText[] {
  const all = [...allFindings(plan), ...findings];
  return (['error', 'warning', 'info'] as const).flatMap((severity) =>
    all.filter((finding) => finding.severity === severity),
  );
}

/** Every source of the exported endpoints, the findings and the steps, once, in the order in which it is first named. */
export function sourcesOf({ plan, findings = [] }: ExportContext): readonly Citation[] {
  const rules = [
    ...includedEndpoints(plan).flatMap((endpoint) => endpoint.because),
    ...plan.notNeeded.flatMap((spared) => spared.because),
    ...plan.findings.map((finding) => finding.rule),
  ];
  const pages = new Map<string, Citation>();
  for (const rule of rules)
    for (const citation of explain(rule, plan.workload).citations) pages.set(citation.url, citation);
  for (const { citations } of findings) for (const citation of citations) pages.set(citation.url, citation);
  for (const step of planSteps(plan))
    for (const id of step.cites) pages.set(citationOf(id).url, citationOf(id));
  return [...pages.values()];
}

/** What to do with a template copied from another Region; empty when nothing is to be done. */
export function migrationSteps(plan: Plan): readonly string[] {
  const { region, templateSourceRegion: from, templateHasEndpoints } = plan.workload;
  if (from === 'none' || from === region) return [];
  const allThree = regionOf(region).needsAllThreeEcsEndpoints && !regionOf(from).needsAllThreeEcsEndpoints;
  const three = (of: string): string =>
    ['ecs-agent', 'ecs-telemetry', 'ecs'].map((service) => `com.amazonaws.${of}.${service}`).join(', ');
  return [
    ...(allThree ? [`Create all three Amazon ECS endpoints of ${region}: ${three(region)}.`] : []),
    ...(templateHasEndpoints
      ? [
          allThree
            ? `Then delete the three of ${from} from the copied template: ${three(from)}.`
            : `Delete the endpoints of ${from} from the copied template: their service names carry that Region.`,
        ]
      : []),
  ];
}

/** Text for a comment: one line in every format, without control characters. */
export function commentText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\ufffe\uffff]+/gu, ' ');
}

/** Breaks a text into lines of at most `width` characters, at blanks only. */
export function wrap(text: string, width = 100): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
