// @ts-check
// npm run --silent plan | diagnose | audit | rehearse | snapshot: bundles the command line when its sources changed, and runs it.
import { bundle } from './bundle.mjs';

const [command, ...argv] = process.argv.slice(2);

try {
  const { main } = await import(await bundle('src/cli/main.ts', 'cli'));
  process.exitCode = await main(command, argv);
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  process.exitCode = 70;
}
