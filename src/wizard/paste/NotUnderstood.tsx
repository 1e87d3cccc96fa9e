import { Alert, type AlertKind } from '../first/ui/Alert.tsx';

interface InputProblem {
  readonly source: string;
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
  readonly path?: string;
}

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
    <Alert kind={kind} title={title} live>
      <ul className="notes">
        {problems.map((problem) => (
          <li key={`${placeOf(problem)} ${problem.message}`}>
            {problem.message} <span className="hint">{placeOf(problem)}</span>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function placeOf({ source, line, column, path }: InputProblem): string {
  const at = line === undefined ? '' : `line ${line}${column === undefined ? '' : `, column ${column}`}`;
  return [source, at, path ?? ''].filter((part) => part !== '').join(', ');
}
