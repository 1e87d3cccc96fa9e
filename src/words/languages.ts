/**
 * The languages that the site can be built in besides English: `npm run build -- --language=ID`. One is a file of texts,
 * `languages/ID.json`: English to that language. Nobody speaks the pseudo-language: it shows which texts are not translated.
 */
import type { Translate } from './texts.ts';

export interface Language {
  /** BCP 47: what `Intl` takes and the page carries as `lang`. */
  readonly locale: string;
  readonly translate: Translate;
}

/** The pseudo-language has the locale that Unicode CLDR keeps for it. */
export const PSEUDO = 'en-XA';

/** A language by its id; `read` gives its file, English text to its own. */
export function languageNamed(
  locale: string,
  read: (locale: string) => { readonly [english: string]: string },
): Language {
  if (locale === PSEUDO) return { locale, translate: pseudo };
  const texts = read(locale);
  return { locale, translate: (english) => (Object.hasOwn(texts, english) ? texts[english] : undefined) };
}

/**
 * The same text in letters as wide as two: readable, longer than English as most languages are, and told from what no
 * dictionary holds. Words in braces stay: something else takes their places.
 */
export function pseudo(english: string): string {
  return english.replace(/\{[\w.]+\}|[A-Za-z]/g, (part) =>
    part.length > 1 ? part : String.fromCodePoint((part.codePointAt(0) ?? 0) + FULL_WIDTH),
  );
}

/** From the letters of ASCII to the full-width ones of Unicode. */
const FULL_WIDTH = 0xfee0;
