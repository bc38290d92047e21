import type { AucInterval } from '../metrics/delong.ts';

/** The three AUCs that always stand together; null where one was not measured. */
export interface ThreeAucs {
  readonly all: AucInterval;
  readonly withoutArrestDefined: AucInterval | null;
  readonly knownAtReport: AucInterval | null;
}

/** Models of one kind and of the same columns on either split; null where there is none. */
export interface SplitRow {
  readonly title: string;
  readonly random: ThreeAucs | null;
  readonly time: ThreeAucs | null;
}
