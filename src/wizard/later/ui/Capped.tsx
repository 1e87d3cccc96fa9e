import { type ReactNode, useState } from 'react';
import { number } from '../../first/money.ts';
import { Button } from '../../first/ui/Button.tsx';

/** Items that are drawn at first, and added by each press: a list from outside may have thousands. */
const AT_ONCE = 50;

/** The first of many, and the way to the rest; `of` names them. */
export function Capped<T>({
  items,
  of,
  atOnce = AT_ONCE,
  children,
}: {
  readonly items: readonly T[];
  readonly of: string;
  /** Fewer where each of them is long. */
  readonly atOnce?: number;
  readonly children: (shown: readonly T[]) => ReactNode;
}) {
  const [count, setCount] = useState(atOnce);
  const rest = items.length - count;
  return (
    <>
      {children(rest > 0 ? items.slice(0, count) : items)}
      {rest > 0 && (
        <p className="capped">
          <Button variant="link" onClick={() => setCount(count + atOnce)}>
            Show {number(Math.min(rest, atOnce))} more
          </Button>{' '}
          <span className="hint">
            {number(rest)} of {number(items.length)} {of} are not shown.
          </span>
        </p>
      )}
    </>
  );
}
