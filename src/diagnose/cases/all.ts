/** Every kept text of the blind sets, and how its answer is judged. */
import { type Diagnosis, diagnose } from '../index.ts';
import { PASTED_CASES } from './agents-limits-and-waits.ts';
import { ANSWERED_CASES } from './answered.ts';
import { ANSWERS_OF_OTHERS_CASES } from './answers-of-others.ts';
import { BLIND_CASES, type BlindCase } from './blind.ts';
import { BROKEN_LINES_CASES } from './broken-lines-open-connections.ts';
import { BROWSERS_CREDENTIALS_CASES } from './browsers-and-credentials.ts';
import { GENERAL_CASES } from './eighteenth.ts';
import { EIGHTH_CASES } from './eighth.ts';
import { ELEVENTH_CASES } from './eleventh.ts';
import { ERRORS_OF_SERVICES_CASES } from './errors-of-services.ts';
import { MENDED_CASES } from './fifteenth.ts';
import { FIPS_IN_GOVCLOUD_CASES } from './fips-in-govcloud.ts';
import { SAID_CASES } from './fourteenth.ts';
import { FRESH_CASES } from './fresh.ts';
import { LEVELS_FORMS_BUILDS_CASES } from './levels-forms-builds.ts';
import { NETWORK_ENDS_CASES } from './network-ends.ts';
import { NEVER_CALLED_CASES } from './never-called-and-shown.ts';
import { GATHERED_CASES } from './nineteenth.ts';
import { NINTH_CASES } from './ninth.ts';
import { OBJECTS_AND_SOCKETS_CASES } from './objects-sockets-placement.ts';
import { OTHER_SOFTWARE_CASES } from './other-software-and-downloads.ts';
import { PARTS_OF_PROGRAMS_CASES } from './parts-of-programs.ts';
import { PORTS_OF_PROXIES_CASES } from './ports-of-proxies.ts';
import { RECORDS_APART_CASES } from './records-apart.ts';
import { REQUESTS_AND_DRIVERS_CASES } from './requests-and-drivers.ts';
import { SESSIONS_BY_ID_CASES } from './sessions-by-id.ts';
import { LEFT_CASES } from './seventeenth.ts';
import { SEVENTH_CASES } from './seventh.ts';
import { SHOWN_THERE_CASES } from './shown-there.ts';
import { SIGNS_WRAPS_ANSWERS_CASES } from './signs-wraps-answers.ts';
import { SILENCE_CASES } from './silence.ts';
import { JUDGED_CASES } from './sixteenth.ts';
import { SIXTH_CASES } from './sixth.ts';
import { STEPS_NAMES_ATTRIBUTES_CASES } from './steps-names-attributes.ts';
import { SURROUNDINGS_CASES } from './surroundings-and-waits.ts';
import { TENTH_CASES } from './tenth.ts';
import { THIRTEENTH_CASES } from './thirteenth.ts';
import { THREAD_CASES } from './threads.ts';
import { TWELFTH_CASES } from './twelfth.ts';
import { SAID_EXACTLY_CASES } from './twentieth.ts';
import { REFUSED_AND_READ_CASES } from './twentyfirst.ts';
import { VISIT_CASES } from './visits-activations-keys.ts';

/** Those of which some also say what words the whole answer has, or must not have. */
export const WORDED_CASES = [
  ...MENDED_CASES,
  ...JUDGED_CASES,
  ...LEFT_CASES,
  ...GENERAL_CASES,
  ...ERRORS_OF_SERVICES_CASES,
  ...GATHERED_CASES,
  ...SAID_EXACTLY_CASES,
  ...REFUSED_AND_READ_CASES,
  ...OBJECTS_AND_SOCKETS_CASES,
  ...LEVELS_FORMS_BUILDS_CASES,
  ...FIPS_IN_GOVCLOUD_CASES,
  ...OTHER_SOFTWARE_CASES,
  ...PORTS_OF_PROXIES_CASES,
  ...NETWORK_ENDS_CASES,
  ...REQUESTS_AND_DRIVERS_CASES,
  ...SILENCE_CASES,
  ...ANSWERED_CASES,
  ...PARTS_OF_PROGRAMS_CASES,
  ...SURROUNDINGS_CASES,
  ...SESSIONS_BY_ID_CASES,
  ...PASTED_CASES,
  ...SIGNS_WRAPS_ANSWERS_CASES,
  ...BROWSERS_CREDENTIALS_CASES,
  ...ANSWERS_OF_OTHERS_CASES,
  ...NEVER_CALLED_CASES,
  ...STEPS_NAMES_ATTRIBUTES_CASES,
  ...RECORDS_APART_CASES,
  ...SHOWN_THERE_CASES,
  ...BROKEN_LINES_CASES,
] as const;

/** In the order in which they were written. */
export const ALL_CASES: readonly BlindCase[] = [
  ...BLIND_CASES,
  ...THREAD_CASES,
  ...FRESH_CASES,
  ...SIXTH_CASES,
  ...SEVENTH_CASES,
  ...EIGHTH_CASES,
  ...NINTH_CASES,
  ...TENTH_CASES,
  ...ELEVENTH_CASES,
  ...TWELFTH_CASES,
  ...THIRTEENTH_CASES,
  ...SAID_CASES,
  ...WORDED_CASES,
  ...VISIT_CASES,
];

const made = new Map<string, Diagnosis>();

/** The diagnosis of a text, made once: several tests ask for each kept text, and for the cut ones. */
export function diagnosed(text: string): Diagnosis {
  const diagnosis = made.get(text) ?? diagnose(text);
  made.set(text, diagnosis);
  return diagnosis;
}

const CURED_BY_ENDPOINTS = ['missing-endpoint', 'endpoint-security-group', 'endpoint-policy'];

/** Whether a reader who knows Amazon ECS accepts the first answer. */
export function isRight({ cause, alsoOk, endpoints }: BlindCase, { diagnoses: [first] }: Diagnosis): boolean {
  const said = first?.cause ?? 'none';
  return (
    [cause, ...alsoOk].includes(said) &&
    (!CURED_BY_ENDPOINTS.includes(said) || endpoints.every((service) => first?.endpoints.includes(service)))
  );
}

const ORDER = ['none', 'possible', 'likely', 'certain'];

/** Causes that rule endpoints out, next to others of the same message that name them. */
function contradictions({ diagnoses, errors }: Diagnosis): readonly string[] {
  return errors.flatMap((error) => {
    const own = error.diagnoses.flatMap((at) => diagnoses[at] ?? []);
    const named = own.some(({ endpoints }) => endpoints.length > 0);
    return own.map(({ text }) => text).filter((text) => named && /ndpoints are not the cause/.test(text));
  });
}

/** What is wrong with the answer to a kept text: its first cause, its sureness, or the words on which it says that it rests. */
export function faultsOf(wanted: BlindCase): readonly string[] {
  const diagnosis = diagnosed(wanted.text);
  const { diagnoses } = diagnosis;
  const { evidence = [], likelihood = 'none' } = diagnoses[0] ?? {};
  const faults = contradictions(diagnosis).map((text) => `contradicts itself: ${text}`);
  if (!isRight(wanted, diagnosis))
    faults.push(`answers ${JSON.stringify(diagnoses.map(({ cause, endpoints }) => [cause, endpoints]))}`);
  if (wanted.atMost !== undefined && ORDER.indexOf(likelihood) > ORDER.indexOf(wanted.atMost))
    faults.push(`is ${likelihood}, and may be ${wanted.atMost} at most`);
  if (evidence.length > 0 !== diagnoses.length > 0)
    faults.push('has an answer without evidence, or the reverse');
  for (const { text, start, end } of evidence)
    if (wanted.text.slice(start, end) !== text)
      faults.push(`marks ${wanted.text.slice(start, end)} as ${text}`);
  return faults;
}

/** All that the answers to a text say: their texts, their fixes and what their evidence says. */
export const said = (text: string): string =>
  diagnosed(text)
    .diagnoses.map((one) => [one.text, ...one.fix, ...one.evidence.map(({ says }) => says)].join('\n'))
    .join('\n');
