import { standardised } from './numbers.ts';
import type { Numeric } from './plan.ts';

/** A number's place among those of a row. */
export interface Placed extends Numeric {
  readonly offset: number;
}

/** Where each number of a plan lies in a row: its flag, if it has one, comes right after it. */
export function placed(numerics: readonly Numeric[]): Placed[] {
  let offset = 0;
  return numerics.map((numeric) => {
    const at = offset;
    offset += numeric.flagMissing ? 2 : 1;
    return { ...numeric, offset: at };
  });
}

/** Writes one value, standardised, and its flag. */
export function writeNumber(
  values: Float32Array,
  at: number,
  value: number,
  numeric: Numeric,
): void {
  values[at] = standardised(value, numeric);
  if (numeric.flagMissing) values[at + 1] = Number.isNaN(value) ? 1 : 0;
}
