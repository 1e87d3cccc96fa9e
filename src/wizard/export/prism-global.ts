/** Evaluated after Prism's core and before its grammars, which extend the global object. */
import './prism-core.ts';
import Prism from 'prismjs/components/prism-core';

Object.assign(globalThis, { Prism });

export { Prism };
