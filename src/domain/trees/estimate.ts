import { GROWING, type TreeKind, type TreesSpec } from './spec.ts';

/** What growing trees will take, at most. */
export interface TreesEstimate {
  /** On one core; boosting may stop earlier. */
  readonly seconds: number;
  /** Of the library's memory. */
  readonly bytes: number;
}

/** As measured on 20,000 to 190,405 rows of Chicago 2015, one core; both grow in proportion to the rows. */
const COSTS: Record<
  TreeKind,
  { readonly ns: number; readonly perValue: number; readonly perRow: number }
> = {
  /** `ns` is for each value and tree; a value is kept, and kept again in sorted order. */
  boosted: { ns: 75, perValue: 16, perRow: 0 },
  /** Each row of a forest ends in so many more nodes. */
  forest: { ns: 150, perValue: 8, perRow: 6_700 },
};
const LIBRARY_BYTES = 17e6;

/** The estimate for so many training rows of so many columns (fields and numbers). */
export function estimateTrees(
  { kind, mostRows }: TreesSpec,
  trainRows: number,
  columns: number,
): TreesEstimate {
  const rows = Math.min(trainRows, mostRows);
  const { ns, perValue, perRow } = COSTS[kind];
  return {
    seconds: rows * columns * GROWING[kind].mostTrees * ns * 1e-9,
    bytes: LIBRARY_BYTES + rows * (columns * perValue + perRow),
  };
}
