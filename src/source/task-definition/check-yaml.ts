/**
 * Finds the first mistake in YAML that its parser would take long over. The parser goes on after a mistake and then needs
 * time that grows with the square of the text; this check looks at the stream of tokens once and stops at the first one.
 */
import { CST, Lexer } from 'yaml';
import { DEEPEST_NESTING } from '../read-json.ts';

export interface YamlMistake {
  readonly message: string;
  readonly at: number;
}

/** Most tokens of a text; a template of 300 KB has about as many. */
const MOST_TOKENS = 150_000;
const MOST_DOCUMENTS = 50;

/** The first mistake, or `undefined` when the parser may read the text. */
export function checkYaml(text: string): YamlMistake | undefined {
  const check = new Check();
  let at = 0;
  for (const token of new Lexer().lex(text)) {
    const message = check.next(token);
    if (message !== undefined) return { message, at };
    if (!isMarker(token)) at += token.length;
  }
  return undefined;
}

/** Tokens that stand for no characters of the text. */
function isMarker(token: string): boolean {
  return token === CST.DOCUMENT || token === CST.FLOW_END || token === CST.SCALAR;
}

class Check {
  #tokens = 0;
  #documents = 0;
  #flow: string[] = [];
  /** A value was read, and nothing that separates it from the next. */
  #afterValue = false;
  #properties = 0;
  /** Within the line, outside of brackets: how many values and list items have begun. */
  #valuesInLine = 0;
  #itemsInLine = 0;

  /** The last token that is not blank closed a bracket outside of others. */
  #afterBracket = false;

  next(token: string): string | undefined {
    this.#tokens += 1;
    if (this.#tokens > MOST_TOKENS) return 'this YAML is too long: give the task definition alone';
    const type = CST.tokenType(token);
    if (type === 'space' || type === 'comment' || isMarker(token)) return undefined;
    const afterBracket = this.#afterBracket;
    this.#afterBracket = afterBracket && type === 'newline';
    switch (type) {
      case 'newline':
        return this.#newline();
      case 'doc-start':
        this.#documents += 1;
        this.#flow = [];
        return this.#documents > MOST_DOCUMENTS ? `more than ${MOST_DOCUMENTS} YAML documents` : undefined;
      case 'doc-end':
        return this.#documents++ > MOST_DOCUMENTS ? `more than ${MOST_DOCUMENTS} YAML documents` : undefined;
      case 'anchor':
      case 'tag':
        this.#properties += 1;
        if (this.#afterValue) return 'two values stand beside each other';
        return this.#properties > 4 ? 'a value has too many tags and anchors' : undefined;
      case 'seq-item-ind':
        return this.#item();
      case 'explicit-key-ind':
        this.#itemsInLine += 1;
        this.#separate();
        return this.#itemsInLine > DEEPEST_NESTING ? 'nested too deep' : undefined;
      case 'map-value-ind':
        this.#separate();
        if (this.#flow.length > 0) return undefined;
        this.#valuesInLine += 1;
        return this.#valuesInLine > 2 ? 'a mapping inside a line that is one already' : undefined;
      case 'comma':
        this.#separate();
        return this.#flow.length === 0 ? 'a comma between values outside of brackets' : undefined;
      case 'flow-map-start':
      case 'flow-seq-start':
        return afterBracket ? 'two values stand beside each other' : this.#opens(token);
      case 'flow-map-end':
      case 'flow-seq-end':
        return this.#closes(token);
      case 'double-quoted-scalar':
        return this.#quoted(token, '"');
      case 'single-quoted-scalar':
        return this.#quoted(token, "'");
      case 'alias':
      case 'block-scalar-header':
        return this.#value();
      case 'scalar':
        return this.#value();
      default:
        return undefined;
    }
  }

  #newline(): undefined {
    this.#valuesInLine = 0;
    this.#itemsInLine = 0;
    if (this.#flow.length === 0) this.#afterValue = false;
    return undefined;
  }

  #separate(): void {
    this.#afterValue = false;
    this.#properties = 0;
  }

  #item(): string | undefined {
    this.#separate();
    this.#itemsInLine += 1;
    if (this.#itemsInLine > DEEPEST_NESTING) return 'nested too deep';
    return this.#valuesInLine > 0 && this.#flow.length === 0
      ? 'a list inside a line that is a mapping'
      : undefined;
  }

  #value(): string | undefined {
    if (this.#afterValue) return 'two values stand beside each other';
    this.#separate();
    this.#afterValue = true;
    return undefined;
  }

  #quoted(token: string, quote: string): string | undefined {
    if (token.length < 2 || !token.endsWith(quote)) return 'a text in quotes does not end';
    return this.#value();
  }

  #opens(bracket: string): string | undefined {
    const mistake = this.#value();
    this.#afterValue = false;
    this.#flow.push(bracket);
    return this.#flow.length > DEEPEST_NESTING ? `nested more than ${DEEPEST_NESTING} levels deep` : mistake;
  }

  #closes(bracket: string): string | undefined {
    const opened = this.#flow.pop();
    if (opened !== (bracket === '}' ? '{' : '[')) return `a ${bracket} closes nothing`;
    this.#separate();
    this.#afterValue = true;
    this.#afterBracket = this.#flow.length === 0;
    return undefined;
  }
}
