/** The shapes that a picture is made of. */

/** What a shape is: the style sheet and the exports give each its colours. */
export type Role =
  | 'region'
  | 'vpc'
  | 'hub'
  | 'outside'
  | 'zone'
  | 'subnet'
  | 'task'
  | 'group'
  | 'routes'
  | 'gate'
  | 'interface'
  | 'gateway'
  | 'tile'
  | 'way'
  | 'way-interface'
  | 'way-gateway'
  | 'way-open'
  | 'way-closed'
  | 'cross'
  | 'title'
  | 'label'
  | 'note'
  | 'code'
  | 'price'
  | 'beyond';

export type Shape =
  | {
      readonly kind: 'box';
      readonly role: Role;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly radius: number;
      readonly service?: string;
      readonly need?: string;
    }
  | {
      readonly kind: 'line';
      readonly role: Role;
      readonly points: readonly (readonly [x: number, y: number])[];
      readonly service?: string;
      readonly need?: string;
    }
  | {
      readonly kind: 'text';
      readonly role: Role;
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly end?: true;
      readonly service?: string;
      /** Set closer, so that it is no wider than this. */
      readonly closer?: number;
    };

/** How wide a letter of a note is, at most on the average of a text. */
const LETTER = 5.3;
/** How wide every letter of code is. */
const CODE_LETTER = 7.25;

/** The first of the texts that has room as a note; else the last. */
export const fitting = (width: number, ...texts: readonly [string, ...string[]]): string =>
  texts.find((words) => words.length * LETTER <= width) ?? texts[texts.length - 1] ?? texts[0];

/** What keeps a text of code inside its box. */
export const closer = (words: string, width: number): { readonly closer?: number } =>
  words.length * CODE_LETTER <= width ? {} : { closer: width };

export function text(
  shapes: Shape[],
  role: Role,
  x: number,
  y: number,
  words: string,
  more: object = {},
): void {
  shapes.push({ kind: 'text', role, x, y, text: words, ...more });
}

export function box(
  shapes: Shape[],
  role: Role,
  x: number,
  y: number,
  width: number,
  height: number,
  radius = 6,
  more: object = {},
): void {
  shapes.push({ kind: 'box', role, x, y, width, height, radius, ...more });
}

export function line(
  shapes: Shape[],
  role: Role,
  points: readonly (readonly [number, number])[],
  more: object = {},
): void {
  shapes.push({ kind: 'line', role, points, ...more });
}
