import type { Citation } from '../../../core/index.ts';

/** A link to the documentation; opens a new tab, so that the plan stays where it is. */
export function SourceLink({
  citation,
  short,
}: {
  readonly citation: Pick<Citation, 'title' | 'url'>;
  /** Shown instead of the title, which becomes the tooltip. */
  readonly short?: string;
}) {
  return (
    <a
      href={citation.url}
      target="_blank"
      rel="noreferrer"
      {...(short ? { title: citation.title, className: 'source' } : {})}
    >
      {short ?? citation.title}
      <span className="sr-only">{short && `: ${citation.title}`} (opens a new tab)</span>
    </a>
  );
}

export function Sources({
  citations,
  derived,
}: {
  readonly citations: readonly Pick<Citation, 'title' | 'url'>[];
  /** The pages do not say it in these words: it is concluded from them. */
  readonly derived?: boolean;
}) {
  return (
    <p className="sources">
      <span>{derived ? 'Concluded from' : `Source${citations.length > 1 ? 's' : ''}`}: </span>
      {citations.map((citation, index) => (
        <span key={citation.url}>
          {index > 0 && ', '}
          <SourceLink citation={citation} />
        </span>
      ))}
    </p>
  );
}
