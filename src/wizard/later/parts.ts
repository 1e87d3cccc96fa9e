/** Loaded in one piece when the first page is on the screen: see `plan/later.tsx`. */
export { connectAddress, restore } from '../browser/address.ts';
export { openDroppedFiles } from '../browser/drop.ts';
export { Dialogs } from './Dialogs.tsx';
export { PresetList } from './PresetList.tsx';
export { Problems } from './Problems.tsx';
export { EndpointMore } from './plan/EndpointMore.tsx';
export { PlanRest } from './plan/PlanRest.tsx';
export { PolicyProblems } from './plan/PolicyProblems.tsx';
export { Verdict } from './plan/Verdict.tsx';
export { loadPrices } from './prices.ts';
export { NumberField } from './questions/NumberField.tsx';
export { TextField } from './questions/TextField.tsx';
export { StepPage } from './StepPage.tsx';
