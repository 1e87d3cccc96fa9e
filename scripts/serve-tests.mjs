// @ts-check
// The web server of the browser tests: builds what is outdated, so that no test runs on old code.
import { buildIfStale } from './build.mjs';
import { serveOrExplain } from './serve.mjs';

await buildIfStale();
await serveOrExplain((url) => url);
