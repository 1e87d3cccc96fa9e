/** GitHub-flavoured Markdown: escaping and the few blocks that the runbook uses. */

/** A command of the AWS CLI within a sentence: a value follows a flag only, and the mark at the end of the sentence is none of it. */
const COMMAND =
  /\baws [a-z0-9]+(?:-[a-z0-9]+)* [a-z0-9]+(?:-[a-z0-9]+)+(?: --[a-z][\w-]*(?: (?:"[^"]*"|'[^']*'|(?!--)[^\s"']*[^\s"'.,;:)]))?)*/g;

/** Text that shows itself, anywhere in a line and in a table cell; commands in it are code. */
export function escapeMarkdown(text: string): string {
  let from = 0;
  let shown = '';
  for (const { 0: command, index } of text.matchAll(COMMAND)) {
    shown += escaped(text.slice(from, index)) + codeSpan(command);
    from = index + command.length;
  }
  return shown + escaped(text.slice(from));
}

function escaped(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/&/g, '&amp;')
    .replace(/[\\`*[\]<>|~#!]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/^(\s*)([-+=])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2');
}

/** A code span, whatever the text contains; also inside a table cell. */
export function codeSpan(text: string): string {
  const clean = text.replace(/\p{Cc}+/gu, ' ').replace(/\|/g, '\\|');
  const fence = '`'.repeat(longestRun(clean) + 1);
  return fence.length === 1 ? `\`${clean}\`` : `${fence} ${clean} ${fence}`;
}

/** A fenced block whose fence is longer than any in the text. */
export function codeBlock(language: string, text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A table; the cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A part of the document under its heading. */
export function section(title: string, body: string): string {
  return `## ${title}\n\n${body}`;
}

/** A link; the text is escaped, the address is ours. */
export function link(text: string, url: string): string {
  return `[${escapeMarkdown(text)}](${url})`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
