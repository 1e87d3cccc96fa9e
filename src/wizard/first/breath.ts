/** Lets the browser draw and answer before what follows. */
export function breath(): Promise<void> {
  return new Promise((resume) => setTimeout(resume));
}

/** After this many milliseconds work goes on even if the browser is still busy. */
const LATEST = 300;

/** Waits until the browser has nothing else to do. */
export function idle(): Promise<unknown> {
  // Safari has no idle time: https://developer.mozilla.org/docs/Web/API/Window/requestIdleCallback
  if (!('requestIdleCallback' in globalThis)) return breath();
  return new Promise((resume) => requestIdleCallback(resume, { timeout: LATEST }));
}
