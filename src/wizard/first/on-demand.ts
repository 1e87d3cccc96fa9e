/** The parts that are loaded when they are needed; `intentions` start loading on intent (pointer or focus on the control). */
import { loadable, onIntent } from './loadable.ts';
import { partOf } from './ui/Panel.tsx';

const review = loadable(() => import('../review/ReviewPage.tsx'));
const exports = loadable(() => import('../export/ExportPanel.tsx'));
const policies = loadable(() => import('../policies/PolicyPanel.tsx'));
const paste = loadable(() => import('../paste/ImportPanel.tsx'));

export const ReviewPage = partOf('The review', review, (module) => module.ReviewPage);
export const ExportPanel = partOf('The export', exports, (module) => module.ExportPanel);
export const PolicyPanel = partOf('The policies', policies, (module) => module.PolicyPanel);
export const ImportPanel = partOf('The import', paste, (module) => module.ImportPanel);

export const intentions = {
  export: onIntent(exports),
  policies: onIntent(policies),
  import: onIntent(paste),
};
