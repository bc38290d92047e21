/** How patient a fetch is. */
export interface Patience {
  /** Tries of one page or answer before giving up. */
  readonly tries: number;
  /** The first wait; each one after is twice as long. */
  readonly baseMs: number;
  /** The longest wait of our own choosing. */
  readonly capMs: number;
  /** The longest wait that a service may ask for. */
  readonly longestAskedMs: number;
  /** Until an answer begins: a portal may have to sort millions of rows. */
  readonly firstByteMs: number;
  /** Between two pieces of an answer. */
  readonly idleMs: number;
}

export const PATIENCE: Patience = {
  tries: 6,
  baseMs: 1_000,
  capMs: 60_000,
  longestAskedMs: 300_000,
  firstByteMs: 120_000,
  idleMs: 30_000,
};

/**
 * How long to wait before the next try: what the service asks for, else twice as long each time,
 * cut by up to a half by chance so that many pages do not come back at once.
 *
 * @param failed tries that failed so far, from 1
 * @param asked milliseconds that the service asks for
 * @param random from 0 to 1
 */
export function waitMs(
  { baseMs, capMs }: Patience,
  failed: number,
  asked: number | null,
  random: number,
): number {
  if (asked !== null) return asked;
  return Math.min(capMs, baseMs * 2 ** (failed - 1)) * (1 - random / 2);
}
