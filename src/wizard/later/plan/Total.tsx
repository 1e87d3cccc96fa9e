import { type ReactNode, useEffect, useRef, useState } from 'react';
import { costInWords, money, number } from '../../first/money.ts';

/** How long a total takes to its new value, in milliseconds. */
const LASTS = 400;

/** A total that counts to its new value, and how it differs from the one before the last change. */
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
  const shown = useCounting(value);
  const difference = Math.round((value - before) * 100) / 100;
  return (
    <>
      {of === 'cost' ? costInWords({ usd: shown, assumed }) : number(Math.round(shown))}
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

/** Counts from what is shown to a value; at once, where motion is unwanted. */
function useCounting(value: number): number {
  const [shown, setShown] = useState(value);
  const last = useRef(value);
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  useEffect(() => {
    const from = last.current;
    const show = (next: number) => {
      last.current = next;
      setShown(next);
    };
    if (from === value) return undefined;
    if (isStill) {
      last.current = value;
      return undefined;
    }
    const begun = performance.now();
    let frame = requestAnimationFrame(function step(now) {
      const part = Math.min(1, Math.max(0, (now - begun) / LASTS));
      show(part === 1 ? value : from + (value - from) * (1 - (1 - part) ** 3));
      if (part < 1) frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [value, isStill]);
  return isStill ? value : shown;
}
