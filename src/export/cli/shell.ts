/** Bash: quoting. */

export { asciiJson, shellText as shellWord } from '../../change/shell.ts';

/** JSON between single quotes, in which nothing is left that a shell, or a linter of shell, could stumble over. */
export function quotedJson(json: string): string {
  return `'${json.replace(/[$`']/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`)}'`;
}

/** Text for a here-document without quotes: nothing in it is expanded. */
export function hereText(text: string): string {
  return text.replace(/[\\$`]/g, '\\$&');
}

/** Lines within a function. */
export const indented = (lines: readonly string[]): string =>
  lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n');
