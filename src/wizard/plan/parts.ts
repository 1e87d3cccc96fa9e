/** Loaded in one piece when the first page is on the screen. */
export { loadPrices } from '../prices.ts';
export { CostBox } from './CostBox.tsx';
export { Picture } from './Picture.tsx';
export { StepList } from './StepList.tsx';
