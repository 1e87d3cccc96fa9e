import { type PageId, useWizard } from '../state/store.ts';
import { intentions } from './on-demand.ts';
import { neighbour, pageTitle } from './pages.ts';
import { Button } from './ui/Button.tsx';

/** Back, forward, and the way past everything that has a default. */
export function PageButtons({ page }: { readonly page: PageId }) {
  const goTo = useWizard((state) => state.goTo);
  const previous = neighbour(page, -1);
  const next = neighbour(page, 1);
  return (
    <div className="page-buttons">
      {previous && (
        <Button icon="back" onClick={() => goTo(previous)}>
          {pageTitle(previous)}
        </Button>
      )}
      <span className="grow" />
      {next && next !== 'review' && (
        <Button variant="link" {...intentions.export} onClick={() => goTo('review')}>
          Skip to review
        </Button>
      )}
      {next && (
        <Button variant="primary" onClick={() => goTo(next)}>
          Next: {pageTitle(next)}
        </Button>
      )}
    </div>
  );
}
