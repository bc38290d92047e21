import type { OfflineBridge } from '../bridge/offline.ts';
import type { Stock } from '../domain/offline/messages.ts';

/** How much of a version is kept, in bytes. */
export interface Kept {
  readonly kept: number;
  readonly bytes: number;
}

/** Files that are fetched at a time. */
const LANES = 4;

/** How much of a version is kept. */
export function keptOf({ bytes, missing }: Stock): Kept {
  return { kept: missing.reduce((rest, file) => rest - file.bytes, bytes), bytes };
}

/** Fetches what of a version is missing, the smallest files first: most of the app works with those. */
export async function keepAll(
  bridge: OfflineBridge,
  stock: Stock,
  onKept: (kept: Kept) => void,
): Promise<void> {
  const rest = stock.missing.toSorted((a, b) => a.bytes - b.bytes);
  const { kept, bytes } = keptOf(stock);
  const arrived = new Map<string, number>();
  const arrive = (hash: string, n: number) => {
    arrived.set(hash, n);
    onKept({ kept: [...arrived.values()].reduce((sum, one) => sum + one, kept), bytes });
  };
  async function lane(): Promise<void> {
    for (let file = rest.shift(); file; file = rest.shift()) {
      const { hash } = file;
      await bridge.keep(hash, (n) => arrive(hash, n));
      arrive(hash, file.bytes);
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane));
}
