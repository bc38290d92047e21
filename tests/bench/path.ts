import { DEFAULTS } from '../driver/options.ts';
import { runStudy } from '../driver/study.ts';
import { against, plain, type Bench } from './bench.ts';

const EPOCHS = 2;

/** The whole path on the simulated city, as a person goes it. */
export const path: Bench = {
  name: 'path',
  async run({ log }) {
    const { result, report, fault } = await runStudy({
      ...DEFAULTS,
      settings: { epochs: EPOCHS },
      log,
    });
    if (result === null) throw new Error(`The path broke off: ${fault ?? 'without a word'}`);
    const { timings, model, metrics, baselines } = result;
    const lookup = baselines.find(({ name }) => /lookup/i.test(name)) ?? baselines[0];
    const note = `sample, ${EPOCHS} epochs`;
    return [
      plain('path.load.ms', timings.load, 'ms', 'generating the sample included'),
      plain('path.join.ms', timings.join, 'ms', note),
      plain('path.features.ms', timings.features, 'ms', note),
      plain('path.train.ms', timings.train, 'ms', note),
      plain('path.train.samplesPerSecond', model.samplesPerSecond, 'samples/s', model.backend),
      plain(
        'path.train.longTasks',
        report.whileTraining?.count ?? null,
        'tasks',
        `over 50 ms on the page’s thread; the longest ${String(Math.round(report.whileTraining?.longestMs ?? NaN))} ms; goal 0`,
      ),
      plain('path.score.ms', timings.score, 'ms', note),
      plain('path.memory.peakBytes', report.memory.peakBytes, 'bytes', report.memory.note),
      against(
        'path.auc',
        metrics.auc,
        { name: lookup?.name ?? 'lookup', value: lookup?.auc ?? null, note: 'same hold-out' },
        'AUC',
      ),
    ];
  },
};
