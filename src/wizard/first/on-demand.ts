/** The parts that are loaded when they are needed; `intentions` start loading on intent (pointer or focus on the control). */
import { withWords } from './later.tsx';
import { loadable, onIntent } from './loadable.ts';
import { partOf } from './ui/Panel.tsx';

const review = loadable(() => withWords(import('../review/ReviewPage.tsx')));
const exports = loadable(() => withWords(import('../export/ExportPanel.tsx')));
const policies = loadable(() => withWords(import('../policies/PolicyPanel.tsx')));
const check = loadable(() => withWords(import('../check/CheckPanel.tsx')));
const compare = loadable(() => withWords(import('../compare/ComparePanel.tsx')));
const search = loadable(() => withWords(import('../search/SearchPanel.tsx')));
const paste = loadable(() => withWords(import('../paste/PastePanel.tsx')));

export const ReviewPage = partOf('The review', review, (module) => module.ReviewPage);
export const ExportPanel = partOf('The export', exports, (module) => module.ExportPanel);
export const PolicyPanel = partOf('The policies', policies, (module) => module.PolicyPanel);
export const CheckPanel = partOf('The check', check, (module) => module.CheckPanel);
export const ComparePanel = partOf('The comparison', compare, (module) => module.ComparePanel);
export const SearchPanel = partOf('The search', search, (module) => module.SearchPanel);
export const PastePanel = partOf('What you have', paste, (module) => module.PastePanel);

export const intentions = {
  review: onIntent(review),
  export: onIntent(exports),
  policies: onIntent(policies),
  paste: onIntent(paste),
};
