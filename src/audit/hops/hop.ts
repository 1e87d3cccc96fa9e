/**
 * What a hop says: passes, fails, or unknown because evidence is missing. Every sentence is data with its sources, so
 * that rehearsal, audit and documentation say the same.
 */
import { type Citation, citationOf, listed as listOf } from '../../core/index.ts';
import { HOP_RULES, type HopName, type HopRule, type HopRuleId, type Outcome } from './hop-rules.ts';

export type { HopName, Outcome } from './hop-rules.ts';

export interface Hop {
  readonly hop: HopName;
  readonly outcome: Outcome;
  readonly rule: HopRuleId;
  /** Id of what decided: a route table, a group, an endpoint …; empty when nothing did. */
  readonly evidence: string;
  readonly text: string;
  /** What to do; empty when it passes. */
  readonly fix: string;
  readonly citations: readonly Citation[];
}

interface Words {
  readonly [word: string]: string;
}

/** A hop in the words of its rule. */
export function say(rule: HopRuleId, evidence: string, words: Words = {}): Hop {
  const { hop, outcome, text, fix = '', cites }: HopRule = HOP_RULES[rule];
  return {
    hop,
    outcome,
    rule,
    evidence,
    text: fill(text, { ...words, evidence }),
    fix: fill(fix, { ...words, evidence }),
    citations: cites.map(citationOf),
  };
}

/** The same hop where the answers are taken at their word: what they say of other networks is not doubted. */
export function trusted(hop: Hop): Hop {
  const { answered }: HopRule = HOP_RULES[hop.rule];
  if (hop.outcome !== 'unknown' || answered === undefined) return hop;
  return { ...hop, outcome: 'passes', text: answered, fix: '' };
}

/** The same hop with the cure for what was read from a template or from Terraform. */
export function inTemplate(hop: Hop): Hop {
  const { fixInTemplate }: HopRule = HOP_RULES[hop.rule];
  return fixInTemplate === undefined ? hop : { ...hop, fix: fill(fixInTemplate, { evidence: hop.evidence }) };
}

function fill(text: string, words: Words): string {
  return text.replace(/\{(\w{1,30})\}/g, (whole, word: string) =>
    Object.hasOwn(words, word) ? (words[word] ?? whole) : whole,
  );
}

/** `a`, `a and b`, `a, b and c`; of many the first and how many more. */
export function listed(items: readonly string[], most = 4): string {
  return listOf(items, most);
}

/**
 * One hop of several subnets or network interfaces: all have to pass. Where the callers' subnets are only candidates,
 * it fails if it fails from each of them, and is unknown if it fails from some.
 */
export function worst(hops: readonly Hop[], certain: boolean): Hop | undefined {
  const failing = hops.find(({ outcome }) => outcome === 'fails');
  const unknown = hops.find(({ outcome }) => outcome === 'unknown');
  if (failing === undefined) return unknown ?? hops[0];
  if (certain || hops.every(({ outcome }) => outcome === 'fails')) return failing;
  return { ...failing, outcome: 'unknown' };
}
