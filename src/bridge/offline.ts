import type { OfflineAnswer, OfflineQuestion, OfflineState } from '../domain/offline/messages.ts';

/** A service worker that has said nothing for so long has been ended by the browser. */
const PATIENCE_MS = 60_000;

/** The service worker as the page sees it. */
export interface OfflineBridge {
  state(): Promise<OfflineState>;
  look(): Promise<OfflineState>;
  /** Fetches and keeps one file; told in bytes as they come. */
  keep(hash: string, onBytes: (bytes: number) => void): Promise<OfflineState>;
  take(version: string): Promise<OfflineState>;
}

/**
 * Registers the service worker, and waits until it answers for this page; null where the browser has
 * none, as over plain http or in some private windows.
 * @throws if it cannot be installed
 */
export async function connectOffline(): Promise<OfflineBridge | null> {
  if (!('serviceWorker' in navigator)) return null;
  const { serviceWorker } = navigator;
  // Its address is the page's, whatever folder the site lies in.
  const registration = await serviceWorker.register('./offline.js', { updateViaCache: 'none' });
  await installed(registration);
  if (!serviceWorker.controller) await event(serviceWorker, 'controllerchange');
  const ask = (question: OfflineQuestion, onBytes?: (bytes: number) => void) =>
    answered(question, onBytes ?? (() => undefined));
  return {
    state: () => ask({ ask: 'state' }),
    look: () => ask({ ask: 'look' }),
    keep: (hash, onBytes) => ask({ ask: 'keep', hash }, onBytes),
    take: (version) => ask({ ask: 'take', version }),
  };
}

/** Waits for an active worker; the first one may fail to install. */
async function installed(registration: ServiceWorkerRegistration): Promise<void> {
  const { installing } = registration;
  while (!registration.active) {
    if (!installing || installing.state === 'redundant') {
      throw new Error('the service worker could not be installed');
    }
    await event(installing, 'statechange');
  }
}

function event(target: EventTarget, type: string): Promise<void> {
  return new Promise((resolve) => {
    target.addEventListener(type, () => resolve(), { once: true });
  });
}

/** Asks the worker that answers for the page now: it may be another than at the last question. */
function answered(
  question: OfflineQuestion,
  onBytes: (bytes: number) => void,
): Promise<OfflineState> {
  const { controller } = navigator.serviceWorker;
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve, reject) => {
    if (!controller) {
      reject(new Error('the service worker is gone'));
      return;
    }
    const giveUp = () => {
      port1.close();
      reject(new Error('the service worker does not answer'));
    };
    let silence = setTimeout(giveUp, PATIENCE_MS);
    port1.onmessage = ({ data }: MessageEvent<OfflineAnswer>) => {
      clearTimeout(silence);
      if (data.kind === 'bytes') {
        silence = setTimeout(giveUp, PATIENCE_MS);
        onBytes(data.bytes);
        return;
      }
      port1.close();
      if (data.kind === 'state') resolve(data.state);
      else reject(new Error(data.why));
    };
    controller.postMessage(question, [port2]);
  });
}
