import type { TrainingProgress } from '../../domain/network/training.ts';
import type { OnProgress } from '../../domain/progress.ts';

/** Time between two reports. */
const REPORT_MS = 200;

/** Keeps a run's time and reports its steps. */
export interface Clock {
  /** `rows` more were trained on, with this sum of log-losses, in this time. */
  trained(rows: number, lossSum: number, ms: number): void;
  /** The hold-out was scored in this time. */
  scored(ms: number): void;
  /** Training rows a second so far, scoring left out. */
  samplesPerSecond(): number;
  /** Time since the start. */
  seconds(): number;
}

/** Starts the clock of a run over `rows` rows and `epochs` epochs. */
export function createClock(
  rows: number,
  epochs: number,
  onProgress: OnProgress<TrainingProgress>,
): Clock {
  const started = performance.now();
  const all = { rows: 0, ms: 0 };
  let recent = { rows: 0, ms: 0, loss: 0 };
  let reported = started;
  let scoreMs = 0;

  const secondsLeft = () => {
    const scoresLeft = epochs - Math.min(epochs - 1, Math.floor(all.rows / rows));
    return ((rows * epochs - all.rows) * (all.ms / all.rows) + scoresLeft * scoreMs) / 1000;
  };
  const report = () => {
    onProgress({
      kind: 'step',
      epoch: all.rows / rows,
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
    samplesPerSecond: () => (all.rows / all.ms) * 1000,
    seconds: () => (performance.now() - started) / 1000,
  };
}
