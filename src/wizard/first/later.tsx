/** What follows the first paint, in one file (`later/parts.ts`), which is loaded as soon as the first page is on the screen. */
import { loadable } from './loadable.ts';
import { partOf } from './ui/Panel.tsx';

export const later = loadable(() => import('../later/parts.ts'));

export const Dialogs = partOf('The dialog', later, (parts) => parts.Dialogs);
export const EndpointMore = partOf('The details', later, (parts) => parts.EndpointMore);
export const NumberField = partOf('This field', later, (parts) => parts.NumberField);
export const PlanRest = partOf('The rest of the plan', later, (parts) => parts.PlanRest);
export const PolicyProblems = partOf('The policies', later, (parts) => parts.PolicyProblems);
export const PresetList = partOf('The list', later, (parts) => parts.PresetList);
export const Problems = partOf('What was not understood', later, (parts) => parts.Problems);
export const StepPage = partOf('This page', later, (parts) => parts.StepPage);
export const TextField = partOf('This field', later, (parts) => parts.TextField);
export const Verdict = partOf('The verdict', later, (parts) => parts.Verdict);
