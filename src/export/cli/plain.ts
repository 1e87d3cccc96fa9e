/** The commands of a plan and nothing else: for bash 3.2 and zsh, to be read and run once. */
import { type PlanStep, planSteps } from '../../change/steps/index.ts';
import { toGraph } from '../../change/to-resources.ts';
import { correctionLines } from '../corrections.ts';
import type { ExportContext } from '../format.ts';
import { headerLines } from '../header.ts';
import { commentText, wrap } from '../sentences.ts';

/** Prints the plain script of a plan. */
export function printPlain(context: ExportContext): string {
  const graph = toGraph(context.plan);
  const head = [
    '#!/usr/bin/env bash',
    ...[
      ...headerLines(context, 'plain commands of the AWS CLI'),
      ...correctionLines(context.corrections ?? [], graph),
    ].map((line) => `# ${line}`),
  ];
  if (graph.resources.length === 0) return `${head.join('\n')}\n\necho 'There is no endpoint to create.'\n`;
  const steps = planSteps(context.plan, { policiesInFiles: true, waits: true }).filter(({ id }) => isRun(id));
  const settings = [
    '',
    '# Lists are split on purpose, in a way that zsh does as well.',
    '# shellcheck disable=SC2046',
    'set -eu',
  ];
  return `${[...head, ...settings, ...steps.flatMap(lines)].join('\n')}\n`;
}

/** What changes something, and what it needs first. */
const isRun = (id: string): boolean =>
  [
    'set-values',
    'write-policies',
    'check-zones',
    'security-group',
    'hub-routes',
    'hosted-zones',
    'associate-zones',
  ].includes(id) || id.startsWith('create-');

const lines = ({ id, title, text, commands }: PlanStep): readonly string[] => [
  '',
  `# ${commentText(title)}`,
  // What is in those files is told nowhere else in the script.
  ...(id === 'write-policies' ? wrap(commentText(text)).map((line) => `# ${line}`) : []),
  ...commands,
];
