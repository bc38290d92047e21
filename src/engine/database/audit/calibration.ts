import type { CalibrationAudit } from '../../../domain/audit/found.ts';
import {
  calibrate,
  calibrationFigures,
  CALIBRATIONS,
  type Calibrator,
} from '../../../domain/metrics/calibrate.ts';
import { reliability } from '../../../domain/metrics/reliability.ts';
import { thresholdIndex } from '../../../domain/metrics/thresholds.ts';
import type { Session } from '../session.ts';
import { readRows } from './rows.ts';

const KINDS = Object.keys(CALIBRATIONS) as readonly Calibrator['kind'][];

/** Fits every way of calibrating on the validation rows, and judges it on the hold-out. */
export async function auditCalibration(session: Session, model: string): Promise<CalibrationAudit> {
  const read = (side: 'validation' | 'holdout') =>
    readRows(session, 'Reading scores to calibrate', { side, models: [model] });
  const validation = await read('validation');
  const holdout = await read('holdout');
  const [scores = new Float64Array()] = holdout.scores;
  const fitted = thresholdIndex(validation.scores[0] ?? [], validation.outcomes);
  return {
    before: calibrationFigures(thresholdIndex(scores, holdout.outcomes)),
    trials: KINDS.map((kind) => {
      const calibrator = CALIBRATIONS[kind].fit(fitted);
      const after = thresholdIndex(calibrate(calibrator, scores), holdout.outcomes);
      return {
        kind,
        temperature: calibrator.kind === 'temperature' ? calibrator.temperature : null,
        figures: calibrationFigures(after),
        bins: reliability(after, 'equal mass'),
      };
    }),
  };
}
