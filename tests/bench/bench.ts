/** One measured number. `value` is the number itself where `peer` is null, else a ratio to the peer's. */
export interface Figure {
  /** Stable: later runs are compared by it. */
  readonly name: string;
  /** Null where it could not be measured; the note says why. */
  readonly value: number | null;
  readonly unit: string;
  /** What the value is measured against, in the same run, with its own number. */
  readonly peer: string | null;
  readonly note: string;
}

export interface BenchContext {
  /** Tells what is being done, on the terminal. */
  readonly log: (line: string) => void;
}

/** A named group of figures. */
export interface Bench {
  readonly name: string;
  readonly run: (context: BenchContext) => Promise<readonly Figure[]>;
}

/** A figure that stands by itself. */
export function plain(name: string, value: number | null, unit: string, note = ''): Figure {
  return { name, value, unit, peer: null, note };
}

/** A figure as a multiple of a peer's; without the peer it has no value, and says so. */
export function against(
  name: string,
  ours: number,
  peer: { readonly name: string; readonly value: number | null; readonly note: string },
  unit: string,
): Figure {
  const own = `ours ${number(ours)} ${unit}`;
  if (peer.value === null) {
    return {
      name,
      value: null,
      unit: '×',
      peer: peer.name,
      note: `peer missing: ${peer.note}; ${own}`,
    };
  }
  const note = [`${own}, peer ${number(peer.value)} ${unit}`, peer.note].filter(Boolean).join('; ');
  return { name, value: ours / peer.value, unit: '×', peer: peer.name, note };
}

/** Four significant digits, grouped. */
export const number = (value: number) =>
  value.toLocaleString('en-US', { maximumSignificantDigits: value >= 1000 ? 6 : 4 });
