import { countClasses } from './classes.ts';
import { BANDS, type Bands as BandEdges } from '../scale.ts';
import { wilson, type ShareInterval } from './wilson.ts';

/** What happened in one band: its rows, its arrests, and the observed rate (95 % Wilson). */
export interface Band {
  readonly rows: number;
  readonly arrests: number;
  readonly rate: ShareInterval;
}

export interface Bands {
  readonly blue: Band;
  readonly middle: Band;
  readonly red: Band;
}

/** Counts rows and arrests by band of score. */
export function bands(
  scores: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  edges: BandEdges = BANDS,
): Bands {
  countClasses(scores, outcomes);
  const rows = [0, 0, 0];
  const arrests = [0, 0, 0];
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row]!;
    const band = score < edges.low ? 0 : score > edges.high ? 2 : 1;
    rows[band]!++;
    arrests[band]! += outcomes[row]!;
  }
  const bandOf = (i: number): Band => ({
    rows: rows[i]!,
    arrests: arrests[i]!,
    rate: wilson(arrests[i]!, rows[i]!),
  });
  return { blue: bandOf(0), middle: bandOf(1), red: bandOf(2) };
}
