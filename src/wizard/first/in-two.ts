/** The first sentence of a text, and the others; what followed a semicolon begins a sentence. */
export function inTwo(text: string): readonly [first: string, rest: string] {
  const [first = '', ...others] = text.split(/(?<=[.;]) /);
  const rest = others.join(' ');
  return first.endsWith(';')
    ? [`${first.slice(0, -1)}.`, rest.charAt(0).toUpperCase() + rest.slice(1)]
    : [first, rest];
}
