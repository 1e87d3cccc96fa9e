/** npm run bench: how many workloads a second are read, planned, costed and given their policies on one core. */
import { plan } from '../core/plan.ts';
import { PRESETS } from '../core/presets.ts';
import { toProfile } from '../core/profile.ts';
import type { Answers } from '../core/questions.ts';
import { drawAnswers, seeded } from './arbitrary.ts';

const LEAST = 20_000;
const ROUNDS = 5;

/** Plans all of them again and again for about a second; the best round counts, as the others were disturbed. */
function plansPerSecond(workloads: readonly Answers[]): number {
  let best = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    let plans = 0;
    let endpoints = 0;
    while (performance.now() - start < 400) {
      for (const answers of workloads) endpoints += plan(toProfile(answers)).endpoints.length;
      plans += workloads.length;
    }
    if (endpoints > 0) best = Math.max(best, (plans * 1000) / (performance.now() - start));
  }
  return best;
}

const random = seeded(20_231_223);
const generated = Array.from({ length: 200 }, () => drawAnswers(random));
const presets: readonly Answers[] = PRESETS.map((preset) => preset.answers);
const mixes: readonly (readonly [string, readonly Answers[]])[] = [
  ['presets and generated answers, half and half', [...repeated(presets, generated.length), ...generated]],
  ['presets', presets],
  ['generated answers (three times as much in each)', generated],
  ...PRESETS.map((preset): [string, readonly Answers[]] => [`  ${preset.id}`, [preset.answers]]).slice(
    0,
    process.argv.includes('--each') ? undefined : 0,
  ),
];

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
