import { proxy, type Remote } from 'comlink';
import type { PortalEngine } from '../engine/portal/engine.ts';
import type { Asked } from '../engine/portal/net.ts';
import { WorkerHandle } from './workerHandle.ts';

export type { PortalProgress } from '../engine/portal/fetchPages.ts';

/** The portal engine as the page sees it. */
export type PortalBridge = Omit<PortalEngine, 'open'>;

/** Starts the portal worker on the first call; every request that leaves is told to `onAsked`. */
export function connectPortal(onAsked: (asked: Asked) => void): PortalBridge {
  const worker = new WorkerHandle<PortalEngine>(
    () =>
      new Worker(new URL('../../workers/portal.ts', import.meta.url), {
        type: 'module',
        name: 'portal',
      }),
    'the portal worker',
  );
  const ask = async <T>(use: (api: Remote<PortalEngine>) => Promise<T>): Promise<T> => {
    await worker.call((api) => api.open(proxy(onAsked)));
    return worker.call(use);
  };
  return {
    estimate: (query) => ask((api) => api.estimate(query)),
    records: (city, query, onProgress) => ask((api) => api.records(city, query, proxy(onProgress))),
    areas: (city, query, onProgress) => ask((api) => api.areas(city, query, proxy(onProgress))),
    weather: (query, onProgress) => ask((api) => api.weather(query, proxy(onProgress))),
    cancel: () => ask((api) => api.cancel()),
    startOver: () => ask((api) => api.startOver()),
    forget: () => ask((api) => api.forget()),
  };
}
