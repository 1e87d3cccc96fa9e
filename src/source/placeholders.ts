/** Placeholders of templating tools inside texts: what a value will be is not known before they are filled. */

const PLACEHOLDER =
  /\$\{(?:[^{}]|\{[^{}]*\})*\}|\{\{[^{}]*\}\}|<[^<>]+>|\$\([^()]*\)|\${1,3}[A-Za-z_]\w*\${0,3}|%{1,2}\w{1,100}%{1,2}|%[sdvq](?![\w%])|__\w{1,100}?__|@{1,2}\w{1,100}@{1,2}|#\{[^{}]*\}#?|\[\[[^[\]]*\]\]|\*{3,}/g;

/** Words that people write instead of an image, in lower case and with words divided by hyphens. */
const STAND_IN =
  /placeholder|replace-?me|change-?me|to-?be-?replaced|(?:^|-)your-|(?:^|-)todo(?:-|$)|image-(?:uri|url)/;

/**
 * Names in capital letters that say what is to stand there: `DB_SECRET_ARN`, `SECRET_NAME`. Parameters are called
 * `DB_PASSWORD`, never so.
 */
const NAMED_AFTER_ITS_KIND = /^(?:[A-Z0-9]+_)*(?:ARN|(?:SECRET|PARAM|PARAMETER)_(?:NAME|ID|PATH))$/;

/** One character that stands for a placeholder in a masked text. */
export const MASK = '\uE000';

/** The text with every placeholder replaced by one private-use character: dots and slashes in placeholders do not count. */
export function masked(text: string): string {
  return text.replace(PLACEHOLDER, MASK);
}

/** Whether any part of the text is still to be filled. */
export function hasPlaceholder(text: string): boolean {
  return masked(text).includes(MASK);
}

/** Whether the text is nothing but placeholders. */
export function isPlaceholder(text: string): boolean {
  return new RegExp(`^[${MASK}\\s]+$`).test(masked(text).trim());
}

/** Whether the text reads like a stand-in: `IMAGE_PLACEHOLDER`, `your-image`. */
export function isStandIn(text: string): boolean {
  return (
    STAND_IN.test(text.toLowerCase().replace(/[_\s]+/g, '-')) ||
    NAMED_AFTER_ITS_KIND.test(text.split(':')[0] ?? '')
  );
}

/** The words of a text, placeholders included, in lower case and divided by single blanks: for looking for hints. */
export function wordsOf(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
