import { SIDES, type Side } from '../recipe/recipe.ts';

/**
 * Rows ready for a network. Row `i` has `fields` categorical codes at `codes[i * fields]` and `numbers`
 * standardised values: first its own, one after the other in `values`, then those of each link's line.
 * `linked.ts` reads them.
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
  /** Numbers that rows have in common; without any, all are in `values`. */
  readonly links?: readonly LinkedNumbers[];
  /** 1 where the incident led to an arrest, else 0. */
  readonly outcomes: Uint8Array<ArrayBuffer>;
}

/** Numbers of a small table, a day's or an area's: kept once, and looked up by each row. */
export interface LinkedNumbers {
  readonly width: number;
  /** Line `k` begins at `lines[k * width]`. The sides of a dataset share them. */
  readonly lines: Float32Array<ArrayBuffer>;
  /** Each row's line. */
  readonly lineOf: Uint16Array<ArrayBuffer> | Int32Array<ArrayBuffer>;
}

/** The sides of the split under one feature plan; `vocabulary` bounds every code. */
export interface Dataset extends Readonly<Record<Side, FeatureMatrix>> {
  readonly vocabulary: number;
}

/** The buffers of a dataset, for a transfer to another thread. */
export function buffersOf(dataset: Dataset): ArrayBuffer[] {
  const all = SIDES.map((side) => dataset[side]).flatMap((m) => [
    m.rowIds.buffer,
    m.codes.buffer,
    m.values.buffer,
    m.outcomes.buffer,
    ...(m.links ?? []).flatMap(({ lines, lineOf }) => [lines.buffer, lineOf.buffer]),
  ]);
  return [...new Set(all)];
}
