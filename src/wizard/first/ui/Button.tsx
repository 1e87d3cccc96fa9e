import type { ComponentProps, ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: 'normal' | 'primary' | 'link' | 'plain';
  readonly icon?: IconName;
  readonly children?: ReactNode;
}

/** A disabled button that keeps the focus: one that the browser itself disables loses it. */
function usable({ disabled, onClick, ...rest }: ComponentProps<'button'>): ComponentProps<'button'> {
  return disabled ? { ...rest, 'aria-disabled': true } : { ...rest, onClick };
}

export function Button({ variant = 'normal', icon, className, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={`button ${variant} ${className ?? ''}`} {...usable(rest)}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A square button with an icon. Its tooltip is its accessible name: with both, the same words would be read twice. */
export function IconButton({
  label,
  icon,
  ...rest
}: ComponentProps<'button'> & { label: string; icon: IconName }) {
  return (
    <button type="button" className="button icon-only" title={label} {...usable(rest)}>
      <Icon name={icon} />
    </button>
  );
}
