import { citationOf, planSteps } from '../../core/index.ts';
import { usePlan } from '../planning.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { Sources } from '../ui/SourceLink.tsx';

/** The steps in order; `level` is that of their headings. */
export function StepList({ level: Heading = 'h4' }: { readonly level?: 'h3' | 'h4' }) {
  const { plan } = usePlan();
  return (
    <ol className="steps-list">
      {planSteps(plan).map((step) => (
        <li key={step.id}>
          <Heading>{step.title}</Heading>
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
