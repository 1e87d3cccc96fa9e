import { goTo, showTab } from '../state/actions.ts';
import type { PageId } from '../state/store.ts';
import { ExportButtons } from './later.tsx';
import { intentions } from './on-demand.ts';
import { neighbour, pageTitle } from './pages.ts';
import { Button } from './ui/Button.tsx';

/** Back, forward, and the way to the result, which is there at any time because everything has a default. */
export function PageButtons({ page }: { readonly page: PageId }) {
  const previous = neighbour(page, -1);
  const next = neighbour(page, 1);
  return (
    <div className="page-end">
      {page === 'start' && (
        <div className="export-slot">
          <ExportButtons />
        </div>
      )}
      <div className="page-buttons">
        {previous && (
          <Button icon="back" className="quiet" onClick={() => goTo(previous)}>
            {pageTitle(previous)}
          </Button>
        )}
        <span className="grow" />
        {next && next !== 'review' && (
          <Button
            variant="link"
            {...intentions.review}
            onClick={() => {
              showTab('endpoints');
            }}
          >
            Review and export
          </Button>
        )}
        {next && (
          <Button variant="primary" onClick={() => goTo(next)}>
            Next: {pageTitle(next)}
          </Button>
        )}
      </div>
    </div>
  );
}
