/** All rules. */
import type { Rule } from '../rule.ts';
import { codeCallRules } from './code-calls.ts';
import { codeNoteRules } from './code-notes.ts';
import { ecrRules } from './ecr.ts';
import { ecsRules } from './ecs.ts';
import { encryptionRules } from './encryption.ts';
import { execRules } from './exec.ts';
import { featureRules } from './features.ts';
import { hubRules } from './hub.ts';
import { instanceRules } from './instances.ts';
import { loggingRules } from './logging.ts';
import { networkRules } from './network.ts';
import { policyRules } from './policies.ts';
import { secretsRules } from './secrets.ts';
import { surroundingRules } from './surroundings.ts';
import { volumeRules } from './volumes.ts';

const ALL = [
  ...networkRules,
  ...encryptionRules,
  ...hubRules,
  ...ecrRules,
  ...ecsRules,
  ...loggingRules,
  ...secretsRules,
  ...featureRules,
  ...execRules,
  ...volumeRules,
  ...codeCallRules,
  ...codeNoteRules,
  ...instanceRules,
  ...policyRules,
  ...surroundingRules,
] as const;

/** The id of a rule. */
export type RuleId = (typeof ALL)[number]['id'];

/** The rules in the one order in which they are applied, so that their order in the files has no meaning. */
export const inOrder = (rules: readonly Rule[]): readonly Rule[] =>
  [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));

const KNOWN: Rule[] = [...inOrder(ALL)];

/** Every rule that is known: all of them, except in a browser whose later files have not arrived. */
export const RULES: readonly Rule[] = KNOWN;

/** Adds rules that arrive after the code (`src/words/later-rules.ts`). Plans that are made afterwards know them. */
export function learnRules(rules: readonly Rule[]): void {
  const known = new Set(KNOWN.map(({ id }) => id));
  const all = inOrder([...KNOWN, ...rules.filter(({ id }) => !known.has(id))]);
  KNOWN.splice(0, KNOWN.length, ...all);
}
