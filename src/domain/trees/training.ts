import type { Dataset } from '../features/matrix.ts';
import type { FeaturePlan } from '../features/plan.ts';
import type { TreeKind, TreesSpec } from './spec.ts';

export interface TreesJob {
  readonly spec: TreesSpec;
  readonly plan: FeaturePlan;
  readonly data: Dataset;
}

/** What was grown; null where the library did not say. */
export interface Grown {
  readonly trees: number | null;
  readonly nodes: number | null;
  /** Questions from the root to the deepest leaf. */
  readonly depth: number | null;
  /** What the trees' questions are about, by the share of all gain; the largest first. */
  readonly leansOn: readonly Leaning[];
}

export interface Leaning {
  /** The name of the field or number. */
  readonly name: string;
  /** 0 to 1. */
  readonly share: number;
}

export interface TreesResult extends Grown {
  readonly kind: TreeKind;
  /** Training rows grown from: all, or the sample's. */
  readonly trainedRows: number;
  /** Training rows that there were. */
  readonly trainRows: number;
  /** From the first row to the last tree. */
  readonly seconds: number;
  readonly scoreMs: number;
  /** Bytes that the library's memory had grown to. */
  readonly memory: number;
  /** Every row of the dataset, side by side in the order of `SIDES`. */
  readonly rowIds: Int32Array<ArrayBuffer>;
  /** Predicted probability of an arrest for each of them. */
  readonly scores: Float32Array<ArrayBuffer>;
}
