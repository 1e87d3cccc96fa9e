/** Hosts of which a text says that they answer: people name them to compare, and they are not what failed. */
import type { Host } from './hosts.ts';

/** How far around a host its clause is looked for. */
const AROUND = 160;

/** Where a clause ends, or turns. */
const TURN = /[.!?;]\s|\n|,? (?:but|yet|while|whereas|however|although|though)\b/;

/** The host does what it should. */
const WORKS =
  /\b(?:works?|worked|working|succeeds?|succeeded|responds?|responded|everything is (?:ok|okay|fine)|(?:is|are|was|were) (?:fine|ok|okay|reachable|good|successful)|without (?:any )?(?:problems?|issues?|errors?|trouble)|no (?:problems?|issues?|trouble) with|proper behaviou?r|can (?:reach|connect|resolve|ping|curl|access|call))\b/;

/** It does not, or somebody only wishes or asks. */
const FAILS =
  /\b(?:not|never|no longer|fail\w{0,4}|error\w{0,2}|unable|cannot|denied|refused|tim(?:e|ed|es|ing)[ -]?out|unreachable|time-?outs?|etimedout|econn\w{2,8}|enotfound|should|would|until|used to|expect\w{0,2}|how|why)\b|n't\b/;

/** Whether the clause of a host says that it answers. What stands behind the host decides, else what stands before it. */
export function isSaidToWork(text: string, { at, name }: Host): boolean {
  const end = at + name.length;
  const after = text.slice(end, end + AROUND).split(TURN, 1)[0] ?? '';
  const [works, fails] = [WORKS.exec(after)?.index, FAILS.exec(after)?.index];
  if (works !== undefined || fails !== undefined) return (works ?? AROUND) < (fails ?? AROUND);
  const before =
    text
      .slice(Math.max(0, at - AROUND), at)
      .split(TURN)
      .at(-1) ?? '';
  return WORKS.test(before) && !FAILS.test(before);
}
