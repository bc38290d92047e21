import { expose } from 'comlink';
import { guard } from '../src/engine/guard.ts';
import { createPortalEngine } from '../src/engine/portal/engine.ts';
import { browserStore } from '../src/engine/portal/store.ts';

const engine = createPortalEngine({
  fetch: (url, init) => fetch(url, init),
  // Only where the page came over https (or from this machine) does the browser have one.
  store: browserStore('caches' in globalThis ? caches : undefined),
});

expose(guard(engine, 'the portal'));
postMessage({ ready: true });
