import type { Bands } from '../scale.ts';
import { BANDS } from '../scale.ts';

/** What the points' colours can mean. */
export type PointView = 'predicted' | 'actual' | 'residual' | 'difference';

/** A view of the points: its names, and how it lies on the one colour scale. */
export interface ViewSpec {
  readonly label: string;
  /** The legend's heading. */
  readonly title: string;
  /** What blue and red mean. */
  readonly ends: readonly [string, string];
  /** From −1 to 1 with neutral at 0; else from 0 to 1. */
  readonly signed: boolean;
  /** Where the scale is full blue and full red at first, as places from 0 to 1. */
  readonly edges: Bands;
}

export const POINT_VIEWS: Readonly<Record<PointView, ViewSpec>> = {
  predicted: {
    label: 'Predicted',
    title: 'Predicted probability of an arrest',
    ends: ['unlikely to lead to an arrest', 'likely'],
    signed: false,
    edges: BANDS,
  },
  actual: {
    label: 'Actual',
    title: 'What happened',
    ends: ['no arrest', 'arrest'],
    signed: false,
    edges: BANDS,
  },
  residual: {
    label: 'Residual',
    title: 'What happened, minus the prediction',
    ends: ['no arrest, though expected', 'arrest, though unexpected'],
    signed: true,
    edges: BANDS,
  },
  difference: {
    label: 'Net minus lookup',
    title: 'The network’s prediction, minus the lookup’s',
    ends: ['network lower', 'network higher'],
    signed: true,
    edges: { low: 0.4, high: 0.6 },
  },
};

/** A model's scores of the points, what happened, and another model's scores. */
export interface ViewInput {
  readonly scores: Float32Array;
  readonly outcomes: Uint8Array;
  /** For `difference`. */
  readonly other: Float32Array | null;
}

/** Where each point lies on the colour scale, 0 to 1; a signed view has its 0 in the middle. */
export function viewValues(view: PointView, { scores, outcomes, other }: ViewInput): Float32Array {
  if (view === 'predicted') return scores;
  if (view === 'actual') return Float32Array.from(outcomes);
  const values = new Float32Array(scores.length);
  if (view === 'residual') {
    for (let i = 0; i < values.length; i++) values[i] = (outcomes[i]! - scores[i]! + 1) / 2;
    return values;
  }
  if (!other) return values.fill(NaN);
  for (let i = 0; i < values.length; i++) values[i] = (scores[i]! - other[i]! + 1) / 2;
  return values;
}
