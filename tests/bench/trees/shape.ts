import type { FeaturePlan } from '../../../src/domain/features/plan.ts';
import type { Side } from '../../../src/domain/recipe/recipe.ts';
import type { TreesSpec } from '../../../src/domain/trees/spec.ts';
import type { TreesResult } from '../../../src/domain/trees/training.ts';

/** Rows of the three sides, each in a file `SIDE.bin`; plain data, for the page and for Python alike. */
export interface TreesShape extends Readonly<Record<Side, number>> {
  readonly fields: number;
  readonly numbers: number;
  readonly vocabulary: number;
  readonly plan: FeaturePlan;
}

/** What was grown in the page, with the AUC of the hold-out instead of the scores. */
export interface GrownInPage extends Omit<TreesResult, 'rowIds' | 'scores'> {
  readonly auc: number;
  readonly scored: number;
  /** What was said on the way. */
  readonly said: readonly string[];
}

/** What the page offers to those that drive it. */
export interface TreesPage {
  /** Grows trees from the rows of the files beside the page. */
  grow(spec: TreesSpec, shape: TreesShape): Promise<GrownInPage>;
  /** The same from so many planted rows. */
  growPlanted(spec: TreesSpec, rows: number): Promise<GrownInPage>;
  /** Cancels the growing from so many planted rows some time after its first word. */
  cancelPlanted(spec: TreesSpec, rows: number, afterMs: number): Promise<Cancelled>;
}

export interface Cancelled {
  /** The name of the error that the growing ended with. */
  readonly name: string;
  /** From the signal to that error. */
  readonly ms: number;
}
