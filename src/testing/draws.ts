/**
 * Before every test file: what property tests draw. `npm test` fixes it (`PROPERTY_SEED`), so that it says the same of the same
 * code; `npm run test:property` alone draws anew each time, and finds what the fixed draws do not.
 */
import fc from 'fast-check';

const seed = process.env['PROPERTY_SEED'];
if (seed !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });
