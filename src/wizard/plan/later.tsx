/** What follows the first paint in one file: the picture, the cost, the steps. */
import { lazy, type ReactNode } from 'react';
import { useHydrated } from '../hydrated.ts';
import { LazyPanel } from '../ui/Panel.tsx';

export const loadLater = () => import('./parts.ts');

export const Picture = lazy(() => loadLater().then((module) => ({ default: module.Picture })));
export const CostBox = lazy(() => loadLater().then((module) => ({ default: module.CostBox })));
export const StepList = lazy(() => loadLater().then((module) => ({ default: module.StepList })));

/** A lazy part, left out of the prerendered page: its place is kept by the style sheet. */
export function Later({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const hydrated = useHydrated();
  return <LazyPanel name={name}>{hydrated ? children : <p className="loading">Loading …</p>}</LazyPanel>;
}
