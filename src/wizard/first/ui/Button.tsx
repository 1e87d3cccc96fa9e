import type { ComponentProps, ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

export interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: 'normal' | 'primary' | 'link' | 'plain';
  readonly icon?: IconName;
  readonly children?: ReactNode;
}

export function Button({ variant = 'normal', icon, className, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={`button ${variant} ${className ?? ''}`} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A square button with an icon; `label` is its accessible name and its tooltip. */
export function IconButton({
  label,
  icon,
  ...rest
}: ComponentProps<'button'> & { label: string; icon: IconName }) {
  return (
    <button type="button" className="button icon-only" aria-label={label} title={label} {...rest}>
      <Icon name={icon} />
    </button>
  );
}
