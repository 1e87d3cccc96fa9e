import { lazy } from 'react';
import { Later, StepPage } from './plan/later.tsx';
import { StartPage } from './StartPage.tsx';
import type { PageId } from './store.ts';
import { LazyPanel } from './ui/Panel.tsx';

const ReviewPage = lazy(() => import('./ReviewPage.tsx').then((module) => ({ default: module.ReviewPage })));

export function Page({ page }: { readonly page: PageId }) {
  if (page === 'start') return <StartPage />;
  if (page === 'review')
    return (
      <LazyPanel name="The review">
        <ReviewPage />
      </LazyPanel>
    );
  return (
    <Later name="This page">
      <StepPage page={page} />
    </Later>
  );
}
