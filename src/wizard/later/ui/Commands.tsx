import { useState } from 'react';
import { number } from '../../first/money.ts';
import { Button } from '../../first/ui/Button.tsx';
import { CopyButton } from './CopyButton.tsx';

/** More lines are folded, on the screen: whoever reads on is not to scroll past them. */
const LONG = 36;

/** Commands to copy: one option on each line, and never a break inside a word. */
export function Commands({
  commands,
  what = 'the command',
}: {
  readonly commands: readonly string[];
  readonly what?: string;
}) {
  const texts = commands.map(onLines);
  const text = texts.join('\n');
  const lines = texts.flatMap((command, at) =>
    // Beside a command of several lines it has to be seen where the next one begins.
    command.split('\n').map((line, index) => ({
      line,
      isApart: index === 0 && at > 0 && `${command}${texts[at - 1]}`.includes('\n'),
    })),
  );
  const [isOpen, setOpen] = useState(false);
  const isLong = lines.length > LONG;
  return (
    <div className={isLong && !isOpen ? 'command cut' : 'command'}>
      <CopyButton text={text} what={what} variant="plain" />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>
        {lines.map(({ line, isApart }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text never move
          <Line key={index} line={line} isApart={isApart} />
        ))}
      </pre>
      {isLong && (
        <Button className="quiet command-more" onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Show less' : `Show all ${number(lines.length)} lines`}
        </Button>
      )}
    </div>
  );
}

function Line({ line, isApart }: { readonly line: string; readonly isApart: boolean }) {
  const kind = line.startsWith('#') ? 'comment' : /^\s*--/.test(line) ? 'option' : isApart && 'apart';
  return <span className={kind ? `command-${kind}` : undefined}>{`${line}\n`}</span>;
}

/** Shorter commands stay on one line. */
const SHORT = 72;

/** `--a x --b y` as lines that end with `\`, outside of quotes. A text that has lines of its own stays as it is. */
export function onLines(command: string): string {
  if (command.length <= SHORT || command.includes('\n')) return command;
  return command.replace(OPTION_OR_QUOTED, (found, option?: string) =>
    option === undefined ? found : ` \\\n  ${option}`,
  );
}

/** The beginning of an option, or what is passed over: a text in quotes, closed or not, and an escaped character. */
const OPTION_OR_QUOTED = /"(?:[^"\\]|\\.?)*(?:"|$)|'[^']*(?:'|$)|\\.| (--)/gs;
