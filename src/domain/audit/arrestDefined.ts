/** An offence code whose reports nearly always come with an arrest. */
export interface ArrestDefined {
  readonly code: number;
  /** Training rows and arrests. */
  readonly rows: number;
  readonly arrests: number;
}

/** How much of some rows stands under certain codes. */
export interface Holding {
  readonly rows: number;
  readonly arrests: number;
  readonly shareOfRows: number;
  readonly shareOfArrests: number;
}

/** From this share of arrests on, an offence is taken to be recorded because of the arrest. */
export const ARREST_DEFINED_SHARE = 0.9;
/** Codes with fewer training rows are too rare to be called so. With 5, H2O's sample has 28 such codes. */
export const ARREST_DEFINED_ROWS = 5;

/**
 * The offence codes (0 to `levels` - 1) with at least `share` arrests among at least `fewest`
 * training rows, by falling arrests. Give it training rows only, so that the hold-out has no say in
 * what is taken out of it.
 */
export function arrestDefined(
  codes: ArrayLike<number>,
  levels: number,
  outcomes: ArrayLike<number>,
  { share, fewest } = { share: ARREST_DEFINED_SHARE, fewest: ARREST_DEFINED_ROWS },
): readonly ArrestDefined[] {
  const rows = new Uint32Array(levels);
  const arrests = new Uint32Array(levels);
  for (let row = 0; row < codes.length; row++) {
    rows[codes[row]!]!++;
    arrests[codes[row]!]! += outcomes[row]!;
  }
  return Array.from(rows, (n, code) => ({ code, rows: n, arrests: arrests[code]! }))
    .filter((level) => level.rows >= Math.max(1, fewest) && level.arrests >= share * level.rows)
    .sort((a, b) => b.arrests - a.arrests);
}

/** The share of any rows, and of their arrests, that such codes hold. */
export function holdingOf(
  defined: readonly ArrestDefined[],
  codes: ArrayLike<number>,
  outcomes: ArrayLike<number>,
): Holding {
  const among = new Set(defined.map(({ code }) => code));
  let [rows, arrests, allArrests] = [0, 0, 0];
  for (let row = 0; row < codes.length; row++) {
    allArrests += outcomes[row]!;
    if (!among.has(codes[row]!)) continue;
    rows++;
    arrests += outcomes[row]!;
  }
  return {
    ...{ rows, arrests },
    shareOfRows: rows / codes.length,
    shareOfArrests: arrests / allArrests,
  };
}

/** 1 for each row that is not under such a code: the rows of the second of the three AUCs. */
export function withoutDefined(
  defined: readonly ArrestDefined[],
  codes: ArrayLike<number>,
): Uint8Array<ArrayBuffer> {
  const among = new Set(defined.map(({ code }) => code));
  return Uint8Array.from(codes, (code) => (among.has(code) ? 0 : 1));
}
