/** Loads one printer, when it is needed: the door for the wizard, which must not carry all of them. */
import type { Exporter, ExportFormat } from './format.ts';

/** The printer of a format. */
export async function loadExporter(format: ExportFormat): Promise<Exporter> {
  switch (format) {
    case 'json':
      return (await import('./json/plan-document.ts')).jsonExporter;
    case 'markdown':
      return (await import('./markdown/runbook.ts')).markdownExporter;
    case 'terraform':
      return (await import('./terraform/module.ts')).terraformExporter;
    case 'cloudformation':
      return (await import('./cloudformation/yaml.ts')).cloudformationExporter;
    case 'cloudformation-json':
      return (await import('./cloudformation/json.ts')).cloudformationJsonExporter;
    case 'cli':
      return (await import('./cli/script.ts')).cliExporter;
  }
}
