/** Printers, loaded when they are asked for and kept. */
import { useEffect } from 'react';
import { EXPORT_FORMATS, type ExportFormat, FORMATS, type Printer } from '../../export/format.ts';
import { type Loadable, loadable, prefetch } from '../first/loadable.ts';

const exporters = new Map<ExportFormat, Loadable<{ readonly print: Printer }>>();

/** The printer of a format, as a part that is loaded on demand. */
export function exporterOf(format: ExportFormat): Loadable<{ readonly print: Printer }> {
  const known = exporters.get(format);
  if (known) return known;
  const exporter = loadable(async () => ({ print: await FORMATS[format].load() }));
  exporters.set(format, exporter);
  return exporter;
}

/** Loads every printer a moment after the panel is shown, so that each tab opens at once. */
export function usePrefetchedExporters(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const format of EXPORT_FORMATS) prefetch(exporterOf(format));
    }, 500);
    return () => clearTimeout(timer);
  }, []);
}
