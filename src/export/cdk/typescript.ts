/** TypeScript as text: quoting and layout. */
import { type FilledPlaceholder, mapTexts, partsOf } from '../../change/policy-template.ts';
import type { PolicyDocument } from '../../core/index.ts';

/** Text that stands in the file as code. */
export class Code {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type TsValue =
  | string
  | number
  | boolean
  | Code
  | readonly TsValue[]
  | { readonly [key: string]: TsValue | undefined };

/** Signs that would end a text, or that not every reader of the file shows. */
const UNSAFE = /[\\'\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\ufffe\uffff]/gu;
const UNSAFE_IN_TEMPLATE = /[\\`\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\ufffe\uffff]|\$(?=\{)/gu;

/** A text as a literal. */
export function literal(text: string): string {
  return `'${text.replace(UNSAFE, escaped)}'`;
}

function escaped(sign: string): string {
  if (/[\\'`$]/.test(sign)) return `\\${sign}`;
  return Array.from(
    { length: sign.length },
    (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}

/** A value as code; objects and lists that fit stand on one line. */
export function printValue(value: TsValue, indent = 0): string {
  if (value instanceof Code) return value.text;
  if (typeof value === 'string') return literal(value);
  if (typeof value !== 'object') return String(value);
  const isList = Array.isArray(value);
  const items = isList
    ? (value as readonly TsValue[]).map((item) => printValue(item, indent + 2))
    : Object.entries(value as { readonly [key: string]: TsValue | undefined }).flatMap(([key, item]) =>
        item === undefined ? [] : [property(key, item, indent + 2)],
      );
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  if (items.length === 0) return `${open}${close}`;
  const pad = isList ? '' : ' ';
  const line = `${open}${pad}${items.join(', ')}${pad}${close}`;
  if (!line.includes('\n') && indent + line.length <= 100) return line;
  const inner = items.map((item) => `${' '.repeat(indent + 2)}${item},`).join('\n');
  return `${open}\n${inner}\n${' '.repeat(indent)}${close}`;
}

function property(key: string, value: TsValue, indent: number): string {
  const name = /^[A-Za-z_]\w*$/.test(key) ? key : literal(key);
  return value instanceof Code && value.text === key ? key : `${name}: ${printValue(value, indent)}`;
}

/** A policy; what is filled in when the file runs stands in template literals. */
export function policyValue(
  policy: PolicyDocument,
  fill: { readonly [P in FilledPlaceholder]: string },
): TsValue {
  return mapTexts<TsValue>(policy, (text) => {
    const parts = partsOf(text);
    if (!parts.some((part) => 'fill' in part)) return text;
    const inner = parts.map((part) =>
      'fill' in part ? `\${${fill[part.fill]}}` : part.text.replace(UNSAFE_IN_TEMPLATE, escaped),
    );
    return new Code(`\`${inner.join('')}\``);
  }) as TsValue;
}
