/** Names from outside, for messages. */

/** A name on one line, cut after 60 characters. */
export function shortName(name: string): string {
  const clean = name.replace(/\p{Cc}+/gu, ' ');
  return clean.length > 60 ? `${clean.slice(0, 57)}…` : clean;
}
