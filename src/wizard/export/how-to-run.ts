/** What to do with each file, beside the tab that shows it. */
import type { ExportFormat } from '../../export/format.ts';

export interface HowToRun {
  readonly text: string;
  readonly commands: readonly string[];
}

export function howToRun(format: ExportFormat, file: string): HowToRun {
  const stack = file.replace(/\..*$/, '');
  switch (format) {
    case 'cloudformation':
    case 'cloudformation-json':
      return {
        text: 'Deploys as one stack. What you have not answered is a parameter: give it behind --parameter-overrides.',
        commands: [`aws cloudformation deploy --stack-name ${stack} --template-file ${file}`],
      };
    case 'terraform':
      return {
        text: 'Alone in a folder it is a root module. What you have not answered is a variable.',
        commands: ['terraform init', 'terraform plan -out plan.bin', 'terraform apply plan.bin'],
      };
    case 'cli':
      return {
        text: 'Needs Bash 4.4 and the AWS CLI with credentials. It creates what is absent and can take it back; --help tells what else it does.',
        commands: [`bash ${file} --dry-run`, `bash ${file}`],
      };
    case 'markdown':
      return {
        text: 'The plan with its reasons and the steps in order, for the wiki or a pull request.',
        commands: [],
      };
    case 'json':
      return {
        text: 'The whole plan for programs: endpoints, reasons, findings, steps, policies. The format is stable.',
        commands: [],
      };
  }
}
