/**
 * The registry of formats. A format is one folder with a printer and one entry here: command line, wizard, README table,
 * tests and benchmark derive from it. No printer is imported here; each is loaded when it is needed.
 */
import {
  type Correction,
  isNeededWithoutLookup,
  type ParameterId,
  parameterOf,
  type ResourceGraph,
} from '../change/index.ts';
import type { Assumption, FindingText, KnownCase, Plan, PriceCatalogue } from '../core/index.ts';
import { flagOf, terraformVariable } from './spellings.ts';

/** Everything a printer may know. The same context gives the same bytes. */
export interface ExportContext {
  readonly plan: Plan;
  /** Why the plan is only a part of the one that the fragment opens; absent: it is all of it. */
  readonly partOf?: 'error' | 'missing';
  /** The fragment of the plan link, without `#`: the same wherever the planner is served. */
  readonly fragment: string;
  readonly catalogue: PriceCatalogue;
  /** What the sources said: members of the JSON document. Absent when nothing was read. */
  readonly evidence?: Pick<KnownCase, 'derived' | 'undetermined' | 'conflicts' | 'notes'>;
  /** What the plan depends on although nobody said it, the weightiest first. */
  readonly assumptions?: readonly Assumption[];
  /** Findings that sources brought, beside those of the rules. */
  readonly findings?: readonly FindingText[];
  /** Changes to what exists already: an audit asks for them, and an export of what is missing carries them. */
  readonly corrections?: readonly Correction[];
}

export type Printer = (context: ExportContext) => string;

/** What to do with a file. */
interface HowToRun {
  readonly text: string;
  /** The commands, with an example for each open value that has to be supplied. */
  readonly commands: (file: string, graph: ResourceGraph, open: readonly ParameterId[]) => readonly string[];
  /** Whether somebody has to supply an open value, because the file has no default for it; undefined where the file takes no values. */
  readonly needs: ((id: ParameterId, graph: ResourceGraph) => boolean) | undefined;
}

/** What looks up the rest by itself. */
const needsLittle = (id: ParameterId, graph: ResourceGraph): boolean => parameterOf(id, graph).needed;

/** A command over several lines. */
const inLines = (...parts: readonly string[]): string => parts.join(' \\\n');

/** What is known about a format without loading its printer. */
export interface FormatInfo {
  readonly title: string;
  readonly language: 'yaml' | 'json' | 'hcl' | 'shell' | 'markdown' | 'typescript';
  /** What follows the name prefix in the name of the file. */
  readonly ending: string;
  readonly howToRun: HowToRun;
  readonly load: () => Promise<Printer>;
}

const STACK: HowToRun = {
  text: 'Deploys as one stack.',
  commands: (file, graph, open) => {
    const given = open.map((id) => `    ${id}=${parameterOf(id, graph).example}`);
    return [
      inLines(
        'aws cloudformation deploy',
        `  --region ${graph.region}`,
        `  --stack-name ${file.replace(/\..*$/, '')}`,
        `  --template-file ${file}`,
        ...(given.length === 0 ? [] : ['  --parameter-overrides', ...given]),
      ),
    ];
  },
  needs: isNeededWithoutLookup,
};

/** Every format, in the order in which they are offered. */
export const FORMATS = {
  cloudformation: {
    title: 'CloudFormation',
    language: 'yaml',
    ending: '.yaml',
    howToRun: STACK,
    load: async () => (await import('./cloudformation/yaml.ts')).printCloudFormation,
  },
  'cloudformation-json': {
    title: 'CloudFormation (JSON)',
    language: 'json',
    ending: '.template.json',
    howToRun: STACK,
    load: async () => (await import('./cloudformation/json.ts')).printCloudFormationJson,
  },
  terraform: {
    title: 'Terraform',
    language: 'hcl',
    ending: '.tf',
    howToRun: {
      text: 'Alone in a folder it is a root module. What you have not answered is a variable.',
      commands: (_, graph, open) => {
        const given = open.map((id) => {
          const { name, isList } = terraformVariable(id, graph);
          const { example } = parameterOf(id, graph);
          return isList ? `  -var '${name}=["${example}"]'` : `  -var ${name}=${example}`;
        });
        return [
          'terraform init',
          inLines('terraform plan -out plan.bin', ...given),
          'terraform apply plan.bin',
        ];
      },
      needs: needsLittle,
    },
    load: async () => (await import('./terraform/module.ts')).printTerraform,
  },
  cdk: {
    title: 'AWS CDK',
    language: 'typescript',
    ending: '.ts',
    howToRun: {
      text: 'A construct in TypeScript for aws-cdk-lib 2.276 or later. Create it in a stack of the Region of the plan, as its comment shows; what you have not answered is a property.',
      commands: () => ['npx cdk synth', 'npx cdk deploy'],
      needs: isNeededWithoutLookup,
    },
    load: async () => (await import('./cdk/construct.ts')).printCdk,
  },
  cli: {
    title: 'AWS CLI',
    language: 'shell',
    ending: '.sh',
    howToRun: {
      text: 'Needs Bash 4.4 and the AWS CLI with credentials. It creates what is missing and can roll it back; see --help for the other commands.',
      commands: (file, graph, open) => {
        const given = open.map((id) => `  ${flagOf(id, graph)} ${parameterOf(id, graph).example}`);
        return [inLines(`bash ${file} --dry-run`, ...given), inLines(`bash ${file}`, ...given)];
      },
      needs: needsLittle,
    },
    load: async () => (await import('./cli/script.ts')).printScript,
  },
  'cli-plain': {
    title: 'AWS CLI, plain',
    language: 'shell',
    ending: '.plain.sh',
    howToRun: {
      text: 'The commands and nothing else, for bash 3.2 or later and for zsh: read it, then run it once.',
      commands: (file, graph, open) => {
        const given = open.map((id) => {
          const { variable, example } = parameterOf(id, graph);
          return `${variable}=${example}`;
        });
        return [inLines(...given, `bash ${file}`)];
      },
      needs: needsLittle,
    },
    load: async () => (await import('./cli/plain.ts')).printPlain,
  },
  markdown: {
    title: 'Runbook',
    language: 'markdown',
    ending: '.md',
    howToRun: {
      text: 'The plan with its reasons and the steps in order, for the wiki or a pull request.',
      commands: () => [],
      needs: undefined,
    },
    load: async () => (await import('./markdown/runbook.ts')).printRunbook,
  },
  json: {
    title: 'Plan (JSON)',
    language: 'json',
    ending: '.plan.json',
    howToRun: {
      text: 'The whole plan for programs: endpoints, reasons, findings, steps, policies. The format is stable.',
      commands: () => [],
      needs: undefined,
    },
    load: async () => (await import('./json/plan-document.ts')).printPlanDocument,
  },
} satisfies { readonly [id: string]: FormatInfo };

export type ExportFormat = keyof typeof FORMATS;

export const EXPORT_FORMATS = Object.keys(FORMATS) as readonly ExportFormat[];

/** Whether `text` names a format; never consults the prototype chain. */
export function isExportFormat(text: string): text is ExportFormat {
  return Object.hasOwn(FORMATS, text);
}

/** The name of the file of a plan in a format. */
export function fileNameOf(format: ExportFormat, namePrefix = 'ecs'): string {
  return `${namePrefix}-endpoints${FORMATS[format].ending}`;
}
