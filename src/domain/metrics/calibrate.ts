import { fitIsotonic, isotonicRate, type Isotonic } from './isotonic.ts';
import { lossesOf } from './losses.ts';
import { calibrationError, reliability } from './reliability.ts';
import { fitTemperature, tempered, type Temperature } from './temperature.ts';
import { thresholdIndex, type ThresholdIndex } from './thresholds.ts';

/** A fitted map from scores to better probabilities; plain data. */
export type Calibrator = Temperature | Isotonic;

/** How each kind is fitted. Fit on validation rows, never on those that are then judged. */
export const CALIBRATIONS: Readonly<
  Record<Calibrator['kind'], { label: string; fit: (validation: ThresholdIndex) => Calibrator }>
> = {
  temperature: { label: 'Temperature', fit: fitTemperature },
  isotonic: { label: 'Isotonic regression', fit: fitIsotonic },
};

/** Scores through a calibrator. */
export function calibrate(
  calibrator: Calibrator,
  scores: ArrayLike<number>,
): Float64Array<ArrayBuffer> {
  return Float64Array.from(scores, (score) =>
    calibrator.kind === 'isotonic'
      ? isotonicRate(calibrator, score)
      : tempered(score, calibrator.temperature),
  );
}

/** How well probabilities keep their promise. */
export interface CalibrationFigures {
  readonly equalWidthError: number;
  readonly equalMassError: number;
  readonly brier: number;
  readonly logLoss: number;
}

/** The figures of rows that are counted up already. */
export function calibrationFigures(index: ThresholdIndex): CalibrationFigures {
  const { brier, logLoss } = lossesOf(index);
  return {
    equalWidthError: calibrationError(reliability(index, 'equal width')),
    equalMassError: calibrationError(reliability(index, 'equal mass')),
    ...{ brier, logLoss },
  };
}

/** The same rows before and after a calibrator. */
export function beforeAndAfter(
  calibrator: Calibrator,
  scores: ArrayLike<number>,
  outcomes: ArrayLike<number>,
): { before: CalibrationFigures; after: CalibrationFigures } {
  const of = (values: ArrayLike<number>) => calibrationFigures(thresholdIndex(values, outcomes));
  return { before: of(scores), after: of(calibrate(calibrator, scores)) };
}
