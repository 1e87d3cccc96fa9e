/** Monaco's light and dark on the surfaces of the wizard (`--code`, `--divider` of `src/wizard/tokens.css`). */
import { monaco } from './monaco.ts';
import type { EditorTheme } from './protocol.ts';

const NAMES: { readonly [T in EditorTheme]: string } = { light: 'planner-light', dark: 'planner-dark' };

interface Colours {
  readonly base: 'vs' | 'vs-dark';
  readonly key: string;
  readonly text: string;
  readonly background: string;
  readonly lineNumber: string;
  readonly activeLineNumber: string;
}

const COLOURS: { readonly [T in EditorTheme]: Colours } = {
  light: {
    base: 'vs',
    key: '0033b3',
    text: '067d17',
    background: '#f8f8f8',
    lineNumber: '#656871',
    activeLineNumber: '#0f141a',
  },
  dark: {
    base: 'vs-dark',
    key: '8ecbff',
    text: '9fdc8c',
    background: '#282c34',
    lineNumber: '#a4a4ad',
    activeLineNumber: '#ebebf0',
  },
};

export function defineThemes(): void {
  for (const theme of ['light', 'dark'] as const) {
    const { base, key, text, background, lineNumber, activeLineNumber } = COLOURS[theme];
    monaco.editor.defineTheme(NAMES[theme], {
      base,
      inherit: true,
      rules: [
        { token: 'string.key.json', foreground: key },
        { token: 'string.value.json', foreground: text },
      ],
      colors: {
        'editor.background': background,
        'editorLineNumber.foreground': lineNumber,
        'editorLineNumber.activeForeground': activeLineNumber,
      },
    });
  }
}

export function setTheme(theme: EditorTheme): void {
  document.documentElement.dataset['theme'] = theme;
  monaco.editor.setTheme(NAMES[theme]);
}
