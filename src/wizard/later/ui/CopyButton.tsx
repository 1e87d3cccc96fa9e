import { useRef, useState } from 'react';
import { announce } from '../../browser/announce.ts';
import { copyText } from '../../browser/clipboard.ts';
import { Button } from '../../first/ui/Button.tsx';
import type { IconName } from '../../first/ui/Icon.tsx';

const SHOWN_FOR = 2000;

/** Copies a text and says so, to eyes and to screen readers. `text` may be computed, or still on its way, when it is asked for. */
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
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const copy = async () => {
    const done = await copyText(typeof text === 'string' ? text : text());
    setState(done ? 'copied' : 'failed');
    announce(
      done
        ? `${what === undefined ? label : `${label} ${what}`}: done`
        : 'Copying failed: select the text and copy it yourself',
    );
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setState('idle'), SHOWN_FOR);
  };
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
