/** GitHub-flavoured Markdown: escaping and the few blocks that the runbook uses. */

/** Text that shows itself, anywhere in a line and in a table cell. */
export function escapeMarkdown(text: string): string {
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
