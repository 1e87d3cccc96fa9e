// @ts-check
// More than half of the first load is react-dom, and a third of that is for features that the wizard does not use. The bundler
// cannot leave them out: one function decides by the kind of an element what is done with it. So the build empties the functions
// that only such features reach. What is called for every page without doing anything there becomes empty; what nothing may
// call says so, in every test that runs in a browser.

/** Called on every page, and say nothing on one without the feature; emptied. */
const IDLE = {
  'view transitions': [
    'commitAppearingPairViewTransitions',
    'commitDeletedPairViewTransitions',
    'commitEnterViewTransitions',
    'commitExitViewTransitions',
    'commitNestedViewTransitions',
    'measureNestedViewTransitions',
    'restoreEnterOrExitViewTransitions',
    'restoreNestedViewTransitions',
    'restorePairedViewTransitions',
  ],
  'functions as actions of forms': ['extractEvents$1'],
};

/** Called on every page too, with what they answer on one without the feature. */
const ANSWERS = {
  // The names of components in the trace of an error, which are one letter each in a build.
  describeNativeComponentFrame: '""',
  // A title, a style sheet or a script in a component, which React would move to the head; in a picture it never does.
  isHostHoistableType: 'false',
};

/** Reached by the feature alone. */
const UNUSED = {
  'view transitions': [
    'applyViewTransitionName',
    'applyViewTransitionToHostInstances',
    'applyViewTransitionToHostInstancesRecursive',
    'createViewTransitionInstance',
    'getViewTransitionClassName',
    'measureViewTransitionHostInstancesRecursive',
    'reportViewTransitionError',
    'restoreViewTransitionName',
    'restoreViewTransitionOnHostInstances',
    'startViewTransition',
  ],
  'Suspense, SuspenseList and Activity': [
    'clearHydrationBoundary',
    'cutOffTailIfNeeded',
    'hideOrUnhideAllChildrenOnFiber',
    'recursivelyTraverseDisappearLayoutEffects',
    'recursivelyTraverseDisconnectPassiveEffects',
    'recursivelyTraverseReappearLayoutEffects',
    'recursivelyTraverseReconnectPassiveEffects',
    'updateActivityComponent',
    'updateDehydratedSuspenseComponent',
    'updateOffscreenComponent',
    'updateSuspenseComponent',
    'updateSuspenseListComponent',
  ],
  'style sheets and scripts in components': [
    'acquireResource',
    'getHydratableHoistableCache',
    'getResource',
    'insertStylesheetIntoRoot',
    'preinitModuleScript',
    'preinitScript',
    'preinitStyle',
    'preload',
    'preloadModule',
    'preloadStylesheet',
    'suspendResource',
  ],
  'elements of other libraries': ['setPropOnCustomElement'],
  'devtools and asking for a part to hydrate': [
    'attemptExplicitHydrationTarget',
    'findCurrentFiberUsingSlowPath',
  ],
  'actions and refs to fragments': [
    'commitNewChildToFragmentInstance',
    'ensureFormComponentIsStateful',
    'mountActionState',
    'runActionStateAction',
    'startHostTransition',
    'useMemoCache',
    'validateDocumentPositionWithFiberTree',
  ],
};

/** @typedef {{ type: string, id?: { name: string } | null, body?: { start: number, end: number } }} Statement */

/**
 * The source of react-dom without what the wizard does not use, or the names of the functions that it does not have.
 * @param {string} code
 * @param {(code: string) => { body: readonly unknown[] }} parse
 * @returns {{ code: string, missing: readonly string[] }}
 */
export function withoutUnused(code, parse) {
  /** @type {Map<string, string>} */
  const bodies = new Map();
  for (const names of Object.values(IDLE)) for (const name of names) bodies.set(name, '{}');
  for (const [name, answer] of Object.entries(ANSWERS)) bodies.set(name, `{ return ${answer}; }`);
  for (const [feature, names] of Object.entries(UNUSED))
    for (const name of names) bodies.set(name, `{ unused(${JSON.stringify(feature)}); }`);
  const found = /** @type {readonly Statement[]} */ (parse(code).body).flatMap(({ type, id, body }) =>
    type === 'FunctionDeclaration' && id && body && bodies.has(id.name)
      ? [{ name: id.name, start: body.start, end: body.end }]
      : [],
  );
  let rest = code;
  for (const { name, start, end } of found.toReversed())
    rest = rest.slice(0, start) + bodies.get(name) + rest.slice(end);
  const refusal =
    'function unused(feature) { throw new Error(`react-dom is built without ${feature}: see scripts/trim-react.mjs`); }';
  const names = new Set(found.map(({ name }) => name));
  return { code: `${rest}\n${refusal}\n`, missing: [...bodies.keys()].filter((name) => !names.has(name)) };
}
