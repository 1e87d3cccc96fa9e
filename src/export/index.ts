/** The door of the exports. The wizard loads `load.ts` instead, which carries no printer. */
import { cliExporter } from './cli/script.ts';
import { cloudformationJsonExporter } from './cloudformation/json.ts';
import { cloudformationExporter } from './cloudformation/yaml.ts';
import type { ExportContext, Exporter, ExportFormat } from './format.ts';
import { jsonExporter } from './json/plan-document.ts';
import { markdownExporter } from './markdown/runbook.ts';
import { terraformExporter } from './terraform/module.ts';

export * from '../change/index.ts';
export {
  EXPORT_FORMATS,
  type ExportContext,
  type Exporter,
  type ExportFormat,
  FORMATS,
  type FormatInfo,
  isExportFormat,
} from './format.ts';
export { planDocument } from './json/plan-document.ts';
export { loadExporter } from './load.ts';

/** Every printer. */
export const EXPORTERS: readonly Exporter[] = [
  cloudformationExporter,
  cloudformationJsonExporter,
  terraformExporter,
  cliExporter,
  markdownExporter,
  jsonExporter,
];

/** The text of a plan in one format. */
export function exportPlan(format: ExportFormat, context: ExportContext): string {
  const exporter = EXPORTERS.find(({ id }) => id === format);
  if (exporter === undefined) throw new Error(`no printer for ${format}`);
  return exporter.print(context);
}
