/** What to do with each file, beside the tab that shows it. */
import { PARAMETERS, toGraph } from '../../change/index.ts';
import type { Plan } from '../../core/index.ts';
import { type ExportFormat, FORMATS } from '../../export/format.ts';

export interface HowToRun {
  readonly text: string;
  readonly commands: readonly string[];
  /** What has to be filled in, because it is not answered. */
  readonly open: readonly string[];
}

/** How a file is run, with the names of what the plan leaves open. */
export function howToRun(format: ExportFormat, file: string, plan: Plan): HowToRun {
  const open = toGraph(plan).parameters.filter((id) => PARAMETERS[id].needed);
  const labels = open.map((id) => PARAMETERS[id].label);
  switch (format) {
    case 'cloudformation':
    case 'cloudformation-json': {
      const stack = file.replace(/\..*$/, '');
      const given = open.map((id) => `    ${id}=${PARAMETERS[id].example}`);
      const lines = [
        `aws cloudformation deploy --region ${plan.workload.region} --stack-name ${stack} --template-file ${file}`,
        ...(given.length === 0 ? [] : ['  --parameter-overrides', ...given]),
      ];
      return { text: 'Deploys as one stack.', commands: [lines.join(' \\\n')], open: labels };
    }
    case 'terraform':
      return {
        text: 'Alone in a folder it is a root module. What is not answered is a variable.',
        commands: ['terraform init', 'terraform plan -out plan.bin', 'terraform apply plan.bin'],
        open: labels,
      };
    case 'cli':
      return {
        text: 'Needs Bash 4.4 and the AWS CLI with credentials. It creates what is absent and can take it back; --help tells what else it does.',
        commands: [`bash ${file} --dry-run`, `bash ${file}`],
        open: labels,
      };
    case 'markdown':
      return {
        text: 'The plan with its reasons and the steps in order, for the wiki or a pull request.',
        commands: [],
        open: [],
      };
    case 'json':
      return {
        text: 'The whole plan for programs: endpoints, reasons, findings, steps, policies. The format is stable.',
        commands: [],
        open: [],
      };
  }
}

/** Formats of one kind stand behind one tab: `CloudFormation` in two languages. */
export function formatFamilies(
  formats: readonly ExportFormat[],
): readonly { readonly title: string; readonly formats: readonly ExportFormat[] }[] {
  const base = (format: ExportFormat) => FORMATS[format].title.replace(/ \(.*\)$/, '');
  return [...new Set(formats.map(base))].map((title) => {
    const members = formats.filter((format) => base(format) === title);
    const [only] = members;
    return { title: members.length === 1 && only ? FORMATS[only].title : title, formats: members };
  });
}
