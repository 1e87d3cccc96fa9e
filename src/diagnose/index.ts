/** The door of the diagnosis: pasted error text in, ranked causes out. */
import { citationOf } from '../core/index.ts';
import { answersFrom, type Recognised } from './answers.ts';
import { type Clues, cluesIn } from './clues.ts';
import type { DiagnosedCause, Diagnosis, Likelihood } from './diagnosis.ts';
import type { Finding, Pattern } from './pattern.ts';
import { PATTERNS } from './patterns/index.ts';
import { isSource, recordsIn, wholeText } from './text.ts';

export type { Cause, DiagnosedCause, Diagnosis, DiagnosisCitation, Likelihood } from './diagnosis.ts';

const MOST_DIAGNOSES = 8;
const ORDER: readonly Likelihood[] = ['certain', 'likely', 'possible'];

/**
 * Says why a task did not start, an agent did not connect or an endpoint was not created, from the text of the error.
 * Answers on any text and never throws; an empty list means that nothing was recognised.
 */
export function diagnose(text: string): Diagnosis {
  const recognised = recogniseAll(text);
  const telling = recognised.filter(({ pattern }) => pattern.general !== true);
  const counted = telling.length > 0 ? telling : recognised;
  return {
    version: 1,
    diagnoses: ranked(counted.flatMap(causesOf)),
    answers: answersFrom(counted, text.slice(0, 262_144).toLowerCase()),
  };
}

interface Explained extends Recognised {
  readonly findings: readonly Finding[];
}

/** Record by record; a text that says nothing in pieces is read once more as a whole. */
function recogniseAll(text: string): readonly Explained[] {
  if (isSource(text)) return [];
  const inRecords = recordsIn(text)
    .map((record) => recognise(record))
    .filter((found) => found !== undefined);
  if (inRecords.some(({ pattern }) => pattern.general !== true)) return inRecords;
  for (const whole of wholeText(text)) {
    const found = recognise(whole);
    if (found !== undefined && found.pattern.general !== true) return [found];
  }
  return inRecords;
}

function recognise(record: string): Explained | undefined {
  const clues = cluesIn(record);
  for (const pattern of PATTERNS) {
    if (!fits(pattern, clues)) continue;
    const findings = pattern.finds(clues);
    if (findings.length > 0) return { clues, pattern, findings };
  }
  return undefined;
}

function fits(pattern: Pattern, clues: Clues): boolean {
  return (
    pattern.when.test(clues.text) &&
    (pattern.and === undefined || pattern.and.test(clues.text)) &&
    (pattern.unless === undefined || !pattern.unless.test(clues.text)) &&
    (pattern.given === undefined || pattern.given(clues))
  );
}

function causesOf({ clues, pattern, findings }: Explained): readonly DiagnosedCause[] {
  const seen = {
    ...(clues.region === undefined ? {} : { region: clues.region }),
    ...(clues.host === undefined || clues.host.partial === true ? {} : { host: clues.host.name }),
    ...(clues.address === undefined ? {} : { address: clues.address.text }),
  };
  const citations = pattern.cites.map((id) => {
    const { title, url } = citationOf(id);
    return { title, url };
  });
  return findings.map((finding) => ({ ...finding, ...seen, citations, rule: pattern.id }));
}

/** Most likely first, in the order of the text among equals; the same cause with the same cure only once. */
function ranked(causes: readonly DiagnosedCause[]): readonly DiagnosedCause[] {
  const once = new Map<string, DiagnosedCause>();
  for (const likelihood of ORDER)
    for (const cause of causes) {
      const key = `${cause.cause} ${cause.endpoints.join()}`;
      if (cause.likelihood === likelihood && !once.has(key)) once.set(key, cause);
    }
  return [...once.values()].slice(0, MOST_DIAGNOSES);
}
