/** Milliseconds to print the largest plan in the formats that create endpoints: less than five for four of them. */
import { PRESETS, PRICES, plan, toProfile } from '../core/index.ts';
import { EXPORT_FORMATS, type ExportContext, exportPlan, FORMATS } from '../export/index.ts';
import { printFragment } from '../share/index.ts';

/** Those that somebody runs. */
const RUN = EXPORT_FORMATS.filter((format) => FORMATS[format].howToRun.needs !== undefined);
const MOST = (5 / 4) * RUN.length;

/** Prints the time of each format; returns whether they took less time than they may. */
export function benchExports(): boolean {
  const contexts = PRESETS.map(({ answers }): ExportContext => {
    const workload = toProfile({ ...answers, include: 'optional' });
    return { plan: plan(workload), fragment: printFragment(workload), catalogue: PRICES };
  });
  const largest = contexts.reduce((a, b) => (a.plan.endpoints.length > b.plan.endpoints.length ? a : b));
  let sum = 0;
  for (const format of RUN) {
    const milliseconds = fastest(() => exportPlan(format, largest));
    sum += milliseconds;
    console.log(
      `${milliseconds.toFixed(2).padStart(9)} ms for ${largest.plan.endpoints.length} endpoints: ${format}`,
    );
  }
  console.log(`${sum.toFixed(2).padStart(9)} ms for all ${RUN.length}, at most ${MOST.toFixed(2)}`);
  return sum < MOST;
}

/** The fastest of many runs, once the engine has warmed up. */
function fastest(run: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 100; round++) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
