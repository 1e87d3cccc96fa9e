import { type ReactNode, useEffect, useRef } from 'react';
import { useWizard } from '../../state/store.ts';

/** The heading of a page. After a change of page it takes the focus, so that the new page is read from its start. */
export function PageTitle({ children }: { readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!useWizard.getState().moved) return;
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
