import { memo, startTransition, useEffect, useMemo, useState } from 'react';
import { number } from '../first/money.ts';
import { Button } from '../first/ui/Button.tsx';
import { changedLines } from './changed-lines.ts';
import type { CodeLanguage, Part } from './highlight.ts';
import './code.css';

interface Coloured {
  readonly text: string;
  readonly language: CodeLanguage;
  readonly blocks: readonly (readonly Part[])[];
}

/** Parts in one block: the browser skips the layout of blocks that are out of sight. */
const BLOCK = 300;

/** Lines that are shown at first. */
const FOLDED = 24;

/**
 * A text, folded when it is long: at once as it is, then in colours, without holding up what the user does next. The box
 * scrolls sideways only, so that the wheel always moves the page. Lines that are new compared with `before` are marked.
 */
export function Code({
  text,
  before,
  language,
  label,
}: {
  readonly text: string;
  readonly before?: string | undefined;
  readonly language: CodeLanguage;
  readonly label: string;
}) {
  const [coloured, setColoured] = useState<Coloured>();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    let wanted = true;
    import('./highlight.ts')
      .then(({ highlight }) => {
        if (!wanted) return;
        const blocks = inBlocks(highlight(text, language));
        startTransition(() => setColoured({ text, language, blocks }));
      })
      // Without colours the text is still the text.
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [text, language]);
  const lines = text.replace(/\n$/, '').split('\n').length;
  const isFolded = !isOpen && lines > FOLDED * 1.5;
  const fits = coloured?.text === text && coloured.language === language;
  const numbers = useMemo(() => Array.from({ length: lines }, (_, index) => index + 1).join('\n'), [lines]);
  const marks = useMemo(() => (before === undefined ? [] : changedLines(before, text)), [before, text]);
  return (
    <div className={isFolded ? 'code-box folded' : 'code-box'}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className="code" aria-label={label} tabIndex={0}>
        {/* Not a part of the text: neither selected, nor copied, nor read out. */}
        <div className="code-numbers" aria-hidden="true">
          {numbers}
        </div>
        <pre>
          {marks.length > 0 && <Marks lines={marks} />}
          {/* biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move */}
          {fits ? coloured.blocks.map((parts, index) => <Block key={index} parts={parts} />) : text}
        </pre>
      </section>
      {(isFolded || isOpen) && (
        <Button className="quiet unfold" onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Show less' : `Show all ${number(lines)} lines`}
        </Button>
      )}
    </div>
  );
}

/** Bars beside the lines that the last answer changed. Drawn in a picture: no element may carry a style. */
function Marks({ lines }: { readonly lines: readonly number[] }) {
  const last = lines.at(-1) ?? 0;
  const LINE = 20;
  return (
    <svg className="code-marks" width="4" height={(last + 1) * LINE} aria-hidden="true">
      {lines.map((line) => (
        <rect key={line} y={line * LINE} width="4" height={LINE} />
      ))}
    </svg>
  );
}

const Block = memo(function Block({ parts }: { readonly parts: readonly Part[] }) {
  return (
    <code>
      {parts.map(({ kind, text }, index) =>
        kind === undefined ? (
          text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
          <span key={index} className={`code-${kind}`}>
            {text}
          </span>
        ),
      )}
    </code>
  );
});

function inBlocks(parts: readonly Part[]): readonly (readonly Part[])[] {
  const blocks: Part[][] = [];
  for (let start = 0; start < parts.length; start += BLOCK) blocks.push(parts.slice(start, start + BLOCK));
  return blocks;
}
