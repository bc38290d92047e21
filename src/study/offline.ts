import { shallowReactive } from 'vue';
import { connectOffline, type OfflineBridge } from '../bridge/offline.ts';
import type { Stock } from '../domain/offline/messages.ts';
import { bytes as size } from '../domain/words/format.ts';
import { reloadToIsolate } from './isolate.ts';
import { keepAll, keptOf, type Kept } from './keepAll.ts';
import { note } from './log.ts';
import { savesData } from './savesData.ts';
import { underWay } from './underWay.ts';

/** How far the app is kept in this browser, so that it works without a network. */
export type Keeping =
  | { readonly phase: 'off' }
  | ({ readonly phase: 'waiting' | 'keeping' | 'ready' } & Kept)
  | ({ readonly phase: 'failed'; readonly why: string } & Kept);

/** A version of the app that waits for the person's word. */
export interface Newer {
  readonly stock: Stock;
  /** How much of it is kept, while it is fetched. */
  readonly fetching: Kept | null;
  /** Why it could not be fetched. */
  readonly why: string | null;
}

export const offline: { keeping: Keeping; newer: Newer | null } = shallowReactive({
  keeping: { phase: 'off' },
  newer: null,
});

/** The person's own first steps come before what may be needed later. */
const BEGIN_AFTER_MS = 3000;
const LOOK_EVERY_MS = 60 * 60_000;

let bridge: OfflineBridge | null = null;
let lookedAt = -Infinity;

/** Registers the service worker, keeps the app, and looks for new versions from time to time. */
export async function startOffline(): Promise<void> {
  try {
    bridge = await connectOffline();
  } catch (error) {
    note('The app is not kept for use without a network', messageOf(error));
  }
  if (!bridge || reloadToIsolate()) return;
  setTimeout(() => void (savesData() ? waitForWord() : keepApp()), BEGIN_AFTER_MS);
  void look();
  setInterval(() => void look(), LOOK_EVERY_MS);
  document.addEventListener('visibilitychange', () => {
    if (performance.now() - lookedAt > LOOK_EVERY_MS) void look();
  });
  addEventListener('online', () => {
    if (offline.keeping.phase === 'failed') void keepApp();
  });
  // A page of the app that the host has no more: there may be another version.
  addEventListener('vite:preloadError', () => void look());
}

/** Fetches what of the app is not kept yet. What is kept stays, so that it can go on at any time. */
export async function keepApp(): Promise<void> {
  if (!bridge || offline.keeping.phase === 'keeping') return;
  const { current } = await bridge.state();
  if (!current) return;
  const before = keptOf(current);
  let last = before;
  try {
    if (current.missing.length > 0) {
      offline.keeping = { phase: 'keeping', ...before };
      await keepAll(bridge, current, (kept) => {
        last = kept;
        offline.keeping = { phase: 'keeping', ...kept };
      });
      note('The app works without a network', `${size(current.bytes)} are kept in this browser`);
    }
    offline.keeping = { phase: 'ready', kept: current.bytes, bytes: current.bytes };
  } catch (error) {
    offline.keeping = { phase: 'failed', why: messageOf(error), ...last };
  }
}

/** Fetches the newer version whole, and begins anew with it; not while anything runs. */
export async function takeNewer(): Promise<void> {
  const { newer } = offline;
  if (!bridge || !newer || newer.fetching || underWay() !== null) return;
  const { stock } = newer;
  try {
    offline.newer = { stock, fetching: keptOf(stock), why: null };
    await keepAll(bridge, stock, (fetching) => {
      offline.newer = { stock, fetching, why: null };
    });
    const { newer: whole } = await bridge.state();
    if (underWay() !== null) {
      // What was begun meanwhile goes first; the version still waits, and nothing is left to fetch.
      offline.newer = whole && { stock: whole, fetching: null, why: null };
      return;
    }
    await bridge.take(stock.version);
    location.reload();
  } catch (error) {
    offline.newer = { stock, fetching: null, why: messageOf(error) };
  }
}

/** Asks the host for a newer version; without a network there is none. */
async function look(): Promise<void> {
  if (!bridge || offline.newer?.fetching) return;
  lookedAt = performance.now();
  try {
    const { newer } = await bridge.look();
    offline.newer = newer && { stock: newer, fetching: null, why: null };
  } catch (error) {
    note('No look for a newer version', messageOf(error));
  }
}

/** Says what could be kept, for a connection on which every byte counts. */
async function waitForWord(): Promise<void> {
  const current = (await bridge?.state())?.current;
  if (!current) return;
  offline.keeping =
    current.missing.length > 0
      ? { phase: 'waiting', ...keptOf(current) }
      : { phase: 'ready', kept: current.bytes, bytes: current.bytes };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
