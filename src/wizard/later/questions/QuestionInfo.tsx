import { citationOf, type QuestionId, questionOf } from '../../../core/index.ts';
import { Sources } from '../../first/ui/SourceLink.tsx';

/** What else there is to say about a question, and where it is documented. */
export function QuestionInfo({
  id,
  rest,
  isSentence,
}: {
  readonly id: QuestionId;
  readonly rest: string;
  /** Otherwise it was a part of one, and begins one now. */
  readonly isSentence: boolean;
}) {
  const text = isSentence ? rest : rest.charAt(0).toUpperCase() + rest.slice(1);
  return (
    <div className="info-body">
      {text !== '' && <p>{text}</p>}
      <Sources citations={questionOf(id).cites.map(citationOf)} />
    </div>
  );
}
