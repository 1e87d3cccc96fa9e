/** Longer names may break where they must; they have a line of their own first. */
const LONGEST = 24;

/** With a bound before the hyphen: a text from outside may be one word of a megabyte. */
const HYPHENATED = /([^\s-]{0,99}-\S*)/;

/**
 * A text of a rule or a reader in which names stay whole: `vpc-` at the end of a line and `0a1b` on the next one are read as two
 * words, and a hyphen is where browsers break.
 */
export function Prose({ text }: { readonly text: string }) {
  // Of an empty text there is no node in the prerendered page.
  if (text === '') return null;
  const parts = text.split(HYPHENATED);
  if (parts.length === 1) return text;
  return parts.map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells equal names apart
      <span key={index} className={part.length > LONGEST ? 'long-name' : 'name'}>
        {part}
      </span>
    ),
  );
}
