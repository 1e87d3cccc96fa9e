/** Icons as paths on a 16 × 16 grid, drawn with lines in the colour of the text. Those of later parts come with them. */
import type { MORE_ICONS } from '../../later/ui/more-icons.ts';

const PATHS = {
  back: 'M10 3 5 8l5 5',
  check: 'M3 8.5 6.5 12 13 4.5',
  close: 'm4 4 8 8m0-8-8 8',
  dark: 'M13 9.8A5.6 5.6 0 0 1 6.2 3a5.6 5.6 0 1 0 6.8 6.8Z',
  down: 'm3 6 5 5 5-5',
  error: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8ZM8 5v3.6m0 2v.6',
  info: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8ZM8 7.4v4M8 4.6v.6',
  light:
    'M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6ZM8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.2 1.2M11.8 11.8 13 13M13 3l-1.2 1.2M4.2 11.8 3 13',
  link: 'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2a2.6 2.6 0 0 0-3.7-3.7l-.9.9M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.3 9a2.6 2.6 0 0 0 3.7 3.7l.9-.9',
  open: 'M2 12.5v-9h4l1.5 2H14v7z',
  paste: 'M5.5 3H4v11h8V3h-1.5M5.5 2h5v2.5h-5zM6 8h4M6 10.8h4',
  plan: 'M2.5 3h4v4h-4zM9.5 3h4v4h-4zM2.5 9.5h4v4h-4zM9.5 11.5h4',
  redo: 'M10.5 2.5 13.5 5.5l-3 3M13 5.5H6.5a4 4 0 0 0 0 8H9',
  reset: 'M3 8a5 5 0 1 0 1.6-3.7L3 5.8M3 2.5v3.3h3.3',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Zm3.3 7.8 3.4 3.4',
  share:
    'M11.5 5.5a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4ZM4.5 9.7a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4ZM11.5 13.9a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4ZM6 7.2l4-2.5M6 8.8l4 2.5',
  system: 'M2 3h12v8H2zM6 13.5h4M8 11v2.5',
  undo: 'm5.5 2.5-3 3 3 3M3 5.5h6.5a4 4 0 0 1 0 8H7',
  warning: 'M8 2 14.5 13.5h-13ZM8 6.5v3.4m0 1.6v.4',
} as const;

type LaterIcon = keyof typeof MORE_ICONS;

export type IconName = keyof typeof PATHS | LaterIcon;

const drawn: { [N in IconName]?: string } = { ...PATHS };

/** Takes the icons that only later parts use. */
export function learnIcons(paths: { readonly [N in LaterIcon]: string }): void {
  Object.assign(drawn, paths);
}

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={drawn[name]} />
    </svg>
  );
}
