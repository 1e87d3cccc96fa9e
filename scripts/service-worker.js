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

worker.addEventListener('install', (event) => {
  event.waitUntil(fill().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(forgetOlder().then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const isOurs = request.url.startsWith(worker.registration.scope);
  if (request.method === 'GET' && isOurs) event.respondWith(answer(request));
});

async function fill() {
  const cache = await caches.open(cacheName);
  await cache.addAll(FILES);
}

async function forgetOlder() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(prefix) && name !== cacheName).map((name) => caches.delete(name)),
  );
}

/**
 * Files whose name carries a hash never change: from the cache first. Everything else may have: from the network first.
 * @param {Request} request
 */
async function answer(request) {
  const cache = await caches.open(cacheName);
  const isHashed = new URL(request.url).pathname.includes('/assets/');
  const kept = await cache.match(request, { ignoreSearch: true });
  if (isHashed && kept) return kept;
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(request, response.clone());
    return response;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}
