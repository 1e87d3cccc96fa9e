/** Printers, loaded when they are asked for and kept. */
import { useEffect, useState } from 'react';
import { EXPORT_FORMATS, type Exporter, type ExportFormat } from '../../export/format.ts';
import { loadExporter } from '../../export/load.ts';

const loaded = new Map<ExportFormat, Exporter>();

export async function exporterOf(format: ExportFormat): Promise<Exporter> {
  const exporter = loaded.get(format) ?? (await loadExporter(format));
  loaded.set(format, exporter);
  return exporter;
}

export type Loading = { readonly exporter: Exporter } | { readonly error: unknown } | undefined;

/** The printer of a format; `undefined` while it is on its way. */
export function useExporter(format: ExportFormat): { readonly loading: Loading; readonly retry: () => void } {
  const [failure, setFailure] = useState<{ readonly format: ExportFormat; readonly error: unknown }>();
  const [, setArrived] = useState(0);
  const [attempt, setAttempt] = useState(0);
  const exporter = loaded.get(format);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further attempt is a reason to load again
  useEffect(() => {
    if (loaded.has(format)) return;
    exporterOf(format).then(
      () => setArrived((count) => count + 1),
      (error: unknown) => setFailure({ format, error }),
    );
  }, [format, attempt]);
  const retry = () => {
    setFailure(undefined);
    setAttempt((count) => count + 1);
  };
  if (exporter !== undefined) return { loading: { exporter }, retry };
  return { loading: failure?.format === format ? { error: failure.error } : undefined, retry };
}

/** Loads every printer while nothing else is to do, so that each tab opens at once. */
export function usePrefetchedExporters(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const format of EXPORT_FORMATS) exporterOf(format).catch(() => undefined);
    }, 500);
    return () => clearTimeout(timer);
  }, []);
}
