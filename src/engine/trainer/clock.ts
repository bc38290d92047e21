import type { TrainingProgress } from '../../domain/network/training.ts';
import type { OnProgress } from '../../domain/progress.ts';

/** Time between two reports. */
const REPORT_MS = 200;

/** Keeps a run's time and reports its steps. */
export interface Clock {
  /** `rows` more were trained on, with this sum of log-losses, in this time. */
  trained(rows: number, lossSum: number, ms: number): void;
  /** The validation rows were scored in this time. */
  scored(ms: number): void;
  /** The run was paused for this time. */
  rested(ms: number): void;
  /** Epochs done, with the fraction of the current one. */
  epoch(): number;
  /** Training rows a second so far, scoring left out; 0 before the first. */
  samplesPerSecond(): number;
  /** Time since the start, pauses left out. */
  seconds(): number;
}

/** Starts the clock of a run over `rows` rows and `epochs` epochs, of which some are done. */
export function createClock(
  rows: number,
  epochs: number,
  done: number,
  onProgress: OnProgress<TrainingProgress>,
): Clock {
  const started = performance.now();
  const all = { rows: 0, ms: 0 };
  let recent = { rows: 0, ms: 0, loss: 0 };
  let reported = started;
  let [scoreMs, restMs] = [0, 0];
  const epochsLeft = epochs - done;

  const secondsLeft = () => {
    const scoresLeft = epochsLeft - Math.min(epochsLeft - 1, Math.floor(all.rows / rows));
    return ((rows * epochsLeft - all.rows) * (all.ms / all.rows) + scoresLeft * scoreMs) / 1000;
  };
  const epoch = () => done + all.rows / rows;
  const report = () => {
    onProgress({
      kind: 'step',
      epoch: epoch(),
      epochs,
      loss: recent.loss / recent.rows,
      samplesPerSecond: (recent.rows / recent.ms) * 1000,
      secondsLeft: secondsLeft(),
    });
    recent = { rows: 0, ms: 0, loss: 0 };
    reported = performance.now();
  };

  return {
    trained(more, lossSum, ms) {
      all.rows += more;
      all.ms += ms;
      recent.rows += more;
      recent.ms += ms;
      recent.loss += lossSum;
      if (performance.now() - reported >= REPORT_MS) report();
    },
    scored(ms) {
      scoreMs = ms;
    },
    rested(ms) {
      restMs += ms;
    },
    epoch,
    samplesPerSecond: () => (all.ms > 0 ? (all.rows / all.ms) * 1000 : 0),
    seconds: () => (performance.now() - started - restMs) / 1000,
  };
}
