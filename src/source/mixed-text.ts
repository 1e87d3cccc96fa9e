/** Texts of several parts: blocks of code in Markdown, and YAML before, between or after JSON. Every part is read or told. */

import { type JsonDocument, type JsonProblem, positionIn, type ReadJson, type TextPosition } from './json.ts';
import { DESCRIBES } from './other-texts.ts';

/** A part of a text, and where it begins. */
interface TextPart {
  readonly text: string;
  readonly at: number;
}

/** A block of code in Markdown. */
interface Block extends TextPart {
  /** The word after the fence, in lower case. */
  readonly language: string;
}

/**
 * A fence with or without a language in a line of its own; chats also put one right before the first and after the last
 * character of the code.
 */
const FENCE =
  /^[ \t]*(?:```|~~~)(?:[\w+.-]+[^\n\r]*|[ \t]*)$|^[ \t]*(?:```|~~~)(?=[ \t]*[{[])|(?:```|~~~)[ \t]*\r?$/gm;

const MOST_BLOCKS = 100;

/** The blocks of code of a text; `undefined` when it has none, or a fence without its other half. */
export function blocksOf(text: string): readonly Block[] | undefined {
  const fences = [...text.matchAll(FENCE)];
  if (fences.length < 2 || fences.length % 2 === 1 || fences.length > 2 * MOST_BLOCKS) return undefined;
  return fences.flatMap((open, index) => {
    const close = fences[index + 1];
    if (index % 2 === 1 || close === undefined) return [];
    const at = open.index + open[0].length;
    const language = /^[ \t]*(?:```|~~~)([\w+.-]*)/.exec(open[0])?.[1]?.toLowerCase() ?? '';
    return [{ text: text.slice(at, close.index), at, language }];
  });
}

/** Languages of blocks in which things are called, printed or built, and seldom described. */
const OTHER_LANGUAGES =
  /^(?:bash|sh|shell|zsh|console|text|txt|log|output|diff|python|py|ts|typescript|js|javascript|go|java|dockerfile|docker|sql|ini|toml|xml|html|makefile|powershell|ps1|mermaid)$/;

/** A block that cannot be read is passed over only if it describes nothing. */
function mayDescribe({ text, language }: Block): boolean {
  if (OTHER_LANGUAGES.test(language)) return /container_?definitions["']?[ \t]*:/i.test(text);
  return /^[ \t]*[{[]/m.test(text) || DESCRIBES.test(text);
}

/** Reads every block of code; positions are those of the whole text. */
export function readBlocks(
  whole: string,
  blocks: readonly Block[],
  readPart: (text: string) => ReadJson,
): ReadJson {
  const reads = blocks
    .filter(({ text }) => text.trim() !== '')
    .map((block) => ({ block, read: shifted(readPart(block.text), positionIn(whole, block.at)) }));
  const refused = reads.find(({ block, read }) => !read.ok && mayDescribe(block)) ?? reads[0];
  const documents = reads.flatMap(({ read }) => (read.ok ? read.documents : []));
  const [first, ...others] = documents;
  if (first === undefined || (refused !== undefined && !refused.read.ok && mayDescribe(refused.block)))
    return refused?.read ?? readPart(whole);
  const passed = reads.flatMap(({ block, read }) =>
    read.ok ? (read.passed ?? []) : [positionIn(whole, block.at)],
  );
  return { ok: true, documents: [first, ...others], skipped: true, passed };
}

/** Keys with which YAML of a source stands beside JSON. */
const MARKED =
  /^[ \t]*(?:- )?["']?(?:services|tasks|clusters|task_?definitions?|service_?(?:name|arn)|task_?arn|launch_?type|platform_?version|enable_?execute_?command|network_?configuration|container_?definitions|family|resources|awstemplateformatversion|capacity_?provider_?strategy)["']?[ \t]*:(?:[ \t\r]|$)/im;

/** What was read of a text in JSON, with the YAML around it. What looks like a source and cannot be read is told. */
export function withYamlAround(
  read: Extract<ReadJson, { readonly ok: true }>,
  whole: string,
  readYamlPart: (text: string) => ReadJson,
): ReadJson {
  const parts = (read.around ?? []).filter(({ text }) => MARKED.test(text));
  if (parts.length === 0) return read;
  const reads = parts.map(({ text, at }) => shifted(readYamlPart(text), positionIn(whole, at)));
  const found = [...read.documents, ...reads.flatMap((one) => (one.ok ? one.documents : []))];
  const [first = read.documents[0], ...others] = found.sort((a, b) => a.line - b.line || a.column - b.column);
  const passed = reads.flatMap((one) => (one.ok ? [] : [one.problem]));
  return { ok: true, documents: [first, ...others], skipped: true, passed };
}

/** The same with the positions of the text that a part was taken from. */
function shifted(read: ReadJson, from: TextPosition): ReadJson {
  const move = <P extends TextPosition>(place: P): P => ({
    ...place,
    line: place.line + from.line - 1,
    column: place.line === 1 ? place.column + from.column - 1 : place.column,
  });
  if (!read.ok) return { ok: false, problem: move<JsonProblem>(read.problem) };
  const [first, ...others] = read.documents;
  return {
    ...read,
    documents: [move<JsonDocument>(first), ...others.map((one) => move<JsonDocument>(one))],
    ...(read.passed === undefined ? {} : { passed: read.passed.map((one) => move(one)) }),
  };
}
