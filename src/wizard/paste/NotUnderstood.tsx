import { Alert, type AlertKind } from '../first/ui/Alert.tsx';
import { Capped } from '../later/ui/Capped.tsx';
import { Commands } from '../later/ui/Commands.tsx';
import type { InputProblem } from './recognise.ts';

/** What a reader refused or doubted, with the place in the text. */
export function NotUnderstood({
  title,
  problems,
  kind = 'error',
}: {
  readonly title: string;
  readonly problems: readonly InputProblem[];
  readonly kind?: AlertKind;
}) {
  return (
    <Alert kind={kind} title={title}>
      <Capped items={problems} of="problems">
        {(shown) => (
          <ul className="not-understood">
            {shown.map((problem) => (
              <li key={`${placeOf(problem)} ${problem.message}`}>
                {asSentence(problem.message)}{' '}
                {placeOf(problem) !== '' && <span className="hint">({placeOf(problem)})</span>}
                {problem.commands !== undefined && problem.commands.length > 0 && (
                  <Commands commands={problem.commands} />
                )}
              </li>
            ))}
          </ul>
        )}
      </Capped>
    </Alert>
  );
}

/** Readers write what follows a colon; here it is a sentence. A first word that is a name stays as it is. */
function asSentence(message: string): string {
  return /^(?:an?|and|contains|ends|expected|its?|line|more|no|not|nothing|none|of|one|only|several|some|the|there|these|this|those|values|what|which) /.test(
    message,
  )
    ? message.charAt(0).toUpperCase() + message.slice(1)
    : message;
}

function placeOf({ source, line, column, path }: InputProblem): string {
  const at = line === undefined ? '' : `line ${line}${column === undefined ? '' : `, column ${column}`}`;
  return [source, at, path ?? ''].filter((part) => part !== '').join(', ');
}
