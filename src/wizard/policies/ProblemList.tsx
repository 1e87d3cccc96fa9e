import { citationOf } from '../../core/index.ts';
import type { TextProblem } from '../../policy/check-text.ts';
import { Icon, type IconName } from '../first/ui/Icon.tsx';
import { SourceLink } from '../first/ui/SourceLink.tsx';

const ICONS: { readonly [S in TextProblem['severity']]: IconName } = {
  error: 'error',
  warning: 'warning',
  info: 'info',
};

const WORDS: { readonly [S in TextProblem['severity']]: string } = {
  error: 'Error',
  warning: 'Warning',
  info: 'Note',
};

/** What the checks found in a policy; an empty list says so. */
export function ProblemList({
  id,
  problems,
}: {
  readonly id: string;
  readonly problems: readonly TextProblem[];
}) {
  return (
    <div id={id} className="policy-problems">
      <h3>{problems.length === 0 ? 'No problems found' : `Problems (${problems.length})`}</h3>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.id} ${problem.where} ${problem.text}`} className={problem.severity}>
            <Icon name={ICONS[problem.severity]} />
            <span>
              <span className="sr-only">{WORDS[problem.severity]}: </span>
              {problem.text}
              {problem.where !== '' && <span className="hint"> ({problem.where})</span>}
              {problem.cites !== undefined && (
                <>
                  {' '}
                  <SourceLink citation={citationOf(problem.cites)} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
