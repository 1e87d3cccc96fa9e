/** The README of the zip: which of its files to use, in which order, and how each is run. */
import { includedEndpoints, type Plan, regionOf, sumOfCosts } from '../../core/index.ts';
import { EXPORT_FORMATS, type ExportFormat, FORMATS, fileNameOf } from '../../export/format.ts';
import { costInWords, counted } from '../first/money.ts';
import { KNOWLEDGE_IN_WORDS } from '../later/knowledge.ts';
import { howToRun } from './how-to-run.ts';

/** What else is in the zip. */
export interface OtherFiles {
  /** The address of the plan. */
  readonly link: string;
  readonly answers: string;
  readonly picture: string;
  readonly hasPolicies: boolean;
}

/** Markdown; the same plan gives the same bytes. */
export function printReadme(plan: Plan, { link, answers, picture, hasPolicies }: OtherFiles): string {
  const endpoints = includedEndpoints(plan);
  const files = EXPORT_FORMATS.map((format) => {
    const name = fileNameOf(format, plan.workload.namePrefix);
    return { format, name, ...howToRun(format, name, plan) };
  });
  const run = files.filter(({ commands }) => commands.length > 0);
  const runbook = fileNameOf('markdown', plan.workload.namePrefix);
  const whatOf = (format: ExportFormat) => FORMATS[format].title;
  return [
    '# VPC endpoints for Amazon ECS',
    '',
    `![The endpoints in the VPC](${picture})`,
    '',
    `${counted(endpoints.length, 'endpoint')} in ${regionOf(plan.workload.region).name} (${plan.workload.region}), ${costInWords(sumOfCosts(endpoints))} a month without data. Made by the ECS Endpoint Planner. ${KNOWLEDGE_IN_WORDS}`,
    '',
    `The plan opens, and can be changed, at <${link}>`,
    '',
    '## In this order',
    '',
    `1. Read \`${runbook}\`: why each endpoint is there, and what to check before and after.`,
    `2. Choose **one** of ${run.map(({ name }) => `\`${name}\``).join(', ')}. They create the same endpoints: two of them would create them twice, or fail.`,
    '3. Run it as it says below, with your own values in place of the examples.',
    `4. Do the last steps of \`${runbook}\`: they check that tasks reach the services.`,
    '',
    '## Files',
    '',
    '| File | What it is |',
    '| --- | --- |',
    ...files.map(({ format, name }) => `| \`${name}\` | ${whatOf(format)} |`),
    ...(hasPolicies ? ['| `policies/` | The policy of each endpoint; the other files hold them too |'] : []),
    `| \`${picture}\` | The endpoints as a picture |`,
    `| \`${answers}\` | The answers: the planner opens them with “Open”, its command line with \`--answers\` |`,
    ...files.flatMap(({ format, name, text, commands, open }) => [
      '',
      `## ${whatOf(format)}: \`${name}\``,
      '',
      text,
      ...(open.length > 0 ? ['', `Fill in what is not answered: ${open.join(', ')}.`] : []),
      ...(commands.length > 0 ? ['', '```sh', ...commands, '```'] : []),
    ]),
    '',
  ].join('\n');
}
