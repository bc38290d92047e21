import { SIDES, type Side } from '../recipe/recipe.ts';

/**
 * Rows ready for a network. Row `i` has `fields` categorical codes at `codes[i * fields]` and
 * `numbers` standardised values at `values[i * numbers]`.
 *
 * Codes are global: field `f`'s local code plus the vocabulary of the fields before it, so that one
 * [vocabulary x units] table holds every field's rows.
 */
export interface FeatureMatrix {
  readonly rows: number;
  readonly fields: number;
  readonly numbers: number;
  /** The incident's row id in the joined view. */
  readonly rowIds: Int32Array<ArrayBuffer>;
  readonly codes: Uint16Array<ArrayBuffer>;
  readonly values: Float32Array<ArrayBuffer>;
  /** 1 where the incident led to an arrest, else 0. */
  readonly outcomes: Uint8Array<ArrayBuffer>;
}

/** The sides of the split under one feature plan; `vocabulary` bounds every code. */
export interface Dataset extends Readonly<Record<Side, FeatureMatrix>> {
  readonly vocabulary: number;
}

/** The buffers of a dataset, for a transfer to another thread. */
export function buffersOf(dataset: Dataset): ArrayBuffer[] {
  return SIDES.map((side) => dataset[side]).flatMap((m) => [
    m.rowIds.buffer,
    m.codes.buffer,
    m.values.buffer,
    m.outcomes.buffer,
  ]);
}
