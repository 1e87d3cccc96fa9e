import { useEffect, useRef, useState } from 'react';
import { includedEndpoints } from '../../../core/index.ts';
import { usePlan } from '../../state/planning.ts';
import { Button } from '../ui/Button.tsx';
import { planInWords, usePlanChanges } from './PlanPanel.tsx';

/** On narrow screens: the plan in one line with what the last answer added, and the way to it and back to the question. */
export function PlanBar() {
  const { plan } = usePlan();
  const { added, removed } = usePlanChanges();
  const [isInSight, setInSight] = useState(false);
  const left = useRef(0);
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
    if (isInSight) {
      scrollTo({ top: left.current, behavior: 'instant' });
      return;
    }
    left.current = scrollY;
    const target = document.getElementById('plan-title');
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: 'start' });
  };
  const news = [...added.map((service) => `+ ${service}`), ...removed.map((service) => `− ${service}`)];
  return (
    <div className="plan-bar">
      <span>
        {planInWords(includedEndpoints(plan))}
        {news.length > 0 && (
          <span className="news" key={news.join()} aria-hidden="true">
            {news.slice(0, 2).join(', ')}
            {news.length > 2 && ' …'}
          </span>
        )}
      </span>
      <Button variant="primary" onClick={jump}>
        {isInSight ? 'Questions' : 'Show plan'}
      </Button>
    </div>
  );
}
