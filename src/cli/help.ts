/** The text of `--help` and `--version`, made from the table of questions and from the flags of a command. */
import {
  type AnyKind,
  isAsked,
  KNOWLEDGE,
  printText,
  QUESTION_IDS,
  type QuestionId,
  questionOf,
  STEPS,
  toProfile,
} from '../core/index.ts';
import { type FlagSpec, kebabCase } from './flags.ts';

/** What `--version` prints: the knowledge is what plans depend on. */
export const VERSION_TEXT = `ECS Endpoint Planner, knowledge ${KNOWLEDGE.version} of ${KNOWLEDGE.date}\n`;

/** The flags that every command understands. */
export const COMMON_FLAGS: readonly FlagSpec[] = [
  { name: 'help', takes: 'switch', help: 'Prints this text.' },
  { name: 'version', takes: 'switch', help: 'Prints the version and the date of the knowledge.' },
];

const WIDTH = 100;
const INDENT = 6;

/** One line for each flag, with what it says; flags without help are left out. */
export function flagHelp(specs: readonly FlagSpec[]): string {
  return specs
    .filter(({ help }) => help !== undefined)
    .map(({ name, takes, placeholder, help }) => {
      const value = takes === 'switch' ? '' : ` ${placeholder ?? 'VALUE'}`;
      return `  --${name}${value}\n${wrap(help ?? '')}`;
    })
    .join('\n');
}

/** Every question by its step: the flag, the question, the values and the default. */
export function questionHelp(): string {
  return STEPS.map(({ id, title }) => {
    const questions = QUESTION_IDS.filter((question) => questionOf(question).step === id);
    return `${title}:\n${questions.map(helpOf).join('\n')}`;
  }).join('\n\n');
}

function helpOf(id: QuestionId): string {
  const { kind, label } = questionOf(id);
  const values = valuesOf(kind);
  return `  --${kebabCase(id)}${kind.kind === 'flag' ? ' [true|false]' : ` ${placeholderOf(kind)}`}\n${wrap(
    `${label}${label.endsWith('?') ? '' : '.'} ${values === '' ? '' : `${values}. `}Default: ${defaultOf(id)}.`,
  )}`;
}

function placeholderOf(kind: AnyKind): string {
  switch (kind.kind) {
    case 'subset':
      return 'LIST';
    case 'number':
      return 'NUMBER';
    case 'text':
      return kind.list === true ? 'LIST' : 'TEXT';
    case 'choice':
    case 'flag':
      return 'VALUE';
  }
}

function valuesOf(kind: AnyKind): string {
  switch (kind.kind) {
    case 'choice':
      return `One of ${kind.options.map(({ value }) => value).join(', ')}`;
    case 'subset':
      return `Any of ${kind.options.map(({ value }) => value).join(', ')}`;
    case 'number':
      return `${kind.min} to ${kind.max}`;
    case 'text':
      return capitalised(kind.format);
    case 'flag':
      return '';
  }
}

/** What is printed for an empty default. */
const EMPTY_WORDS = 'empty';

/** The default, and whether it follows from other answers. */
function defaultOf(id: QuestionId): string {
  const { byDefault } = questionOf(id);
  const defaults = toProfile({});
  const value = isAsked(defaults, id) || typeof byDefault === 'function' ? defaults[id] : byDefault;
  const text = printText(value);
  return `${text === '' ? EMPTY_WORDS : text}${typeof byDefault === 'function' ? ', unless other answers say otherwise' : ''}`;
}

/** As a sentence begins; an id such as vpc- stays as it is. */
function capitalised(text: string): string {
  return /^[a-z]+[ ,]/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** Breaks a text into lines that start below the flag. */
function wrap(text: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > WIDTH - INDENT) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one) => ' '.repeat(INDENT) + one).join('\n');
}
