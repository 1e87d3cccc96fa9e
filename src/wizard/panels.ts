/** The parts that are loaded when they are needed; `prefetch` starts loading on intent (pointer or focus on the control). */
import { lazy } from 'react';

const loadExport = () => import('./export/ExportPanel.tsx');
const loadPolicies = () => import('./policies/PolicyPanel.tsx');
const loadImport = () => import('./import/ImportPanel.tsx');

export const ExportPanel = lazy(() => loadExport().then((module) => ({ default: module.ExportPanel })));
export const PolicyPanel = lazy(() => loadPolicies().then((module) => ({ default: module.PolicyPanel })));
export const ImportPanel = lazy(() => loadImport().then((module) => ({ default: module.ImportPanel })));

/** Handlers that load a part as soon as somebody seems to want it. A failure shows when the part is opened. */
export function onIntent(load: () => Promise<unknown>) {
  const start = () => {
    load().catch(() => undefined);
  };
  return { onPointerEnter: start, onFocus: start };
}

export const intentions = {
  export: onIntent(loadExport),
  policies: onIntent(loadPolicies),
  import: onIntent(loadImport),
};
