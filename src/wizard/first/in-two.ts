/** The first sentence of a text, and the others; what followed a semicolon begins a sentence, what is in brackets does not. */
export function inTwo(text: string): readonly [first: string, rest: string] {
  for (const { index } of text.matchAll(/[.;](?: |$)/g)) {
    const first = text.slice(0, index);
    if (first.split('(').length > first.split(')').length) continue;
    const rest = text.slice(index + 2);
    return text[index] === ';'
      ? [`${first}.`, rest.charAt(0).toUpperCase() + rest.slice(1)]
      : [`${first}.`, rest];
  }
  return [text, ''];
}
