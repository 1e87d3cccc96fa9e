import { memo, startTransition, useEffect, useState } from 'react';
import type { CodeLanguage, Part } from './highlight.ts';
import './code.css';

interface Coloured {
  readonly text: string;
  readonly language: CodeLanguage;
  readonly blocks: readonly (readonly Part[])[];
}

/** Parts in one block: the browser skips the layout of blocks that are out of sight. */
const BLOCK = 300;

/** A text in a scrollable box: at once as it is, then in colours, without holding up what the user does next. */
export function Code({
  text,
  language,
  label,
}: {
  readonly text: string;
  readonly language: CodeLanguage;
  readonly label: string;
}) {
  const [coloured, setColoured] = useState<Coloured>();
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
  const fits = coloured?.text === text && coloured.language === language;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="code" aria-label={label} tabIndex={0}>
      <pre>
        {/* biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move */}
        {fits ? coloured.blocks.map((parts, index) => <Block key={index} parts={parts} />) : text}
      </pre>
    </section>
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
