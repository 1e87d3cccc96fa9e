import { useEffect } from 'react';
import { STATUS_ID } from '../browser/announce.ts';
import { device } from '../browser/storage.ts';
import { useWizard } from '../state/store.ts';
import { Dialogs, Footer, Keys, Problems, Strip, Undone } from './later.tsx';
import { Page } from './Page.tsx';
import { pageTitle } from './pages.ts';
import { PlanBar } from './plan/PlanBar.tsx';
import { PlanPanel } from './plan/PlanPanel.tsx';
import { StepNav } from './StepNav.tsx';
import { TopBar } from './TopBar.tsx';
import { ErrorBoundary } from './ui/Panel.tsx';

export const PRODUCT = 'ECS Endpoint Planner';

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
  useEffect(() => {
    if (page !== 'start') document.title = `${pageTitle(page)} – ${PRODUCT}`;
    else if (useWizard.getState().moved) document.title = PRODUCT;
  }, [page]);

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
          <WhatIsLoaded />
          <ProblemsIfAny />
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
      </div>
      <Footer />
      {page !== 'review' && <PlanBar />}
      <DialogIfAny />
      <UndoneIfAny />
      <Keys />
      <p id={STATUS_ID} role="status" className="sr-only" />
    </ErrorBoundary>
  );
}

/** Loaded only when there is something to show. */
function ProblemsIfAny() {
  const areAny = useWizard((state) => state.problems.length > 0);
  return areAny && <Problems />;
}

function WhatIsLoaded() {
  const isAny = useWizard((state) => Object.keys(state.loaded).length > 0);
  return isAny && <Strip />;
}

function DialogIfAny() {
  const isAny = useWizard((state) => state.dialog !== undefined);
  return isAny && <Dialogs />;
}

function UndoneIfAny() {
  const isAny = useWizard((state) => state.undone !== undefined);
  return isAny && <Undone />;
}

/** The fragment of the address is the plan's link, so this link must not change it. */
function skipToMain(event: { preventDefault: () => void }) {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
