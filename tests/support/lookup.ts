import { countClasses } from '../../src/domain/metrics/classes.ts';

/** The baseline that a network has to beat: a smoothed arrest rate for each code. */
export interface Lookup {
  readonly rates: Float64Array<ArrayBuffer>;
  /** The arrest rate of all rows, for codes that the table has not met. */
  readonly prior: number;
}

export interface LookupOptions {
  /** Codes run from 0 to `vocabulary - 1`. */
  readonly vocabulary: number;
  /** How many rows' worth of the overall rate each code starts with. */
  readonly strength?: number;
}

const defaultStrength = 20;

/** The rate of a code with `s` arrests in `n` rows: (s + a prior) / (n + a), `a` the strength. */
export function fitLookup(
  codes: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  { vocabulary, strength = defaultStrength }: LookupOptions,
): Lookup {
  const prior = countClasses(codes, outcomes).arrests / codes.length;
  const rows = new Uint32Array(vocabulary);
  const arrests = new Uint32Array(vocabulary);
  for (let row = 0; row < codes.length; row++) {
    rows[codes[row]!]!++;
    arrests[codes[row]!]! += outcomes[row]!;
  }
  const rates = Float64Array.from(
    rows,
    (n, code) => (arrests[code]! + strength * prior) / (n + strength),
  );
  return { rates, prior };
}

/** The rate of each row's code; the prior for a code outside the table. */
export function scoreLookup({ rates, prior }: Lookup, codes: ArrayLike<number>): Float64Array {
  return Float64Array.from(codes, (code) => rates[code] ?? prior);
}
