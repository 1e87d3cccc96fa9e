import type { ReactNode } from 'react';

export function Badge({
  kind = 'plain',
  children,
}: {
  readonly kind?: 'plain' | 'strong' | 'info' | 'success' | 'warning' | 'error';
  readonly children: ReactNode;
}) {
  return <span className={`badge ${kind}`}>{children}</span>;
}
