import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditGroups } from '../../src/domain/audit/groups.ts';
import { finish } from '../../src/domain/finish.ts';
import { countBlockPairs } from '../../src/domain/metrics/blockPairs.ts';
import { bootstrapDifference } from '../../src/domain/metrics/bootstrap.ts';
import { figuresOf } from '../../src/domain/metrics/confusion.ts';
import { delongPaired } from '../../src/domain/metrics/delong.ts';
import { performanceOf } from '../../src/domain/metrics/performance.ts';
import { confusionAt, thresholdIndex } from '../../src/domain/metrics/thresholds.ts';
import { createRandom } from '../../src/domain/network/random.ts';
import { against, plain, type Bench } from './bench.ts';
import { sklearnMetrics } from './metrics/sklearn.ts';

const ROWS = 1_000_000;
/** Weeks of a year, and community areas, beats and the like. */
const WEEKS = 52;
const GROUPS = 300;
const LOOKUPS = 100_000;
const TURNS = 5;

/** A million scores: every figure and curve, thresholds, comparison, bootstrap and audit. */
export const metrics: Bench = {
  name: 'metrics',
  async run({ log }) {
    log(`making ${ROWS.toLocaleString('en-US')} scores`);
    const { a, b, outcomes, week, group } = madeUpScores();
    const index = thresholdIndex(a, outcomes);
    log('measuring ours');
    const all = best(() => performanceOf(a, outcomes));
    const lookups = best(() => {
      for (let i = 0; i < LOOKUPS; i++) figuresOf(confusionAt(index, i / LOOKUPS));
    });
    const paired = best(() => delongPaired(a, b, outcomes));
    const pairs = () => finish(countBlockPairs(a, outcomes, week, WEEKS));
    const counted = best(pairs);
    const [first, second] = [pairs(), finish(countBlockPairs(b, outcomes, week, WEEKS))];
    const drawn = best(() => bootstrapDifference(first, second));
    const audit = best(() => auditGroups({ scores: a, outcomes, group, groups: GROUPS }, 0.5));
    log('measuring scikit-learn');
    const peer = peerOf(a, outcomes);
    return [
      against('metrics.all', all, peer, 'ms'),
      plain(
        'metrics.all.ms',
        quickest(() => performanceOf(a, outcomes)),
        'ms',
        'time that passes; every figure and curve of 1 M 32-bit scores; goal 300',
      ),
      plain(
        'metrics.threshold.us',
        (1000 * lookups) / LOOKUPS,
        'µs',
        'every figure at a threshold',
      ),
      plain('metrics.delongPaired.ms', paired, 'ms', 'two models, 1 M rows'),
      plain('metrics.blockPairs.ms', counted, 'ms', `one model, ${WEEKS} weeks`),
      plain('metrics.bootstrap.ms', drawn, 'ms', 'the difference of two, 500 replicates'),
      plain('metrics.audit.ms', audit, 'ms', `${GROUPS} groups, 1 M rows`),
    ];
  },
};

function madeUpScores() {
  const random = createRandom(1, 0);
  const a = Float32Array.from({ length: ROWS }, () => random.uniform() ** 2);
  return {
    a,
    b: a.map((score) => (3 * score + random.uniform()) / 4),
    outcomes: Uint8Array.from(a, (score) => Number(random.uniform() < score)),
    week: Uint16Array.from(a, (_, row) => Math.floor((row * WEEKS) / ROWS)),
    group: Uint16Array.from(a, () => Math.floor(GROUPS * random.uniform() ** 2)),
  };
}

/** The peer reads the same scores from files. */
function peerOf(scores: Float32Array, outcomes: Uint8Array) {
  const folder = mkdtempSync(join(tmpdir(), 'streetlight-metrics-'));
  try {
    writeFileSync(join(folder, 'scores.f32'), scores);
    writeFileSync(join(folder, 'outcomes.u8'), outcomes);
    return sklearnMetrics(folder, TURNS);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Milliseconds of processor time in the best of several turns, after one to warm up: what else the
 * machine does then weighs less. What clears memory on other threads meanwhile counts, too.
 */
function best(run: () => void): number {
  run();
  let least = Infinity;
  for (let turn = 0; turn < TURNS; turn++) {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** Milliseconds that pass in the quickest of several turns: what a person waits on an idle machine. */
function quickest(run: () => void): number {
  let least = Infinity;
  for (let turn = 0; turn < TURNS; turn++) {
    const start = performance.now();
    run();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}
