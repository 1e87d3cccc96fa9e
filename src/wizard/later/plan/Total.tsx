import { type ReactNode, useState } from 'react';
import { costInWords, money, number } from '../../first/money.ts';

/** A total, how it differs from the one before the last change, and where motion is wanted a moment that draws the eye to it. */
export function Total({
  of,
  value,
  before = value,
  assumed = false,
  children,
}: {
  readonly of: 'endpoints' | 'cost';
  readonly value: number;
  readonly before: number | undefined;
  /** A price takes part that is not confirmed. */
  readonly assumed?: boolean;
  /** What is said of the total: it stands beside it, and not behind the difference. */
  readonly children?: ReactNode;
}) {
  const hasChanged = useHasChanged(value);
  const difference = Math.round((value - before) * 100) / 100;
  const words = of === 'cost' ? costInWords({ usd: value, assumed }) : number(value);
  return (
    <>
      {/* Another element for another value, so that it arrives anew. It is never a value between the two: that would be no price. */}
      <span key={words} className={hasChanged ? 'total arrived' : 'total'}>
        {words}
      </span>
      {children}
      {difference !== 0 && <small className="total-change">, {inWords(of, difference)}</small>}
    </>
  );
}

/** `+2`, `$16.06 more`. */
function inWords(of: 'endpoints' | 'cost', difference: number): string {
  const size = Math.abs(difference);
  if (of === 'endpoints') return `${difference > 0 ? '+' : '−'}${number(size)}`;
  return `${money(size)} ${difference > 0 ? 'more' : 'less'}`;
}

/** Whether a value has been another one since it is shown. */
function useHasChanged(value: number): boolean {
  const [first, setFirst] = useState<number | undefined>(value);
  if (first !== undefined && first !== value) setFirst(undefined);
  return first !== value;
}
