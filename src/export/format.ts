/** The formats in which a plan can be exported: their names and what a printer is. No printer is imported here. */
import type { Correction } from '../change/index.ts';
import type { Assumption, FindingText, KnownCase, Plan, PriceCatalogue } from '../core/index.ts';

export type ExportFormat =
  | 'json'
  | 'cloudformation'
  | 'cloudformation-json'
  | 'terraform'
  | 'cli'
  | 'markdown';

/** Everything a printer may know. The same context gives the same bytes. */
export interface ExportContext {
  readonly plan: Plan;
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

/** What is known about a format without loading its printer. */
export interface FormatInfo {
  readonly id: ExportFormat;
  readonly title: string;
  readonly language: 'yaml' | 'json' | 'hcl' | 'shell' | 'markdown';
  readonly fileName: (namePrefix?: string) => string;
}

export interface Exporter extends FormatInfo {
  readonly print: (context: ExportContext) => string;
}

const named =
  (ending: string) =>
  (namePrefix = 'ecs'): string =>
    `${namePrefix}-endpoints${ending}`;

/** Every format, in the order in which they are offered. */
export const FORMATS: { readonly [F in ExportFormat]: FormatInfo & { readonly id: F } } = {
  cloudformation: {
    id: 'cloudformation',
    title: 'CloudFormation',
    language: 'yaml',
    fileName: named('.yaml'),
  },
  'cloudformation-json': {
    id: 'cloudformation-json',
    title: 'CloudFormation (JSON)',
    language: 'json',
    fileName: named('.template.json'),
  },
  terraform: { id: 'terraform', title: 'Terraform', language: 'hcl', fileName: named('.tf') },
  cli: { id: 'cli', title: 'AWS CLI', language: 'shell', fileName: named('.sh') },
  markdown: { id: 'markdown', title: 'Runbook', language: 'markdown', fileName: named('.md') },
  json: { id: 'json', title: 'Plan (JSON)', language: 'json', fileName: named('.plan.json') },
};

export const EXPORT_FORMATS = Object.keys(FORMATS) as readonly ExportFormat[];

/** Whether `text` names a format; never consults the prototype chain. */
export function isExportFormat(text: string): text is ExportFormat {
  return Object.hasOwn(FORMATS, text);
}
