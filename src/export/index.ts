/** The door of the exports. The wizard loads `load.ts` instead, which carries no printer. */
import { cliExporter } from './cli.ts';
import { cloudformationExporter } from './cloudformation.ts';
import { cloudformationJsonExporter } from './cloudformation-json.ts';
import type { ExportContext, Exporter, ExportFormat } from './format.ts';
import { jsonExporter } from './json.ts';
import { markdownExporter } from './markdown.ts';
import { terraformExporter } from './terraform.ts';

export {
  type Correction,
  EXPORT_FORMATS,
  type ExportContext,
  type Exporter,
  type ExportFormat,
  FORMATS,
  type FormatInfo,
  isExportFormat,
} from './format.ts';
export * from './graph.ts';
export { planDocument } from './json.ts';
export { loadExporter } from './load.ts';
export { toGraph } from './to-graph.ts';

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
