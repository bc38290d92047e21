import type { OfflineQuestion } from '../src/domain/offline/messages.ts';
import { PAGE } from '../src/domain/offline/version.ts';
import { createKeeper } from '../src/engine/offline/keeper.ts';
import type { ServiceWorkerScope } from '../src/engine/offline/scope.ts';
import { pathOf, reply, respond } from '../src/engine/offline/serve.ts';
import { cacheShelf } from '../src/engine/offline/shelf.ts';

/**
 * The site's one service worker: it keeps the site's files, and sends the headers that static hosts do
 * not. It takes over at once, and may, since it knows no version by itself.
 */
const worker = self as unknown as ServiceWorkerScope;
const site = worker.registration.scope;

const keeper = createKeeper(cacheShelf(worker.caches, site), (path, cache) =>
  // The page by the site's own address: some hosts send its file's name on to there.
  fetch(site + (path === PAGE ? '' : path), { cache }),
);

worker.addEventListener('install', (event) => {
  event.waitUntil(keeper.settle().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(worker.clients.claim());
});

worker.addEventListener('fetch', (event) => {
  const path = pathOf(event.request, site);
  if (path !== null) event.respondWith(respond(keeper, event.request, path, site));
});

worker.addEventListener('message', (event) => {
  const [port] = event.ports;
  if (!port) return;
  const question = event.data as OfflineQuestion;
  event.waitUntil(
    reply(keeper, question, (answer) => port.postMessage(answer)).then(() => tidyIfAlone(question)),
  );
});

/** A page asks for the state when it begins: whoever ran an earlier version has gone by then. */
async function tidyIfAlone({ ask }: OfflineQuestion): Promise<void> {
  if (ask !== 'state') return;
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (windows.filter(({ url }) => url.startsWith(site)).length <= 1) await keeper.tidy();
}
