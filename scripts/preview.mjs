// @ts-check
// npm run preview: serves what is in dist/, below --base=/PATH/ if given. PORT chooses the port.
import { serveOrExplain } from './serve.mjs';
import { ensureDependencies } from './setup.mjs';

ensureDependencies();
const base = process.argv.find((argument) => argument.startsWith('--base='))?.slice('--base='.length);
await serveOrExplain((url) => url, base ? { base } : {});
