import { describe, expect, test } from 'vitest';
import { IS_WHOLE, oneIn } from '../testing/whole.ts';
import { ALL_CASES, diagnosed, faultsOf, isRight } from './cases/all.ts';
import { MUTATIONS } from './cases/mutations.ts';
import { type Diagnosis, diagnose } from './index.ts';

/** A sample, so that the suite stays quick: `kept.property.test.ts` asks for each text once. */
const SOME = ALL_CASES.filter((_, index) => index % 50 === 0);

describe('the blind set', () => {
  test('tells what is wrong with an answer', () => {
    const text = 'CannotPullContainerError: toomanyrequests: You have reached your pull rate limit';
    const wanted = {
      id: 'x',
      text,
      cause: 'rate-limit',
      alsoOk: [],
      endpoints: [],
      source: 'made here',
    } as const;
    expect(faultsOf(wanted)).toEqual([]);
    expect(faultsOf({ ...wanted, cause: 'iam' })).toEqual([expect.stringMatching(/^answers .*rate-limit/)]);
    expect(faultsOf({ ...wanted, atMost: 'possible' })).toEqual([expect.stringMatching(/at most$/)]);
  });

  test.each(Object.entries(MUTATIONS))('keeps at least 97 % of its answers when %s', (_, change) => {
    const lost = SOME.filter((wanted) => !isRight(wanted, diagnose(change(wanted.text))));
    expect(lost.length, lost.map(({ id }) => id).join()).toBeLessThanOrEqual(Math.max(1, SOME.length * 0.03));
  });

  /** Amazon ECS cuts reasons there. */
  const CUT = 255;
  const NAMES = ['address', 'action', 'host'];
  const DECIDES = ['outcome', 'status', 'address', 'action', 'host'];
  const WITH_ANSWER = oneIn(
    6,
    ALL_CASES.filter(({ text, cause }) => text.length > CUT && cause !== 'none'),
  );

  test('keeps the first answer of a text that is cut behind the words that decide', () => {
    const decided = WITH_ANSWER.filter(({ text }) => {
      const [first] = diagnosed(text).diagnoses;
      const marks = (first?.evidence ?? []).filter(({ kind }) => DECIDES.includes(kind));
      // A service may be known by the frames behind the message: then more than the marks decides.
      if (first?.endpoints.length && !marks.some(({ kind }) => NAMES.includes(kind))) return false;
      return marks.length > 0 && marks.every(({ end }) => end <= CUT);
    });
    const lost = decided.filter((wanted) => !isRight(wanted, diagnosed(wanted.text.slice(0, CUT))));
    expect(decided.length).toBeGreaterThan(IS_WHOLE ? 90 : 12);
    expect(lost.map(({ id }) => id)).toEqual([]);
  });

  test('still offers the cause of a message that is cut before the words that decide, 95 of 100 times', () => {
    // What people tell before they show the message is often longer than that.
    const begun = WITH_ANSWER.filter(({ text }) => (diagnosed(text).errors[0]?.start ?? 0) < CUT / 2);
    expect(begun.length).toBeGreaterThan(IS_WHOLE ? 600 : 90);
    const lost = begun.filter(({ cause, alsoOk, text }) => {
      const offered = diagnosed(text.slice(0, CUT)).diagnoses.map((one) => one.cause);
      return !offered.some((one) => [cause, ...alsoOk].includes(one)) && !alsoOk.includes('none');
    });
    expect(lost.length, lost.map(({ id }) => id).join()).toBeLessThanOrEqual(begun.length * 0.05);
  });

  test.each([
    ['at 255 characters', (text: string) => text.slice(0, 255)],
    ['with dots', (text: string) => `${text.slice(0, 252)}...`],
  ])('is never surer of a text that is cut %s', (_, cut) => {
    const order = [undefined, 'possible', 'likely', 'certain'];
    const sure = ({ diagnoses: [first] }: Diagnosis): number => order.indexOf(first?.likelihood);
    const long = ALL_CASES.filter(({ text }) => text.length > 240 && cut(text) !== text);
    const surer = oneIn(
      3,
      long.filter((_, index) => index % 8 === 0),
    ).filter(({ text }) => sure(diagnosed(cut(text))) > Math.max(1, sure(diagnosed(text))));
    expect(surer.map(({ id }) => id)).toEqual([]);
  });
});
