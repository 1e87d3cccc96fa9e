import { useEffect, useRef, useState } from 'react';
import { announce } from '../../browser/announce.ts';
import { copyText } from '../../browser/clipboard.ts';
import { isSame } from '../../first/same.ts';
import { Button } from '../../first/ui/Button.tsx';
import type { IconName } from '../../first/ui/Icon.tsx';
import { snapshotOf, useWizard } from '../../state/store.ts';

const SHOWN_FOR = 2000;

/** Copies a text and says so, to eyes and to screen readers, as long as it is the text. `text` may be computed, or still on its way, when it is asked for. */
export function CopyButton({
  text,
  label = 'Copy',
  what,
  icon = 'copy',
  variant = 'normal',
}: {
  readonly text: string | (() => string | Promise<string>);
  readonly label?: string;
  /** Names what is copied, for people who do not see what stands beside the button. */
  readonly what?: string;
  readonly icon?: IconName;
  readonly variant?: 'normal' | 'primary' | 'link' | 'plain';
}) {
  const [last, setLast] = useState<{ readonly is: 'copied' | 'failed'; readonly of: typeof text }>();
  const isOther = typeof text === 'string' && typeof last?.of === 'string' && text !== last.of;
  const state = last === undefined || isOther ? 'idle' : last.is;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const copy = async () => {
    const done = await copyText(typeof text === 'string' ? text : text());
    setLast({ is: done ? 'copied' : 'failed', of: text });
    announce(
      done
        ? `${what === undefined ? label : `${label} ${what}`}: done`
        : 'Copying failed: select the text and copy it yourself',
    );
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setLast(undefined), SHOWN_FOR);
  };
  // What would be computed now is another text when the plan is another one.
  useEffect(() => {
    if (last === undefined) return undefined;
    return useWizard.subscribe((now, before) => {
      if (!isSame(snapshotOf(now), snapshotOf(before))) setLast(undefined);
    });
  }, [last]);
  return (
    <Button
      variant={variant}
      icon={state === 'copied' ? 'check' : state === 'failed' ? 'error' : icon}
      onClick={copy}
      className="copy"
    >
      <span>{state === 'copied' ? 'Copied' : state === 'failed' ? 'Not copied' : label}</span>
      {what && state === 'idle' && <span className="sr-only"> {what}</span>}
    </Button>
  );
}
