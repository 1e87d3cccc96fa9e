// @ts-check
// npm run bench: bundles src/testing/bench.ts and runs it; it measures and prints when it is imported.
import { bundle } from './bundle.mjs';

await import(await bundle('src/testing/bench.ts', 'bench'));
