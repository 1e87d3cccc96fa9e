/** CloudFormation as YAML, with short tags and comments. The only printer that needs a library. */
import { Document, type Node, Pair, Scalar, type ScalarTag, type Tags, YAMLMap, YAMLSeq } from 'yaml';
import { toGraph } from '../../change/to-resources.ts';
import { correctionLines } from '../corrections.ts';
import type { ExportContext } from '../format.ts';
import { headerLines, MOST_LINES, reasonLines } from '../header.ts';
import { isCoded } from './corrections.ts';
import { fittingCall } from './size.ts';
import { toTemplate } from './template.ts';
import { type CfnValue, Intrinsic } from './value.ts';

/** Characters that readers of YAML take for line breaks, refuse or do not show. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\ufffe\uffff]/u;

/** Words that YAML 1.1 readers take for a merge key and a default value, also where a value stands. */
const SPECIAL: readonly unknown[] = ['<<', '='];

/** Text that the library would leave unquoted although not every reader takes it for text. */
const ESCAPED_TEXT: ScalarTag = {
  tag: 'tag:yaml.org,2002:str',
  default: true,
  identify: (value) => SPECIAL.includes(value) || (typeof value === 'string' && INVISIBLE.test(value)),
  resolve: (text) => text,
  stringify: ({ value }) => escaped(String(value)),
};

const isMerge = (tag: Tags[number]): boolean =>
  typeof tag === 'object' && tag.tag === 'tag:yaml.org,2002:merge';

function escaped(text: string): string {
  const inner = text
    .replace(/[\\"]/g, '\\$&')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\ufffe\uffff]/gu, (character) => {
      const code = character.codePointAt(0) ?? 0;
      return code > 0xffff
        ? `\\U${code.toString(16).padStart(8, '0')}`
        : `\\u${code.toString(16).padStart(4, '0')}`;
    });
  return `"${inner}"`;
}

/** Prints the template as YAML 1.1, which is what CloudFormation and its tools read. */
export function printCloudFormation(context: ExportContext): string {
  const template = toTemplate(context);
  const sections = new YAMLMap<Scalar, Node>();
  const add = (name: string, value: Node): void => {
    const key = new Scalar(name);
    key.spaceBefore = sections.items.length > 0;
    sections.items.push(new Pair(key, value));
  };
  add('AWSTemplateFormatVersion', toNode('2010-09-09'));
  sections.items.push(new Pair(new Scalar('Description'), toNode(template.description)));
  if (Object.keys(template.metadata).length > 0) add('Metadata', toNode(template.metadata));
  if (Object.keys(template.parameters).length > 0) add('Parameters', toNode(template.parameters));
  if (Object.keys(template.rules).length > 0) add('Rules', toNode(template.rules));
  if (Object.keys(template.conditions).length > 0) add('Conditions', toNode(template.conditions));
  add('Resources', resourcesNode(template.resources));
  if (Object.keys(template.outputs).length > 0) add('Outputs', toNode(template.outputs));

  const document = new Document(null, {
    version: '1.1',
    aliasDuplicateObjects: false,
    customTags: (tags) => [ESCAPED_TEXT, ...tags.filter((tag) => !isMerge(tag))],
  });
  document.contents = sections as never;
  const corrections = correctionLines(context.corrections ?? [], toGraph(context.plan), isCoded);
  const print = (size: readonly string[]): string => {
    document.commentBefore = toComment([
      ...headerLines(context, 'CloudFormation template', MOST_LINES - size.length),
      ...size,
      ...(corrections.length === 0 ? [] : ['', ...corrections]),
    ]);
    return document.toString({ lineWidth: 0, directives: false, flowCollectionPadding: false });
  };
  return fittingCall(print);
}

function resourcesNode(resources: ReturnType<typeof toTemplate>['resources']): Node {
  const map = new YAMLMap<Scalar, Node>();
  for (const [id, { explained, body }] of resources) {
    const key = new Scalar(id);
    key.spaceBefore = map.items.length > 0;
    if (explained !== undefined) key.commentBefore = toComment(reasonLines(explained));
    map.items.push(new Pair(key, toNode(body)));
  }
  return map;
}

/** The library writes `#` before each line. */
const toComment = (lines: readonly string[]): string =>
  lines.map((line) => (line === '' ? '' : ` ${line}`)).join('\n');

/** Members whose small maps stand on one line each. */
const SMALL = ['Tags', 'SecurityGroupEgress', 'DnsOptions', 'ParameterLabels', 'Label'];
const LINE = 100;

function toNode(value: CfnValue, isSmall = false): Node {
  if (value instanceof Intrinsic) return intrinsicNode(value);
  if (typeof value !== 'object') return new Scalar(value);
  if (Array.isArray(value)) {
    const list = new YAMLSeq<Node>();
    list.items = value.map((item: CfnValue) => toNode(item, isSmall));
    list.flow = value.length === 0 || isShortList(value);
    return list;
  }
  const map = new YAMLMap<Scalar, Node>();
  map.items = Object.entries(value).map(
    ([key, item]) => new Pair(new Scalar(key), toNode(item, SMALL.includes(key) || isSmall)),
  );
  map.flow = isSmall && Object.values(value).every((item) => typeof item !== 'object');
  return map;
}

const isShortList = (list: readonly CfnValue[]): boolean =>
  (list.length === 1 && list[0] instanceof Intrinsic) ||
  (list.every((item) => typeof item === 'string') && list.join(', ').length <= LINE);

function intrinsicNode({ name, argument }: Intrinsic): Node {
  const node = toNode(argument);
  node.tag = `!${name}`;
  if (node instanceof YAMLSeq) node.flow = true;
  return node;
}
