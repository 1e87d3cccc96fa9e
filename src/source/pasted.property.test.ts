/** Inputs that people pasted or might paste, each written for one fault, through the whole command line. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { run } from '../cli/main.ts';
import { oneIn } from '../testing/whole.ts';

interface Expectation {
  readonly exit?: number;
  readonly answers?: { readonly [question: string]: unknown };
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly undetermined?: readonly string[];
  readonly notDerived?: readonly string[];
  readonly hint?: string;
  readonly finding?: { readonly severity?: string; readonly about: string };
  readonly message?: string;
  readonly notMessage?: string;
  readonly oneOf?: readonly Expectation[];
}

interface PlanDocument {
  readonly answers: { readonly [question: string]: unknown };
  readonly workloads: readonly { readonly answers: { readonly [question: string]: unknown } }[];
  readonly endpoints: readonly { readonly service: string; readonly need: string }[];
  readonly derived: readonly { readonly question: string }[];
  readonly undetermined: readonly { readonly question: string; readonly text: string }[];
  readonly notes: readonly { readonly text: string }[];
  readonly findings: readonly { readonly rule: string; readonly severity: string }[];
}

const folder = fileURLToPath(new URL('samples', import.meta.url));
/** `pasted`: the collected ones; `hostile`: our own variants of the same kinds. */
const expectations = ['pasted', 'hostile'].flatMap((kind) =>
  readdirSync(`${folder}/${kind}`)
    .filter((file) => file.endsWith('.expected.json'))
    .map((file) => {
      const { input, expect: expected } = JSON.parse(readFileSync(`${folder}/${kind}/${file}`, 'utf8')) as {
        input: string;
        expect: Expectation;
      };
      return { input: `${kind}/${input}`, expected };
    }),
);

function planOf(file: string): { exit: number; stderr: string; plan: PlanDocument | undefined } {
  const world = { readFile: () => readFileSync(`${folder}/${file}`, 'utf8'), readStdin: () => '' };
  const { exitCode, stderr, stdout } = run('plan', ['--source', file, '--format', 'json'], world);
  return { exit: exitCode, stderr, plan: stdout === '' ? undefined : (JSON.parse(stdout) as PlanDocument) };
}

/** What is not as expected, in words; nothing when all is. */
function faults(expected: Expectation, { exit, stderr, plan }: ReturnType<typeof planOf>): readonly string[] {
  if (expected.oneOf !== undefined) {
    const each = expected.oneOf.map((one) => faults(one, { exit, stderr, plan }));
    if (!each.some((found) => found.length === 0)) return each.flat();
    const { oneOf: _oneOf, ...rest } = expected;
    return faults({ exit, ...rest }, { exit, stderr, plan });
  }
  const found: string[] = [];
  const claim = (holds: boolean, fault: string): void => void (holds || found.push(fault));
  if (expected.exit === undefined) claim(exit !== 2, `refused: ${stderr}`);
  else claim(exit === expected.exit, `exit ${exit}`);
  if (expected.message !== undefined)
    claim(new RegExp(expected.message, 'i').test(stderr), `message: ${stderr}`);
  if (expected.notMessage !== undefined)
    claim(!new RegExp(expected.notMessage, 'i').test(stderr), `message: ${stderr}`);
  const answers = { ...plan?.answers, ...plan?.workloads[0]?.answers };
  for (const [question, value] of Object.entries(expected.answers ?? {}))
    claim(isValue(value, answers[question]), `${question} is ${JSON.stringify(answers[question])}`);
  const planned = (plan?.endpoints ?? [])
    .filter(({ need }) => need !== 'optional')
    .map(({ service }) => service);
  for (const service of expected.include ?? []) claim(planned.includes(service), `${service} is not planned`);
  for (const service of expected.exclude ?? []) claim(!planned.includes(service), `${service} is planned`);
  const open = plan?.undetermined.map(({ question }) => question) ?? [];
  for (const question of expected.undetermined ?? [])
    claim(open.includes(question), `${question} is not open`);
  const derived = plan?.derived.map(({ question }) => question) ?? [];
  for (const question of expected.notDerived ?? [])
    claim(!derived.includes(question), `${question} is derived`);
  const words = JSON.stringify([plan?.undetermined, plan?.notes]);
  if (expected.hint !== undefined) claim(new RegExp(expected.hint).test(words), 'no hint');
  if (expected.finding !== undefined) {
    const { severity, about } = expected.finding;
    const some = plan?.findings.some(
      (one) => one.rule.startsWith('source/') && (severity ?? one.severity) === one.severity,
    );
    claim(some === true, `no finding about ${about}`);
  }
  return found;
}

/** One of several values, or the same set. */
function isValue(expected: unknown, found: unknown): boolean {
  if (Array.isArray(expected) && !Array.isArray(found)) return expected.includes(found);
  const form = (value: unknown): string => JSON.stringify(Array.isArray(value) ? [...value].sort() : value);
  return form(expected) === form(found);
}

describe('what people paste', () => {
  test.each(oneIn(2, expectations).map((one) => [one.input, one.expected] as const))(
    '%s',
    (input, expected) => {
      expect(faults(expected, planOf(input))).toEqual([]);
    },
  );
});
