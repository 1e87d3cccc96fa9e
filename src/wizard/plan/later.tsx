/** What follows the first paint, in one file (`parts.ts`), which is loaded as soon as the first page is on the screen. */
import { type ComponentType, type LazyExoticComponent, lazy, type ReactNode } from 'react';
import { useHydrated } from '../hydrated.ts';
import { LazyPanel } from '../ui/Panel.tsx';

export const loadLater = () => import('../parts.ts');

type Parts = Awaited<ReturnType<typeof loadLater>>;

function later<P>(pick: (parts: Parts) => ComponentType<P>): LazyExoticComponent<ComponentType<P>> {
  return lazy(() => loadLater().then((parts) => ({ default: pick(parts) })));
}

export const Dialogs = later((parts) => parts.Dialogs);
export const EndpointMore = later((parts) => parts.EndpointMore);
export const NumberField = later((parts) => parts.NumberField);
export const PlanRest = later((parts) => parts.PlanRest);
export const PresetList = later((parts) => parts.PresetList);
export const Problems = later((parts) => parts.Problems);
export const StepPage = later((parts) => parts.StepPage);
export const TextField = later((parts) => parts.TextField);
export const Verdict = later((parts) => parts.Verdict);

/** A later part; the prerendered page leaves it out, and the style sheet keeps its place. */
export function Later({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const hydrated = useHydrated();
  return <LazyPanel name={name}>{hydrated ? children : <p className="loading">Loading …</p>}</LazyPanel>;
}
