/** The door of the diagnosis: pasted error text in, ranked causes out. */
import { answersFrom } from './answers.ts';
import {
  behindAnother,
  besideAttempt,
  besideFurther,
  besideOtherWay,
  besideSuccess,
  weakened,
  withoutAttempt,
} from './beside.ts';
import { causesOf, errorsOf, ranked } from './causes.ts';
import { isCut } from './cut.ts';
import type { Diagnosis } from './diagnosis.ts';
import { besideThose, distinctErrors, levelOf, MOST_ERRORS, vagueness } from './distinct.ts';
import { endsProgram, onlyWarns } from './levels.ts';
import { missingFrom, type PlanReads } from './missing.ts';
import { partiesIn } from './parties.ts';
import { PATTERNS, type TriedPattern } from './patterns/index.ts';
import { productIn } from './product.ts';
import { recogniseAll } from './recognise.ts';
import { besideShownAddress } from './shown-address.ts';
import { besideShown, contradictionsIn } from './shown-there.ts';
import { circumstancesOf } from './tried.ts';

export type { DiagnosedCause, DiagnosedError, Diagnosis } from './diagnosis.ts';

/**
 * Says why a task did not start, an agent did not connect or an endpoint was not created, from the text of the error.
 * Answers on any text and never throws; an empty list means that nothing was recognised, and `missing` what to paste.
 * `patterns`: those that are tried, in their order;
 * `planReads`: whether the reader of the plan accepts a text, without which no text is sent there.
 */
export function diagnose(
  text: string,
  patterns: readonly TriedPattern[] = PATTERNS,
  planReads?: PlanReads,
): Diagnosis {
  const product = productIn(text);
  const { recognised, left } = recogniseAll(text, patterns, product);
  const telling = recognised.filter(({ pattern }) => pattern.general !== true);
  const finished = telling.filter(({ pattern }) => pattern.unfinished !== true);
  const chosen = [finished, telling, recognised].find((some) => some.length > 0) ?? [];
  const counted = [...distinctErrors(chosen), ...besideThose(recognised, chosen)].slice(0, MOST_ERRORS);
  const ends = counted.some((one) => endsProgram(levelOf(one, text)));
  const circumstances = circumstancesOf(text);
  const inOrder = counted
    .map(behindAnother)
    .map(withoutAttempt)
    .map((one) => besideSuccess(one, text))
    .map((one) => besideOtherWay(one, text))
    .map((one) => besideShownAddress(one, text, circumstances))
    .map(besideAttempt)
    .map(besideFurther)
    .map((one) => ({ one, vague: vagueness(one, ends && onlyWarns(levelOf(one, text))) }))
    .sort((a, b) => a.vague - b.vague)
    .map(({ one }) => one);
  const parties = partiesIn(text);
  const alone = inOrder.length === 1;
  const cut = isCut(text);
  const contradicts = contradictionsIn(text);
  const diagnoses = ranked(
    inOrder
      .map((explained) => (alone ? weakened(explained, circumstances, cut) : explained))
      .map((explained) => besideShown(explained, contradicts, alone))
      .flatMap((explained) => causesOf(explained, text, parties, circumstances)),
  );
  return {
    version: 1,
    diagnoses: diagnoses.map(({ cause }) => cause),
    errors: errorsOf(diagnoses, text, parties, circumstances),
    answers: answersFrom(counted, text.slice(0, 262_144).toLowerCase(), product),
    ...(diagnoses.length === 0 ? { missing: missingFrom(text, left, product, planReads) } : {}),
  };
}
