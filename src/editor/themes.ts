/** Monaco's light and dark on the surfaces of the wizard (`--code`, `--divider` of `src/wizard/tokens.css`). */
import { monaco } from './monaco.ts';
import type { EditorTheme } from './protocol.ts';

const NAMES: { readonly [T in EditorTheme]: string } = { light: 'planner-light', dark: 'planner-dark' };

export function defineThemes(): void {
  monaco.editor.defineTheme(NAMES.light, {
    base: 'vs',
    inherit: true,
    rules: [
      { token: 'string.key.json', foreground: '0033b3' },
      { token: 'string.value.json', foreground: '067d17' },
    ],
    colors: {
      'editor.background': '#f8f8f8',
      'editorLineNumber.foreground': '#656871',
      'editorLineNumber.activeForeground': '#0f141a',
    },
  });
  monaco.editor.defineTheme(NAMES.dark, {
    base: 'vs-dark',
    inherit: true,
    rules: [
      { token: 'string.key.json', foreground: '8ecbff' },
      { token: 'string.value.json', foreground: '9fdc8c' },
    ],
    colors: {
      'editor.background': '#282c34',
      'editorLineNumber.foreground': '#a4a4ad',
      'editorLineNumber.activeForeground': '#ebebf0',
    },
  });
}

export function setTheme(theme: EditorTheme): void {
  document.documentElement.dataset['theme'] = theme;
  monaco.editor.setTheme(NAMES[theme]);
}
