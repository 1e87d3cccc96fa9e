// @ts-check
// npm start: installs what is missing, builds what is outdated, serves the site.
import { buildIfStale } from './build.mjs';
import { portFromEnvironment, serve } from './serve.mjs';
import { ensureDependencies } from './setup.mjs';

ensureDependencies();
await buildIfStale();
const port = portFromEnvironment();
const { url } = await serve(port === undefined ? {} : { port });
console.log(`ECS Endpoint Planner is at ${url} (Ctrl+C stops it)`);
