import type { AucDifference, AucInterval } from '../metrics/delong.ts';
import type { RollingFold } from './rollingOrigin.ts';

/** A network that was trained once more: its AUC, and what a lookup table reaches on the same rows. */
export interface JudgedOnce {
  readonly auc: AucInterval;
  readonly lookup: AucInterval | null;
  /** The network's AUC minus the lookup's. */
  readonly difference: AucDifference | null;
}

/** The same network from another seed, on the same rows. */
export interface SeedRun {
  readonly seed: number;
  readonly auc: number;
}

/** The network trained anew on all quarters before one, and judged on that. */
export interface RollingResult extends JudgedOnce {
  readonly fold: RollingFold;
}
