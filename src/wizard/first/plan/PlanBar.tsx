import { useEffect, useState } from 'react';
import { includedEndpoints } from '../../../core/index.ts';
import { usePlan } from '../../state/planning.ts';
import { Button } from '../ui/Button.tsx';
import { planInWords } from './PlanPanel.tsx';

/** On narrow screens: the plan in one line, and the way to it and back. */
export function PlanBar() {
  const { plan } = usePlan();
  const [isInSight, setInSight] = useState(false);
  useEffect(() => {
    const head = document.querySelector('.plan');
    if (!head) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) setInSight(entry.isIntersecting);
      },
      { rootMargin: '0px 0px -50% 0px' },
    );
    observer.observe(head);
    return () => observer.disconnect();
  }, []);
  const jump = () => {
    const target = document.querySelector<HTMLElement>(isInSight ? 'main h1' : '#plan-title');
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: 'start' });
  };
  return (
    <div className="plan-bar">
      <span>{planInWords(includedEndpoints(plan))}</span>
      <Button variant="primary" onClick={jump}>
        {isInSight ? 'Questions' : 'Show plan'}
      </Button>
    </div>
  );
}
