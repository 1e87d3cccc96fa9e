// The program of the package: the command line, and `serve` for the wizard. scripts/package.mjs bundles it.
import { main } from '../src/cli/main.ts';
import { serveOrExplain } from './serve.mjs';

const words = process.argv.slice(2);

if (words.length === 1 && words[0] === 'serve')
  await serveOrExplain((url) => `ECS Endpoint Planner is at ${url} (Ctrl+C stops it)`);
else process.exitCode = await main(words, 'ecs-endpoint-planner');
