import { delongInterval, type AucInterval } from '../metrics/delong.ts';
import { ascending } from '../metrics/ranks.ts';
import { wilson, type ShareInterval } from '../metrics/wilson.ts';

/** Incidents of about one predicted probability, and what became of them. */
export interface CalibrationGroup {
  readonly incidents: number;
  readonly predicted: number;
  readonly observed: ShareInterval;
}

/** How good the predictions are for a part of the hold-out. */
export interface PartVerdict {
  readonly incidents: number;
  readonly arrests: number;
  readonly predicted: number;
  readonly observed: ShareInterval;
  /** With DeLong's 95 % interval; NaN where a class has fewer than two incidents. */
  readonly auc: AucInterval;
  /** By rising prediction, each with about as many incidents. */
  readonly calibration: readonly CalibrationGroup[];
}

const GROUPS = 10;
/** A group of fewer says nothing. */
const LEAST_GROUP = 20;

/** Judges the predictions for some incidents. */
export function judgePart(scores: Float64Array, outcomes: Uint8Array): PartVerdict {
  const incidents = scores.length;
  const order = ascending(scores);
  const groups = Math.max(1, Math.min(GROUPS, Math.floor(incidents / LEAST_GROUP)));
  const calibration = Array.from({ length: incidents === 0 ? 0 : groups }, (_, g) => {
    const rows = order.subarray(
      Math.round((g * incidents) / groups),
      Math.round(((g + 1) * incidents) / groups),
    );
    return groupOf(rows, scores, outcomes);
  });
  const { arrests, expected } = sums(order, scores, outcomes);
  return {
    incidents,
    arrests,
    predicted: expected / incidents,
    observed: wilson(arrests, incidents),
    auc: delongInterval(scores, outcomes),
    calibration,
  };
}

function groupOf(rows: Uint32Array, scores: Float64Array, outcomes: Uint8Array): CalibrationGroup {
  const { arrests, expected } = sums(rows, scores, outcomes);
  return {
    incidents: rows.length,
    predicted: expected / rows.length,
    observed: wilson(arrests, rows.length),
  };
}

function sums(rows: Uint32Array, scores: Float64Array, outcomes: Uint8Array) {
  let [arrests, expected] = [0, 0];
  for (const row of rows) {
    arrests += outcomes[row]!;
    expected += scores[row]!;
  }
  return { arrests, expected };
}
