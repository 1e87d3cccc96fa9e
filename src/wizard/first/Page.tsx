import type { PageId } from '../state/store.ts';
import { StepPage } from './later.tsx';
import { ReviewPage } from './on-demand.ts';
import { StartPage } from './start/StartPage.tsx';

export function Page({ page }: { readonly page: PageId }) {
  if (page === 'start') return <StartPage />;
  if (page === 'review') return <ReviewPage />;
  return <StepPage page={page} />;
}
