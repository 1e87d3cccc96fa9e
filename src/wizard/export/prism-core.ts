/** Prism without its habit of searching the page for code; its grammars look for it as a global. */
Object.assign(globalThis, { Prism: { manual: true, disableWorkerMessageHandler: true } });
