import { citationOf, type QuestionId, questionOf } from '../../../core/index.ts';
import { Prose } from '../../first/ui/Prose.tsx';
import { Sources } from '../../first/ui/SourceLink.tsx';

/** What else there is to say about a question, and where it is documented. */
export function QuestionInfo({ id, rest }: { readonly id: QuestionId; readonly rest: string }) {
  return (
    <div className="info-body">
      {rest !== '' && (
        <p>
          <Prose text={rest} />
        </p>
      )}
      <Sources citations={questionOf(id).cites.map(citationOf)} />
    </div>
  );
}
