/** Text → coloured parts. Loaded on demand; until then and without it the same text stands uncoloured. */
import { Prism } from './prism-global.ts';
import 'prismjs/components/prism-json';
import 'prismjs/components/prism-yaml';
import 'prismjs/components/prism-bash';
import 'prismjs/components/prism-hcl';
import type { Token, TokenStream } from 'prismjs';

export type CodeLanguage = 'yaml' | 'json' | 'hcl' | 'shell' | 'markdown' | 'typescript';

/** A run of text; `kind` is Prism's name of the innermost token around it. */
export interface Part {
  readonly kind: string | undefined;
  readonly text: string;
}

/** Enough of TypeScript for a construct: comments, texts, words. */
const TYPESCRIPT = {
  comment: { pattern: /\/\/.*|\/\*[\s\S]*?\*\//, greedy: true },
  string: { pattern: /'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/, greedy: true },
  keyword:
    /\b(?:class|const|constructor|export|extends|import|from|interface|new|public|readonly|super|this)\b/,
  boolean: /\b(?:true|false)\b/,
  number: /\b\d+\b/,
};

/** Enough of Markdown for a runbook: headings, code, lists, links. */
const MARKDOWN = {
  comment: { pattern: /<!--[\s\S]*?-->/, greedy: true },
  code: { pattern: /^( *)```[\s\S]*?^\1```/m, greedy: true, alias: 'string' },
  title: { pattern: /^#{1,6} .*$/m, alias: 'keyword' },
  snippet: { pattern: /`[^`\n]+`/, alias: 'string' },
  url: { pattern: /\[[^\]\n]*\]\([^)\n]*\)/, alias: 'property' },
  punctuation: /^ *(?:[-*]|\d+\.)(?= )/m,
};

function grammarOf(language: CodeLanguage) {
  if (language === 'markdown') return MARKDOWN;
  if (language === 'typescript') return TYPESCRIPT;
  return Prism.languages[language === 'shell' ? 'bash' : language] ?? {};
}

/** The text in parts; joined again they are the text. */
export function highlight(text: string, language: CodeLanguage): readonly Part[] {
  const parts: Part[] = [];
  flatten(Prism.tokenize(text, grammarOf(language)), undefined, parts);
  return parts;
}

function flatten(stream: TokenStream, kind: string | undefined, parts: Part[]): void {
  if (typeof stream === 'string') {
    const last = parts.at(-1);
    if (last !== undefined && last.kind === kind)
      parts[parts.length - 1] = { kind, text: last.text + stream };
    else parts.push({ kind, text: stream });
  } else if (Array.isArray(stream)) {
    for (const item of stream) flatten(item, kind, parts);
  } else {
    // Prism takes the digit of `us-east-1, …` for a number.
    const isInWord = stream.type === 'number' && /\w-?$/.test(parts.at(-1)?.text ?? '');
    flatten(stream.content, isInWord ? kind : colourOf(stream), parts);
  }
}

/** Prism's many kinds, in the few colours of the style sheet. */
const COLOURS: { readonly [kind: string]: string } = {
  comment: 'comment',
  shebang: 'comment',
  string: 'text',
  scalar: 'text',
  heredoc: 'text',
  property: 'name',
  key: 'name',
  atrule: 'name',
  'assign-left': 'name',
  keyword: 'word',
  tag: 'word',
  important: 'word',
  builtin: 'word',
  function: 'word',
  parameter: 'word',
  number: 'value',
  boolean: 'value',
  null: 'value',
  variable: 'value',
  interpolation: 'value',
};

function colourOf({ type, alias }: Token): string | undefined {
  return [alias, type].flat().flatMap((kind) => (Object.hasOwn(COLOURS, kind) ? [COLOURS[kind]] : []))[0];
}
