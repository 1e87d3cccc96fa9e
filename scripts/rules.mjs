// @ts-check
// npm run rules: writes docs/rules.md from the rules; a test fails while it is out of date.
import { bundle } from './bundle.mjs';

await import(await bundle('src/testing/write-rules.ts', 'write-rules'));
