/** Milliseconds to print the largest plan in the four formats that create endpoints: together less than five. */
import { PRESETS, PRICES, plan, toProfile } from '../core/index.ts';
import { type ExportContext, exportPlan } from '../export/index.ts';
import { printFragment } from '../share/index.ts';

const FORMATS = ['cloudformation', 'cloudformation-json', 'terraform', 'cli'] as const;

/** Prints the time of each format; returns whether all four together took less than 5 ms. */
export function benchExports(): boolean {
  const contexts = PRESETS.map(({ answers }): ExportContext => {
    const workload = toProfile({ ...answers, include: 'optional' });
    return { plan: plan(workload), fragment: printFragment(workload), catalogue: PRICES };
  });
  const largest = contexts.reduce((a, b) => (a.plan.endpoints.length > b.plan.endpoints.length ? a : b));
  let sum = 0;
  for (const format of FORMATS) {
    const milliseconds = fastest(() => exportPlan(format, largest));
    sum += milliseconds;
    console.log(
      `${milliseconds.toFixed(2).padStart(9)} ms for ${largest.plan.endpoints.length} endpoints: ${format}`,
    );
  }
  console.log(`${sum.toFixed(2).padStart(9)} ms for all four`);
  return sum < 5;
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
