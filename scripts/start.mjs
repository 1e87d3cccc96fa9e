// @ts-check
// npm start: installs what is missing, builds what is outdated, serves the site.
import { buildIfStale } from './build.mjs';
import { checkPort, serveOrExplain } from './serve.mjs';
import { ensureDependencies } from './setup.mjs';

if (checkPort()) {
  ensureDependencies();
  await buildIfStale();
  await serveOrExplain((url) => `ECS Endpoint Planner is at ${url} (Ctrl+C stops it)`);
}
