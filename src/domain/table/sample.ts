import { createRandom, type Random } from '../network/random.ts';

/** The random stream that samples are drawn with. */
const STREAM = 4;

/**
 * Draws exactly the wanted number of records in one pass, each subset as likely as any other: a record
 * is taken with the chance wanted/left (algorithm S; Knuth, TAOCP 2, section 3.4.2).
 */
export class SampleDraw {
  readonly #left: Map<string, { wanted: number; records: number }>;
  readonly #random: Random;

  /** @param records how many there are of each group, and `rows` how many are wanted in all */
  constructor(records: ReadonlyMap<string, number>, rows: number, seed: number) {
    this.#random = createRandom(seed, STREAM);
    const wanted = quotas(records, rows);
    this.#left = new Map(
      [...records].map(([group, n]) => [group, { wanted: wanted.get(group) ?? 0, records: n }]),
    );
  }

  /** Whether the next record, which is of this group, is drawn. */
  take(group: string): boolean {
    const left = this.#left.get(group);
    if (!left) return false;
    const taken = this.#random.uniform() * left.records < left.wanted;
    left.records -= 1;
    if (taken) left.wanted -= 1;
    return taken;
  }
}

/** The same number for each group; what a small group lacks, the larger ones share. */
export function quotas(records: ReadonlyMap<string, number>, rows: number): Map<string, number> {
  const groups = [...records].sort(([, a], [, b]) => a - b);
  const wanted = new Map<string, number>();
  let left = rows;
  for (const [i, [group, n]] of groups.entries()) {
    const share = Math.min(n, Math.floor(left / (groups.length - i)));
    wanted.set(group, share);
    left -= share;
  }
  return wanted;
}

/** The first year in a text, as four digits; '' where it has none. */
export function yearIn(text: string): string {
  return /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(text)?.[0] ?? '';
}
