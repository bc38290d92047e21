import { holdingOf, withoutDefined, type ArrestDefined } from '../audit/arrestDefined.ts';
import { auditGroups } from '../audit/groups.ts';
import { worstFirst } from '../audit/worst.ts';
import { countBlockPairs, type BlockPairs } from '../metrics/blockPairs.ts';
import { bootstrapAuc, bootstrapDifference } from '../metrics/bootstrap.ts';
import { delongInterval, delongPaired, type AucInterval } from '../metrics/delong.ts';
import { performanceOf, type Performance } from '../metrics/performance.ts';
import { confusionAt } from '../metrics/thresholds.ts';
import type { CardFigures } from './figures.ts';
import type { CardGroups, CardModel } from './inputs.ts';

/** A column of the hold-out as codes. */
export interface CodedColumn {
  readonly codes: Int32Array;
  /** By code. */
  readonly levels: readonly string[];
}

/** The hold-out's rows with what each model says of them. */
export interface HoldoutRows {
  readonly outcomes: Float64Array;
  readonly scores: readonly Float64Array[];
  readonly weeks: CodedColumn;
}

/** A model and its figures on these rows; the bootstrap draws whole weeks. */
export interface Measured {
  readonly card: CardModel;
  readonly performance: Performance;
  readonly pairs: BlockPairs;
}

/** Measures one model. */
export function measureModel(
  name: string,
  scores: Float64Array,
  { outcomes, weeks }: HoldoutRows,
): Measured {
  const performance = performanceOf(scores, outcomes);
  const pairs = finished(countBlockPairs(scores, outcomes, weeks.codes, weeks.levels.length));
  const { auc, averagePrecision, losses, equalMass } = performance;
  const card: CardModel = {
    ...{ name, auc, averagePrecision, byWeek: weekly(bootstrapAuc(pairs)) },
    ...{ logLoss: losses.logLoss, brier: losses.brier, calibrationError: equalMass.error },
  };
  return { card, performance, pairs };
}

/** The card's figures of models that are measured; the first is the card's. */
export function cardFigures(
  measured: readonly [Measured, ...Measured[]],
  rows: HoldoutRows,
  threshold: number,
  groups: readonly CardGroups[],
  defined: Defined | null,
): CardFigures {
  const [own, ...others] = measured;
  const { outcomes, scores } = rows;
  return {
    rows: outcomes.length,
    models: [own.card, ...others.map(({ card }) => card)],
    comparisons: others.map(({ card, pairs }, i) => ({
      other: card.name,
      difference: delongPaired(scores[0]!, scores[i + 1]!, outcomes),
      byWeek: weekly(bootstrapDifference(own.pairs, pairs)),
    })),
    all: own.performance.auc,
    withoutArrestDefined: defined && withoutThem(defined, scores[0]!, outcomes),
    arrestDefined: defined && {
      codes: defined.among.length,
      holding: holdingOf(defined.among, defined.column.codes, outcomes),
    },
    confusion: confusionAt(own.performance.index, threshold),
    groups,
  };
}

/** Offences that training rows have nearly only with an arrest, and the hold-out's offences. */
export interface Defined {
  readonly among: readonly ArrestDefined[];
  readonly column: CodedColumn;
}

/** Groups by the levels of a column, worst calibration first. */
export function cardGroups(
  by: string,
  { codes, levels }: CodedColumn,
  { outcomes, scores }: HoldoutRows,
  threshold: number,
): CardGroups {
  const rows = { scores: scores[0]!, outcomes };
  const audits = auditGroups({ ...rows, group: codes, groups: levels.length }, threshold);
  const one = { group: new Uint8Array(outcomes.length), groups: 1 };
  const [overall] = auditGroups({ ...rows, ...one }, threshold);
  if (!overall) return { by, groups: [] };
  const sorted = worstFirst(audits, 'calibration', overall);
  return { by, groups: sorted.map((audit) => ({ name: levels[audit.group]!, audit })) };
}

function withoutThem(
  { among, column }: Defined,
  scores: Float64Array,
  outcomes: Float64Array,
): AucInterval | null {
  const kept = withoutDefined(among, column.codes);
  const isKept = (_: number, row: number) => kept[row] === 1;
  const left = outcomes.filter(isKept);
  // One class alone has no AUC.
  if (!left.includes(0) || !left.includes(1)) return null;
  return delongInterval(scores.filter(isKept), left);
}

/** An interval of fewer than two weeks is none. */
function weekly<T extends { readonly low: number }>(interval: T): T | null {
  return Number.isNaN(interval.low) ? null : interval;
}

function finished<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value as T;
  }
}
