import { isQuestionId, isServiceId, questionOf } from '../../core/index.ts';
import { counted } from '../first/money.ts';
import { Alert } from '../first/ui/Alert.tsx';
import { Button } from '../first/ui/Button.tsx';
import { goTo } from '../state/actions.ts';
import { goToQuestion } from '../state/more-actions.ts';
import { setPolicyOf } from '../state/policy-actions.ts';
import { useWizard } from '../state/store.ts';

/** What was typed and is not in the plan: texts that are not answers, and texts that are not policies. */
export function Unfinished() {
  const drafts = useWizard((state) => state.drafts);
  const policyDrafts = useWizard((state) => state.policyDrafts);
  const fields = Object.entries(drafts).filter(([id]) => isQuestionId(id));
  const policies = Object.keys(policyDrafts).filter(isServiceId);
  if (fields.length + policies.length === 0) return null;
  return (
    <Alert kind="warning" title="Not in the plan yet">
      {fields.length > 0 && (
        <p>
          {counted(fields.length, 'field')} not understood:{' '}
          {fields.map(([id, text]) =>
            isQuestionId(id) ? (
              <span key={id}>
                {questionOf(id).label} (<q>{text}</q>){' '}
                <Button variant="link" onClick={() => goToQuestion(id)}>
                  Change
                </Button>
              </span>
            ) : null,
          )}
        </p>
      )}
      {policies.length > 0 && (
        <p>
          {counted(policies.length, 'unfinished policy', 'unfinished policies')}:{' '}
          {policies.map((service) => (
            <Button
              key={service}
              variant="link"
              onClick={() => {
                setPolicyOf(service);
                goTo('policies');
              }}
            >
              {service}
            </Button>
          ))}
        </p>
      )}
    </Alert>
  );
}
