/** npm run bench: plans a second on one core, the time to print the largest plan, the time to read hostile texts. */
import { plan, planVpc } from '../core/planner.ts';
import { PRESETS } from '../core/presets.ts';
import { toProfile } from '../core/profile.ts';
import type { Answers } from '../core/questions.ts';
import { sensitivity } from '../core/sensitivity.ts';
import { drawAnswers, seeded } from './arbitrary.ts';
import { benchExports } from './bench-exports.ts';
import { benchReaders } from './bench-readers.ts';
import { benchRehearsal } from './bench-rehearsal.ts';

const LEAST = 20_000;
const ROUNDS = 5;

/** Seconds of processor time so far: unlike the clock, it does not count what other processes take. */
const processorTime = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
};

/** Plans all of them again and again in five rounds; the best counts, as the others were disturbed. */
function plansPerSecond(workloads: readonly Answers[]): number {
  let best = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const start = processorTime();
    let plans = 0;
    let endpoints = 0;
    while (processorTime() - start < 0.4) {
      for (const answers of workloads) endpoints += plan(toProfile(answers)).endpoints.length;
      plans += workloads.length;
    }
    if (endpoints > 0) best = Math.max(best, plans / (processorTime() - start));
  }
  return best;
}

const random = seeded(20_231_223);
const generated = Array.from({ length: 200 }, someAnswers);
const presets: readonly Answers[] = PRESETS.map((preset) => preset.answers);
const mixes: readonly (readonly [string, readonly Answers[]])[] = [
  ['presets and generated answers, half and half', [...repeated(presets, generated.length), ...generated]],
  ['presets', repeated(presets, generated.length)],
  ['generated answers', generated],
  ...PRESETS.map((preset): [string, readonly Answers[]] => [
    `  ${preset.id}`,
    repeated([preset.answers], 200),
  ]).slice(0, process.argv.includes('--each') ? undefined : 0),
];

/** Random answers to a third of the questions, about as many as people answer otherwise than by default. */
function someAnswers(): Answers {
  return Object.fromEntries(Object.entries(drawAnswers(random)).filter(() => random() < 1 / 3));
}

function repeated<T>(list: readonly T[], length: number): readonly T[] {
  return Array.from({ length }, (_, index) => list[index % list.length] as T);
}

for (const [index, [name, workloads]] of mixes.entries()) {
  const speed = plansPerSecond(workloads);
  console.log(`${Math.round(speed).toLocaleString('en').padStart(9)} plans/s on one core: ${name}`);
  if (index === 0 && speed < LEAST) {
    console.error(`fewer than ${LEAST.toLocaleString('en')} plans/s`);
    process.exitCode = 1;
  }
}

/** Milliseconds of processor time for one run: the best of five rounds. */
function milliseconds(run: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const start = processorTime();
    let runs = 0;
    while (processorTime() - start < 0.2) {
      run();
      runs++;
    }
    best = Math.min(best, (1000 * (processorTime() - start)) / runs);
  }
  return best;
}

/** Whether something takes less than so many milliseconds; prints how many. */
function isWithin(limit: number, name: string, run: () => unknown): boolean {
  const taken = milliseconds(run);
  console.log(`${taken.toFixed(2).padStart(9)} ms for ${name}`);
  if (taken < limit) return true;
  console.error(`${name}: ${limit} ms or more`);
  process.exitCode = 1;
  return false;
}

const twenty = Array.from({ length: 20 }, (_, index) => ({ name: `w${index}`, answers: someAnswers() }));
const largest = generated.reduce((most, answers) => (costs(answers) > costs(most) ? answers : most));

function costs(answers: Answers): number {
  return plan(toProfile(answers)).endpoints.length;
}

isWithin(2, 'a plan of 20 workloads', () => planVpc({ region: 'eu-west-1' }, twenty));
isWithin(10, 'the sensitivity of the default plan', () => sensitivity({}, []));
isWithin(10, 'the sensitivity of the largest plan', () => sensitivity({}, [{ name: '', answers: largest }]));

if (!benchExports()) {
  console.error('the four formats take 5 ms or more');
  process.exitCode = 1;
}
if (!benchReaders()) {
  console.error('a reader takes a second or more over 10 MB');
  process.exitCode = 1;
}

for (const line of benchRehearsal(milliseconds)) console.log(line);
