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
    };

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
