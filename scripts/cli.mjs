// @ts-check
// npm run --silent plan | diagnose | audit | rehearse | snapshot: bundles the command line when its sources changed, and runs it.
import { bundle } from './bundle.mjs';

try {
  const { main } = await import(await bundle('src/cli/main.ts', 'cli'));
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  process.exitCode = 70;
}
