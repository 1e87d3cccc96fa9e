/** The door of the exports for those who print in one go. The wizard loads `format.ts` instead, which carries no printer. */
import { EXPORT_FORMATS, type ExportContext, type ExportFormat, FORMATS, type Printer } from './format.ts';

export * from '../change/index.ts';
export { EXPORT_FORMATS, type ExportContext, type ExportFormat, FORMATS, isExportFormat } from './format.ts';

/** Every printer, loaded with this module. */
const PRINTERS: ReadonlyMap<ExportFormat, Printer> = new Map(
  await Promise.all(EXPORT_FORMATS.map(async (format) => [format, await FORMATS[format].load()] as const)),
);

/** The text of a plan in one format. */
export function exportPlan(format: ExportFormat, context: ExportContext): string {
  const print = PRINTERS.get(format);
  if (print === undefined) throw new Error(`no printer for ${format}`);
  return print(context);
}
