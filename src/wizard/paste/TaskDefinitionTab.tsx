import { useDeferredValue, useMemo } from 'react';
import { readTaskDefinitions } from '../../source/index.ts';
import { Alert } from '../first/ui/Alert.tsx';
import { DerivedAnswers } from './DerivedAnswers.tsx';
import { textsOf, useInputs } from './inputs.ts';
import { NotUnderstood } from './NotUnderstood.tsx';
import { SourceInput } from './SourceInput.tsx';

/** Task definitions → answers, with the field that each comes from. */
export function TaskDefinitionTab() {
  const input = useInputs((state) => state.inputs['task-definition']);
  const given = useDeferredValue(input);
  const read = useMemo(() => {
    const texts = textsOf(given);
    return texts.length === 0 ? undefined : readTaskDefinitions(texts);
  }, [given]);
  return (
    <>
      <SourceInput
        source="task-definition"
        label="Task definition"
        hint="From the console's JSON tab, a file for register-task-definition, the output of describe-task-definition, or CloudFormation. Several are read together. Values of environment variables and secrets are not kept."
        placeholder='{ "family": "web", "containerDefinitions": [ … ] }'
        accept=".json,.yaml,.yml,.template,.txt,application/json"
        rows={8}
      />
      {read !== undefined && (
        <section className="import-result" aria-label="What was understood">
          {read.ok ? (
            <>
              <DerivedAnswers
                title="What was understood"
                answers={read.answers}
                details={read.derived}
                undetermined={read.undetermined}
              />
              {read.notes.length > 0 && (
                <details>
                  <summary>What else was seen ({read.notes.length})</summary>
                  <ul className="notes">
                    {read.notes.map(({ topic, text, from, source }) => (
                      <li key={`${source} ${from} ${topic} ${text}`}>
                        {text} <code>{from}</code>
                      </li>
                    ))}
                  </ul>
                </details>
              )}
              {Object.keys(read.answers).length === 0 && (
                <Alert kind="info" title="Nothing here answers a question of the planner" />
              )}
            </>
          ) : (
            <NotUnderstood title="Not read as a task definition" problems={read.problems} />
          )}
        </section>
      )}
    </>
  );
}
