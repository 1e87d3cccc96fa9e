import { type ComponentType, useEffect } from 'react';
import { STATUS_ID } from '../browser/announce.ts';
import { device } from '../browser/storage.ts';
import { useWizard, type WizardState } from '../state/store.ts';
import { Dialogs, Footer, Keys, Problems, Strip, Undone } from './later.tsx';
import { Page } from './Page.tsx';
import { PlanBar } from './plan/PlanBar.tsx';
import { PlanPanel } from './plan/PlanPanel.tsx';
import { StepNav } from './StepNav.tsx';
import { TopBar } from './TopBar.tsx';
import { ErrorBoundary } from './ui/Panel.tsx';

export function App({ onHydrated }: { readonly onHydrated?: () => void }) {
  const page = useWizard((state) => state.page);
  const theme = useWizard((state) => state.theme);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => onHydrated?.(), []);
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset['theme'];
    else dataset['theme'] = theme;
    // At once: a reload may come before the parts that keep everything else.
    device.set('theme', theme === 'system' ? undefined : theme);
  }, [theme]);
  return (
    <ErrorBoundary name="The page">
      {/* biome-ignore lint/a11y/useValidAnchor: a link without scripts too, where the target is enough */}
      <a className="skip" href="#main" onClick={skipToMain}>
        Skip to the questions
      </a>
      <TopBar />
      <div className={page === 'review' ? 'frame review' : 'frame'}>
        <StepNav />
        <main id="main" tabIndex={-1}>
          <When is={(state) => Object.keys(state.loaded).length > 0} show={Strip} />
          <When is={(state) => state.problems.length > 0} show={Problems} />
          <ErrorBoundary name="This page" key={page}>
            <Page page={page} />
          </ErrorBoundary>
        </main>
        {page !== 'review' && (
          <aside aria-label="Your plan">
            <ErrorBoundary name="The plan">
              <PlanPanel />
            </ErrorBoundary>
          </aside>
        )}
        <Footer />
      </div>
      {page !== 'review' && <PlanBar />}
      <When is={(state) => state.dialog !== undefined} show={Dialogs} />
      <When is={(state) => state.undone !== undefined} show={Undone} />
      <Keys />
      <p id={STATUS_ID} role="status" className="sr-only" />
    </ErrorBoundary>
  );
}

/** A part that is loaded only when there is something to show. */
function When({
  is,
  show: Part,
}: {
  readonly is: (state: WizardState) => boolean;
  readonly show: ComponentType;
}) {
  return useWizard(is) && <Part />;
}

/** The fragment of the address is the plan's link, so this link must not change it. */
function skipToMain(event: { preventDefault: () => void }) {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
