/** What follows the first paint, in one file (`parts.ts`), which is loaded as soon as the first page is on the screen. */
import { type ComponentType, lazy, type ReactNode, useState } from 'react';
import { useHydrated } from '../hydrated.ts';
import { LazyPanel } from '../ui/Panel.tsx';

type Parts = typeof import('../parts.ts');

let loaded: Parts | undefined;

export async function loadLater(): Promise<Parts> {
  loaded ??= await import('../parts.ts');
  return loaded;
}

/** A part that is drawn at once when the file is there, and waits for it otherwise. */
function later<P extends object>(pick: (parts: Parts) => ComponentType<P>): ComponentType<P> {
  const Waiting = lazy(async () => ({ default: pick(await loadLater()) })) as ComponentType<P>;
  return function Part(props: P) {
    const [Component] = useState(() => (loaded ? pick(loaded) : Waiting));
    return <Component {...props} />;
  };
}

export const Dialogs = later((parts) => parts.Dialogs);
export const EndpointMore = later((parts) => parts.EndpointMore);
export const NumberField = later((parts) => parts.NumberField);
export const PlanRest = later((parts) => parts.PlanRest);
export const PolicyProblems = later((parts) => parts.PolicyProblems);
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
