import { version } from '$app/env';
import { assets, immutable } from '$app/manifest';
import { self } from '$app/service-worker';

/**
 * Lets Samskår open without a line. It keeps the product's own files and nothing else: no answer of the API, nothing that
 * belongs to a person (R13). What people write is kept by the screens themselves.
 */
const cachePrefix = 'samskar-files-';
const cacheName = `${cachePrefix}${version}`;

/** One page stands for every address; the screens take it from there. */
const pagePath = '/spa.html';

/** A page that has not come by then is taken from the cache; a newer one is worth waiting for no longer. */
const pageTimeoutMs = 4_000;

const filePaths = new Set(
  [...immutable, ...assets].map(({ path }) => new URL(path, self.location.href).pathname),
);

self.addEventListener('install', (event) => {
  event.waitUntil(keepFiles().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldCaches().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith('/api/') || url.pathname.startsWith('/live/')) return;
  if (request.mode === 'navigate') event.respondWith(answerPage(request));
  else if (isKept(url)) event.respondWith(answerFile(request));
});

/** One after the other: on a slow line the page that is open needs the rest of it. */
async function keepFiles(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.add(new Request(pagePath, { cache: 'reload' }));
  for (const path of filePaths) if ((await cache.match(path)) === undefined) await cache.add(path);
}

/** The version before this one stays: a tab that was opened with it still asks for its files. */
async function dropOldCaches(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(cachePrefix));
  const stale = names.filter((name) => name !== cacheName).slice(0, -1);
  await Promise.all(stale.map((name) => caches.delete(name)));
}

async function answerPage(request: Request): Promise<Response> {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(pageTimeoutMs) });
  } catch {
    // No line, or one too slow: the page that belongs to the files we have.
    const cache = await caches.open(cacheName);
    return (await cache.match(pagePath)) ?? Response.error();
  }
}

async function answerFile(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

/** Files of this version, or of another one that a tab still shows. */
function isKept(url: URL): boolean {
  return filePaths.has(url.pathname) || url.pathname.startsWith('/_app/immutable/');
}
