/**
 * The texts that people read, found in the code that shows them, and another language put in their places when the site is
 * built. English stays where it is used: it is the key, so that a changed sentence has no translation until somebody looks at
 * it again. A sentence is one text with everything that stands in it, `{0} of {1}`, also around elements: a language may put
 * the parts in another order.
 */
import type { QuestionWords, RuleWords, Words } from '../core/index.ts';
import { isNode, type SyntaxNode } from './split.ts';

/**
 * Where texts stand. In the wizard: wherever something reads like language. In the pure folders many strings are data: there
 * phrases, and what stands in the members that are called what texts are called. Where other people's texts are recognised:
 * those members only.
 */
export type Whereabouts = 'anywhere' | 'phrases' | 'members';

/** Another language: the text for an English one, `undefined` where there is none yet. */
export type Translate = (english: string) => string | undefined;

/** How rules, questions, statements and steps call their texts. */
const TEXT_MEMBERS = new Set([
  'why',
  'fix',
  'label',
  'help',
  'hint',
  'intro',
  'text',
  'title',
  'heading',
  'says',
]);

/** Attributes and members that hold names for machines, although some of them read like language. */
const NAMES_FOR_MACHINES =
  /^(?:className|id|key|href|src|type|role|rel|d|viewBox|transform|target|font|name|icon|variant|language|data-.*|aria-(?!label$|description$|roledescription$|placeholder$|valuetext$).*)$/;

type IsShown = (text: string) => boolean;

const nothing: IsShown = () => false;
const hasLetters: IsShown = (text) => /[A-Za-z]/.test(text);

/** Constants that hold words by a name for machines: `NEED_WORDS = { required: 'required' }`. */
const WORDS = /_WORDS$/;

/** Attributes of components that show even a single word. */
const WORD_ATTRIBUTES = /^(?:of|label|title|hint|heading|aria-label|placeholder)$/;

/** Functions that take texts behind their first argument, which is a name. */
const TAKES_TEXTS = /^option$/;

/** Functions whose texts nobody reads in the page. */
const NOT_SHOWN =
  /^(?:querySelector|querySelectorAll|closest|matches|matchMedia|getItem|setItem|removeItem|addEventListener|removeEventListener|startsWith|endsWith|includes|Error|NumberFormat|DateTimeFormat|PluralRules|ListFormat|Set|Map|createElement|getPropertyValue)$/;

/** What the wizard shows: two words, or one that begins a sentence or a name. */
const READS_LIKE_LANGUAGE =
  /[A-Za-z][,;:.]? +[“(]?[A-Za-z{]|[a-z}] [–—=] |^[“(]?[A-Z][a-z]+(?:$|[\s,.:;?!…’])|[}’] [a-z]+|[a-z]+ \{/;

/** Pieces of SVG, of diagrams and of code, media queries, and whole commands. */
const MARKUP =
  /<\w|\w="|^\(prefers-|sans-serif|^flowchart|^ {2,}\w|^import \{|^new \w+\(|^\w+ = \{|^(?:aws|bash) \S/;

const readsLikeLanguage: IsShown = (text) => READS_LIKE_LANGUAGE.test(text.trim()) && !MARKUP.test(text);

/** Commands and their arguments, which have words too. */
const COMMAND =
  /\||\n|\w_\w|^--\w|\s--[\w-]+[ =]|\$\(|"\$|; do |^(?:aws|sudo|export|terraform|npm|npx|nslookup|journalctl|describe-[\w-]+|account|ecs|ssm) |^Restart-Service/;

const isPhrase: IsShown = (text) =>
  /[A-Za-z},;:.]\s+[A-Za-z{]/.test(text) && !COMMAND.test(text) && readsLikeLanguage(text);

/** What counts where nothing else is known of a string. */
const SHOWN: { readonly [W in Whereabouts]: IsShown } = {
  anywhere: readsLikeLanguage,
  phrases: isPhrase,
  members: nothing,
};

/** The English texts of a file, each once. */
export function textsIn(code: string, program: SyntaxNode, where: Whereabouts): readonly string[] {
  const texts = new Set<string>();
  inLanguage(code, program, where, (text) => {
    texts.add(text);
    return undefined;
  });
  return [...texts];
}

/** The code with the texts of another language; what has no translation stays English. */
export function inLanguage(
  code: string,
  program: SyntaxNode,
  where: Whereabouts,
  translate: Translate,
): string {
  return new Translator(code, where, translate).program(program);
}

/** Words that come after the code, in another language: the same texts, by the ids of what they belong to. */
export function wordsInLanguage(words: Words, translate: Translate): Words {
  const other = <T extends string | undefined>(english: T): T =>
    (english === undefined ? english : (translate(english) ?? english)) as T;
  const each = <V>(entries: { readonly [id: string]: V }, change: (value: V) => V): object =>
    Object.fromEntries(Object.entries(entries).map(([id, value]) => [id, change(value)]));
  return {
    ...words,
    rules: each<RuleWords>(words.rules, ({ why, fix, ...rest }) =>
      fix === undefined ? { ...rest, why: other(why) } : { ...rest, why: other(why), fix: other(fix) },
    ),
    questions: each<QuestionWords>(words.questions, ({ label, help, format, options, ...rest }) => ({
      ...rest,
      ...(format !== undefined && { format: other(format) }),
      label: other(label),
      help: other(help),
      ...(options && {
        options: options.map(([name, hint]) =>
          hint === undefined ? ([other(name)] as const) : ([other(name), other(hint)] as const),
        ),
      }),
    })),
    steps: each<string>(words.steps, other),
  };
}

class Translator {
  private readonly code: string;
  private readonly where: Whereabouts;
  private readonly translate: Translate;

  constructor(code: string, where: Whereabouts, translate: Translate) {
    this.code = code;
    this.where = where;
    this.translate = translate;
  }

  program(node: SyntaxNode): string {
    return this.codeOf(node, SHOWN[this.where]);
  }

  /** @param isShown whether a string here is one that people read */
  private codeOf(node: SyntaxNode, isShown: IsShown): string {
    switch (node.type) {
      case 'Literal':
        return this.literal(node, isShown);
      case 'TemplateLiteral':
        return this.template(node, isShown);
      case 'ConditionalExpression':
      case 'LogicalExpression':
        return this.choice(node, isShown);
      case 'JSXElement':
      case 'JSXFragment':
        return this.element(node);
      case 'JSXAttribute':
        return this.attribute(node);
      case 'JSXExpressionContainer':
        return this.children(node, isShown);
      case 'Property':
        return this.property(node, isShown);
      case 'VariableDeclarator':
        return this.children(node, WORDS.test(nameOf(node['id'])) ? hasLetters : isShown);
      case 'CallExpression':
        return this.formsOf(node) ?? this.call(node, isShown);
      default:
        return isOutside(node) ? this.source(node) : this.children(node, isShown);
    }
  }

  private source({ start, end }: Pick<SyntaxNode, 'start' | 'end'>): string {
    return this.code.slice(start, end);
  }

  /** The code of a node, with that of its children put in place. */
  private children(node: SyntaxNode, isShown: IsShown): string {
    const isQuiet = isNotShown(node);
    return this.around(node, childrenOf(node), (child) => {
      const isString = child.type === 'Literal' || child.type === 'TemplateLiteral';
      return this.codeOf(child, isQuiet && isString ? nothing : isShown);
    });
  }

  private around(
    node: SyntaxNode,
    children: readonly SyntaxNode[],
    codeOf: (child: SyntaxNode) => string,
  ): string {
    let code = '';
    let from = node.start;
    for (const child of children) {
      // `export { name }` has two nodes in one place.
      if (child.start < from) continue;
      code += this.source({ start: from, end: child.start }) + codeOf(child);
      from = child.end;
    }
    return code + this.source({ start: from, end: node.end });
  }

  private literal(node: SyntaxNode, isShown: IsShown): string {
    const { value } = node;
    const other = typeof value === 'string' && isShown(value) ? this.translate(value) : undefined;
    return other === undefined ? this.source(node) : JSON.stringify(other);
  }

  private template(node: SyntaxNode, isShown: IsShown): string {
    const expressions = node['expressions'] as readonly SyntaxNode[];
    const quasis = node['quasis'] as readonly (SyntaxNode & {
      readonly value: { readonly cooked: string };
    })[];
    const text = quasis
      .map(({ value }, index) => value.cooked + (index < expressions.length ? `{${index}}` : ''))
      .join('');
    const other = isShown(text) ? this.translate(text) : undefined;
    if (other === undefined) return this.around(node, expressions, (child) => this.codeOf(child, isShown));
    const parts = expressions.map((expression) => `\${${this.codeOf(expression, isShown)}}`);
    const pieces = piecesOf(other, parts, (piece) => piece.replace(/[\\`]|\$\{/g, '\\$&'));
    return `\`${pieces.join('')}\``;
  }

  /** The condition that chooses between two texts is not a text itself. */
  private choice(node: SyntaxNode, isShown: IsShown): string {
    const condition = node['test'] ?? node['left'];
    return this.around(node, childrenOf(node), (child) =>
      this.codeOf(child, child === condition && isShown === hasLetters ? SHOWN[this.where] : isShown),
    );
  }

  private attribute(node: SyntaxNode): string {
    const name = String((node['name'] as SyntaxNode)['name']);
    const value = node['value'];
    if (!isNode(value) || NAMES_FOR_MACHINES.test(name)) return this.source(node);
    const code = this.codeOf(value, WORD_ATTRIBUTES.test(name) ? hasLetters : readsLikeLanguage);
    // A string of an attribute has no escapes, and one of a script has.
    const isChanged = value.type === 'Literal' && code !== this.source(value);
    return `${this.source({ start: node.start, end: value.start })}${isChanged ? `{${code}}` : code}`;
  }

  private property(node: SyntaxNode, isShown: IsShown): string {
    const value = node['value'] as SyntaxNode;
    const start = this.source({ start: node.start, end: value.start });
    return start + this.codeOf(value, this.ofMember(nameOf(node['key']), isShown));
  }

  private ofMember(name: string, isShown: IsShown): IsShown {
    if (isShown === hasLetters) return hasLetters;
    if (NAMES_FOR_MACHINES.test(name)) return nothing;
    if (TEXT_MEMBERS.has(name)) return this.where === 'anywhere' ? hasLetters : readsLikeLanguage;
    return SHOWN[this.where];
  }

  private call(node: SyntaxNode, isShown: IsShown): string {
    if (!TAKES_TEXTS.test(nameOf(node['callee']))) return this.children(node, isShown);
    const [name, ...texts] = node['arguments'] as readonly SyntaxNode[];
    return this.around(node, childrenOf(node), (child) =>
      child !== name && texts.includes(child) ? this.codeOf(child, hasLetters) : this.source(child),
    );
  }

  /** `counted(n, 'policy', 'policies')`: the forms of a word are one text, `policy | policies`, in the order of CLDR's categories. */
  private formsOf(node: SyntaxNode): string | undefined {
    const callee = nameOf(node['callee']);
    if (callee !== 'counted' && callee !== 'forCount') return undefined;
    const [count, ...words] = node['arguments'] as readonly SyntaxNode[];
    const forms = words.map((word) => (word.type === 'Literal' ? String(word['value']) : undefined));
    const [one, many = `${one}s`] = forms;
    if (count === undefined || one === undefined || forms.includes(undefined)) return undefined;
    const other = this.translate(`${one} | ${many}`);
    if (other === undefined) return undefined;
    const others = other.split(' | ').map((form) => JSON.stringify(form));
    return `${callee}(${[this.codeOf(count, nothing), ...others].join(', ')})`;
  }

  /** An element whose children hold text is one sentence; what stands in it, elements too, is a part of it. */
  private element(node: SyntaxNode): string {
    const children = (node['children'] as readonly SyntaxNode[]).filter(({ start, end }) => end > start);
    const opening = node['openingElement'] ?? node['openingFragment'];
    const closing = node['closingElement'] ?? node['closingFragment'];
    const start = isNode(opening) ? this.children(opening, nothing) : '';
    const end = isNode(closing) ? this.source(closing) : '';
    return start + (this.sentence(children) ?? children.map((child) => this.child(child)).join('')) + end;
  }

  /** In an element even a single word is shown. */
  private child(node: SyntaxNode): string {
    if (node.type === 'JSXText') return this.source(node);
    const expression = node['expression'];
    const isChoice = isNode(expression) && /^(?:Conditional|Logical)Expression$/.test(expression.type);
    return this.codeOf(node, isChoice ? hasLetters : SHOWN[this.where]);
  }

  private sentence(children: readonly SyntaxNode[]): string | undefined {
    const parts: string[] = [];
    let text = '';
    let words = '';
    for (const child of children) {
      const own = wordsOf(child);
      text += own ?? `{${parts.length}}`;
      words += own ?? '';
      if (own === undefined) parts.push(this.child(child));
    }
    const [, before = '', sentence = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
    const other = hasLetters(words) ? this.translate(sentence) : undefined;
    if (other === undefined) return undefined;
    return piecesOf(before + other + after, parts, (piece) => `{${JSON.stringify(piece)}}`).join('');
  }
}

/** The words of a child of an element as they are shown (https://facebook.github.io/jsx/), `undefined` for anything else. */
function wordsOf(node: SyntaxNode): string | undefined {
  if (node.type === 'JSXText') {
    const lines = unescaped(String(node['raw'] ?? node['value'])).split('\n');
    return lines
      .map((line, index) => {
        const begun = index === 0 ? line : line.trimStart();
        return index === lines.length - 1 ? begun : begun.trimEnd();
      })
      .filter((line) => line !== '')
      .join(' ');
  }
  const expression = node.type === 'JSXExpressionContainer' ? (node['expression'] as SyntaxNode) : undefined;
  const value = expression?.type === 'Literal' ? expression['value'] : undefined;
  return typeof value === 'string' ? value : undefined;
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** A text cut at its parts, each with the code of the part that it names. */
function piecesOf(
  text: string,
  parts: readonly string[],
  words: (piece: string) => string,
): readonly string[] {
  return text
    .split(/(\{\d+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const part = /^\{\d+\}$/.test(piece) ? parts[Number(piece.slice(1, -1))] : undefined;
      return part ?? words(piece);
    });
}

function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  return Object.values(node)
    .flatMap((member) => (Array.isArray(member) ? member : [member]))
    .filter(isNode)
    .filter(({ start, end }) => end > start)
    .sort((one, other) => one.start - other.start);
}

/** Types, names of modules, and patterns. */
function isOutside({ type }: SyntaxNode): boolean {
  if (
    /^(?:ImportDeclaration|ExportAllDeclaration|ImportExpression|JSXText|TaggedTemplateExpression)$/.test(
      type,
    )
  )
    return true;
  return type.startsWith('TS') && !/^TS(?:AsExpression|SatisfiesExpression|NonNullExpression)$/.test(type);
}

/** Whether the strings directly in a node are compared, looked up or given to a function that shows nothing. */
function isNotShown(node: SyntaxNode): boolean {
  if (node.type === 'BinaryExpression') return node['operator'] !== '+';
  if (node.type === 'SwitchCase' || node.type === 'MemberExpression') return true;
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
  const callee = node['callee'] as SyntaxNode;
  return NOT_SHOWN.test(nameOf(callee.type === 'MemberExpression' ? callee['property'] : callee));
}

function nameOf(key: unknown): string {
  if (!isNode(key)) return '';
  return String(key['name'] ?? key['value'] ?? '');
}
