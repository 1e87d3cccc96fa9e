import type { ReactNode } from 'react';
import type { Severity } from '../../../core/index.ts';
import { IconButton } from './Button.tsx';
import { Icon, type IconName } from './Icon.tsx';

export type AlertKind = Severity | 'success';

const WORDS: { readonly [K in AlertKind]: string } = {
  error: 'Error',
  warning: 'Warning',
  info: 'Information',
  success: 'Success',
};

const ICONS: { readonly [K in AlertKind]: IconName } = {
  error: 'error',
  warning: 'warning',
  info: 'info',
  success: 'check',
};

/** A box with an icon; `live` has it read out when it appears. */
export function Alert({
  kind,
  title,
  live = false,
  onDismiss,
  children,
}: {
  readonly kind: AlertKind;
  readonly title?: ReactNode;
  readonly live?: boolean;
  readonly onDismiss?: (() => void) | undefined;
  readonly children?: ReactNode;
}) {
  return (
    <div className={`alert ${kind}`} role={live ? (kind === 'error' ? 'alert' : 'status') : undefined}>
      <Icon name={ICONS[kind]} />
      <span className="sr-only">{WORDS[kind]}: </span>
      <div className="alert-body">
        {title && <div className="alert-title">{title}</div>}
        {children}
      </div>
      {onDismiss && <IconButton icon="close" label="Dismiss" onClick={onDismiss} />}
    </div>
  );
}
