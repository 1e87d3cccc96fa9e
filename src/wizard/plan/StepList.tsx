import { citationOf, planSteps } from '../../core/index.ts';
import { usePlan } from '../planning.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { Sources } from '../ui/SourceLink.tsx';

export function StepList() {
  const { plan } = usePlan();
  return (
    <ol className="steps-list">
      {planSteps(plan).map((step) => (
        <li key={step.id}>
          <h4>{step.title}</h4>
          <p>{step.text}</p>
          {step.commands.length > 0 && (
            <div className="command">
              <pre>{step.commands.join('\n')}</pre>
              <CopyButton text={step.commands.join('\n')} what={`the commands: ${step.title}`} />
            </div>
          )}
          <Sources citations={step.cites.map(citationOf)} />
        </li>
      ))}
    </ol>
  );
}
