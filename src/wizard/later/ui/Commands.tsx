import { CopyButton } from './CopyButton.tsx';

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
  return (
    <div className="command">
      <CopyButton text={text} what={what} variant="plain" />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>
        {lines.map(({ line, isApart }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text never move
          <Line key={index} line={line} isApart={isApart} />
        ))}
      </pre>
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
  const parts: string[] = [];
  let quote = '';
  let start = 0;
  for (let at = 0; at < command.length; at += 1) {
    const character = command[at] ?? '';
    if (quote !== '') {
      if (character === '\\' && quote === '"') at += 1;
      else if (character === quote) quote = '';
    } else if (character === '\\') at += 1;
    else if (character === '"' || character === "'") quote = character;
    else if (character === ' ' && command.startsWith('--', at + 1)) {
      parts.push(command.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(command.slice(start));
  return parts.join(' \\\n  ');
}
