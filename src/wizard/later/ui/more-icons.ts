/** Icons that no part of the first file uses: see `first/ui/Icon.tsx`. */
export const MORE_ICONS = {
  add: 'M8 3v10M3 8h10',
  copy: 'M6 5.5h7.5V14H6zM3 11H2V2.5h8V3',
  download: 'M8 2v8m-3.5-3L8 10.5 11.5 7M2.5 13.5h11',
  external: 'M9 2.5h4.5V7m0-4.5L7.5 8.5M6 3.5H2.5v10h10V10',
  next: 'm6 3 5 5-5 5',
  print: 'M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z',
  remove: 'M3 8h10',
  upload: 'M8 10.5v-8M4.5 6 8 2.5 11.5 6M2.5 13.5h11',
} as const;
