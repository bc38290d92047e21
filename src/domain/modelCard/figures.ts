import type { Holding } from '../audit/arrestDefined.ts';
import type { Confusion } from '../metrics/confusion.ts';
import type { AucInterval } from '../metrics/delong.ts';
import type { CardComparison, CardGroups, CardModel } from './inputs.ts';

/** What a card asks of the scores in the database. */
export interface FiguresRequest {
  /** The card's model first, then those that it is measured against. */
  readonly models: readonly { readonly id: string; readonly name: string }[];
  /** The joined view's column of offences, for those that are recorded because of an arrest; null for none. */
  readonly offence: string | null;
  /** The joined view's columns whose levels are audited as groups, by what they are called. */
  readonly groups: readonly { readonly by: string; readonly column: string }[];
  readonly threshold: number;
}

/** What the scores of the hold-out say, for a card. */
export interface CardFigures {
  readonly rows: number;
  readonly models: readonly [CardModel, ...CardModel[]];
  readonly comparisons: readonly CardComparison[];
  readonly all: AucInterval;
  readonly withoutArrestDefined: AucInterval | null;
  readonly arrestDefined: { readonly codes: number; readonly holding: Holding } | null;
  readonly confusion: Confusion;
  readonly groups: readonly CardGroups[];
}
