/** Fields that stand in comments: what they say is not read, and need not be meant to be away. */
import type { QuestionId } from '../core/index.ts';
import { MANIFEST_FIELDS } from './copilot/fields.ts';
import { normal } from './field.ts';
import { type KnownFields, knownFields } from './known-fields.ts';
import type { Parts } from './parts.ts';
import { SERVICE_FIELDS } from './service/read-service.ts';
import { CONTAINER_FIELDS, TASK_FIELDS } from './task-definition/known-fields.ts';

const FIELDS: readonly KnownFields[] = [
  TASK_FIELDS,
  CONTAINER_FIELDS,
  SERVICE_FIELDS,
  MANIFEST_FIELDS,
  knownFields('an item of a list', '', {
    valueFrom: ['secretSources'],
    credentialsParameter: ['registryCredentials'],
    fileSystemId: ['volumes'],
    logDriver: ['logDrivers'],
    connect: ['serviceConnect'],
  }),
];

/** A comment to the end of its line, or one between its marks; a `//` after a colon is an address. A text in quotes has none. */
const COMMENT =
  /"(?:[^"\\\n\r]|\\.){0,500}"|(?:^|[\s{}[\],])(?:\/\/|#)([^\n\r]{0,500})|\/\*([^*]{0,2000})\*\//g;
/** What AWS Copilot itself writes into a manifest: examples, and a remark behind each. */
const EXAMPLE = /#[ \t]*(?:Pass|Number|The|Stops|Enable|You|Override|Run)\b|^[ \t]*#?environments:[ \t]*$/;
/** A key whose value alone is in the comment. */
const EMPTIED = /^[ \t]*(?:- )?["']?([A-Za-z_]\w{2,40})["']?[ \t]*:[ \t]*(?=#|\/\/)/gm;
const KEY = /["']?([A-Za-z_]\w{2,40})["']?[ \t]*:/g;

/** Values that tell without a key of their own. */
const TELLING: readonly (readonly [QuestionId, string])[] = [
  ['secretSources', 'credentialspec'],
  ['internetGateway', 'AWS::EC2::InternetGateway'],
  ['internetGateway', 'AWS::EC2::VPCGatewayAttachment'],
];

/** Of a longer text the beginning is looked at. */
const LONGEST_LOOK = 500_000;

/** The fields in comments of a text, by the questions that they would answer. */
export function fieldsInComments(whole: string): ReadonlyMap<QuestionId, string> {
  const text = whole.slice(0, LONGEST_LOOK);
  const found = new Map<QuestionId, string>();
  const take = (key: string): void => {
    for (const { answers } of FIELDS)
      for (const question of answers.get(normal(key)) ?? [])
        if (!found.has(question)) found.set(question, key);
  };
  for (const [, line, block] of text.matchAll(COMMENT)) {
    const comment = line ?? block ?? '';
    if (EXAMPLE.test(comment)) continue;
    for (const [question, words] of TELLING) if (comment.includes(words)) found.set(question, words);
    for (const [, key = ''] of comment.matchAll(KEY)) take(key);
  }
  for (const [, key = ''] of text.matchAll(EMPTIED)) take(key);
  return found;
}

/** What was denied, and what a comment would have said otherwise, is open. */
export function openCommented(
  { tasks, services, vpc }: Parts,
  commented: ReadonlyMap<QuestionId, string>,
): void {
  const words = (key: string): string => `${key} is in a comment, which is not read`;
  for (const { gathering } of [...tasks, ...services])
    for (const { question } of gathering.denials) {
      const key = commented.get(question);
      if (key !== undefined) gathering.doubt(question, words(key));
    }
  const gateway = commented.get('internetGateway');
  if (gateway !== undefined) vpc.doubt('internetGateway', words(gateway));
}
