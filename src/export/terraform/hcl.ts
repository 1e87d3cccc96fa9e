/** HCL, printed as `terraform fmt` leaves it. Nothing here knows what is printed. */

/** A value: a literal, or an expression that is printed as it stands. */
export type HclValue =
  | string
  | number
  | boolean
  | null
  | readonly HclValue[]
  | { readonly kind: 'object'; readonly items: readonly ObjectItem[] }
  | { readonly kind: 'expression'; readonly text: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly HclValue[] };
/** One member of an object, with comment lines above it. */
export interface ObjectItem {
  readonly key: string;
  readonly value: HclValue;
  readonly comment?: readonly string[];
}
export type HclNode =
  | { readonly kind: 'attribute'; readonly name: string; readonly value: HclValue }
  | {
      readonly kind: 'block';
      readonly type: string;
      readonly labels: readonly string[];
      readonly body: readonly HclNode[];
    }
  | { readonly kind: 'comment'; readonly lines: readonly string[] }
  | { readonly kind: 'blank' };

export const expression = (text: string): HclValue => ({ kind: 'expression', text });
export const call = (name: string, ...args: readonly HclValue[]): HclValue => ({ kind: 'call', name, args });
export const object = (items: readonly ObjectItem[]): HclValue => ({ kind: 'object', items });
export const attribute = (name: string, value: HclValue): HclNode => ({ kind: 'attribute', name, value });
export const block = (
  type: string,
  labels: readonly string[],
  ...body: readonly (HclNode | readonly HclNode[])[]
): HclNode => ({ kind: 'block', type, labels, body: body.flat() });
export const comment = (...lines: readonly string[]): HclNode => ({ kind: 'comment', lines });
export const blank: HclNode = { kind: 'blank' };

/** Any JSON value; `print` decides what becomes of its texts. */
export function fromJson(json: unknown, print: (text: string) => HclValue): HclValue {
  if (typeof json === 'string') return print(json);
  if (Array.isArray(json)) return json.map((value) => fromJson(value, print));
  if (typeof json === 'object' && json !== null)
    return object(Object.entries(json).map(([key, value]) => ({ key, value: fromJson(value, print) })));
  return json as number | boolean | null;
}

const ESCAPES: { readonly [character: string]: string } = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** Text between quotes: `${` and `%{` are doubled so that they start no template, and what is invisible is escaped. */
export function quoted(text: string): string {
  const escaped = text
    .replace(/[\\"\n\r\t]/g, (character) => ESCAPES[character] ?? character)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\ufffe\uffff]/gu, unicodeEscape)
    .replace(/([$%])(?=\{)/g, '$1$1');
  return `"${escaped}"`;
}

function unicodeEscape(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff
    ? `\\U${code.toString(16).padStart(8, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** Text in which some parts are expressions. */
export function template(parts: readonly (string | { readonly expression: string })[]): HclValue {
  const texts = parts.map((part) =>
    typeof part === 'string' ? quoted(part).slice(1, -1) : `\${${part.expression}}`,
  );
  return expression(`"${texts.join('')}"`);
}

const LINE = 90;
const OBJECT_LINE = 170;

function printValue(value: HclValue, indent: number): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object') return String(value);
  if (!('kind' in value)) return printList(value, indent);
  switch (value.kind) {
    case 'expression':
      return value.text;
    case 'call':
      return `${value.name}(${value.args.map((argument) => printValue(argument, indent)).join(', ')})`;
    case 'object': {
      const line = onOneLine(value.items, indent);
      if (line !== undefined) return line;
      return `{\n${printItems(value.items, indent + 1)}${'  '.repeat(indent)}}`;
    }
  }
}

/** Small objects without comments stand on one line; whole policies and maps of endpoints do not. */
function onOneLine(items: readonly ObjectItem[], indent: number): string | undefined {
  if (items.length === 0) return '{}';
  if (items.some(({ comment: above, key }) => above !== undefined || key === 'Statement')) return undefined;
  const text = items.map(({ key, value }) => `${objectKey(key)} = ${printValue(value, indent)}`).join(', ');
  return text.includes('\n') || text.length > OBJECT_LINE ? undefined : `{ ${text} }`;
}

function printList(values: readonly HclValue[], indent: number): string {
  const line = values.map((value) => printValue(value, indent)).join(', ');
  const most = values.length === 1 && line.startsWith('{') ? OBJECT_LINE : LINE;
  if (!line.includes('\n') && line.length <= most) return `[${line}]`;
  const pad = '  '.repeat(indent + 1);
  return `[\n${values.map((value) => `${pad}${printValue(value, indent + 1)},\n`).join('')}${pad.slice(2)}]`;
}

/** `for` would start a loop, and the others are values. */
const NAME = /^(?!(?:for|true|false|null)$)[A-Za-z_][A-Za-z0-9_-]*$/;

/** The key of an object: bare where that is the same. */
export function objectKey(key: string): string {
  return NAME.test(key) ? key : quoted(key);
}

function printItems(items: readonly ObjectItem[], indent: number): string {
  const pad = '  '.repeat(indent);
  const lines: string[] = [];
  let run: (readonly [string, string])[] = [];
  const flush = (): void => {
    lines.push(align(run, pad));
    run = [];
  };
  for (const { key, value, comment: above } of items) {
    if (above !== undefined) {
      flush();
      lines.push(printComment(above, pad));
    }
    run.push([objectKey(key), printValue(value, indent)]);
  }
  flush();
  return lines.join('');
}

/** Aligns `=` in runs of single lines, as `terraform fmt` does; a value of several lines ends a run. */
function align(pairs: readonly (readonly [string, string])[], pad: string): string {
  const runs: (readonly [string, string])[][] = [[]];
  for (const pair of pairs) {
    if (pair[1].includes('\n')) runs.push([pair], []);
    else runs.at(-1)?.push(pair);
  }
  return runs
    .map((run) => {
      const width = Math.max(0, ...run.map(([name]) => name.length));
      return run.map(([name, value]) => `${pad}${name.padEnd(width)} = ${value}\n`).join('');
    })
    .join('');
}

function printComment(lines: readonly string[], pad: string): string {
  return lines.map((line) => `${`${pad}# ${line}`.trimEnd()}\n`).join('');
}

/** So long a block of one argument may be on one line. */
const MOST_IN_LINE = 60;

function printBody(body: readonly HclNode[], indent: number): string {
  const lines = printHcl(body, indent + 1);
  const only = lines.trim();
  const [first] = body;
  const fits = body.length === 1 && first?.kind === 'attribute' && only.length <= MOST_IN_LINE;
  return fits && !only.includes('\n') ? `{ ${only} }` : `{\n${lines}${'  '.repeat(indent)}}`;
}

/** Prints nodes; a fixed point of `terraform fmt`. */
export function printHcl(nodes: readonly HclNode[], indent = 0): string {
  const pad = '  '.repeat(indent);
  let text = '';
  let run: (readonly [string, string])[] = [];
  const flush = (): void => {
    text += align(run, pad);
    run = [];
  };
  for (const node of nodes) {
    switch (node.kind) {
      case 'attribute':
        run.push([node.name, printValue(node.value, indent)]);
        break;
      case 'blank':
        flush();
        text += '\n';
        break;
      case 'comment':
        flush();
        text += printComment(node.lines, pad);
        break;
      case 'block': {
        flush();
        const head = [node.type, ...node.labels.map(quoted)].join(' ');
        text += `${pad}${head} ${printBody(node.body, indent)}\n`;
        break;
      }
    }
  }
  flush();
  return text;
}
