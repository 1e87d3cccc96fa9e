// @ts-check
// The service worker of the built site: after the first visit the wizard works without the network.
// scripts/build.mjs writes the two constants and puts this file beside index.html, so that its scope is wherever the site lies.
/// <reference lib="webworker" />

const VERSION = '';
/** @type {readonly string[]} */
const FILES = [];

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const prefix = `planner ${worker.registration.scope} `;
const cacheName = prefix + VERSION;

// No skipWaiting: an older worker goes on serving its own files until its last tab is closed, so that a tab that is open
// during a deployment finds every part it was built with. A reload gets the new version all the same: pages come from the
// network first.
worker.addEventListener('install', (event) => {
  event.waitUntil(fill());
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(forgetOlder().then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const isOurs = request.url.startsWith(worker.registration.scope);
  if (request.method === 'GET' && isOurs) event.respondWith(answer(event));
});

/** A worker without room for its files is still useful: it replaces an older one. */
async function fill() {
  try {
    const cache = await caches.open(cacheName);
    await cache.addAll(FILES);
  } catch (error) {
    if (!isOutOfRoom(error)) throw error;
    await caches.delete(cacheName);
  }
}

/**
 * Firefox uses a name of its own, in an object that is not an error.
 * @param {unknown} error
 */
function isOutOfRoom(error) {
  const { name } = /** @type {{ name?: unknown }} */ (error);
  return name === 'QuotaExceededError' || name === 'NS_ERROR_FILE_NO_DEVICE_SPACE';
}

async function forgetOlder() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(prefix) && name !== cacheName).map((name) => caches.delete(name)),
  );
}

/**
 * Files whose name carries a hash never change: from the cache first. Everything else may have: from the network first.
 * A response that the cache cannot keep is given all the same.
 * @param {FetchEvent} event
 */
async function answer(event) {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const kept = await caches.match(request, { ignoreSearch: true }).catch(() => undefined);
  if (pathname.includes('/assets/') && kept) return kept;
  let response;
  try {
    response = await fetch(request);
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
  // Under the path alone: the same page with another question mark is the same page.
  if (response.ok) event.waitUntil(keep(origin + pathname, response.clone()));
  return response;
}

/**
 * @param {string} address
 * @param {Response} response
 */
async function keep(address, response) {
  try {
    const cache = await caches.open(cacheName);
    await cache.put(address, response);
  } catch {
    // No room: the next visit asks the network again.
  }
}
