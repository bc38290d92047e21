import type { Dataset } from '../../../src/domain/features/matrix.ts';
import { EXAMPLE_2015, type NetworkSpec } from '../../../src/domain/network/spec.ts';
import { SIDES } from '../../../src/domain/recipe/recipe.ts';
import type { Rung } from '../../../src/engine/trainer/rung.ts';
import { hostTraits } from '../../../src/engine/trainer/rungs/hostTraits.ts';
import { run } from '../../../src/engine/trainer/run.ts';
import { NO_HELPERS } from '../../../src/engine/trainer/wasm/helpers.ts';
import { createWasmSession } from '../../../src/engine/trainer/wasm/session.ts';
import { compileKernels } from '../../engine/trainer/kernelsInNode.ts';

/** The app's own WASM trainer on one thread, its kernels from the disk. */
const RUNG: Rung = {
  ...hostTraits,
  backend: 'wasm',
  load: () => Promise.resolve(),
  createSession: (problem) => createWasmSession(compileKernels, NO_HELPERS, problem),
};

const FEW_ROWS = 400_000;

/** What our experiments settled on for all features: AdamW, a short warm-up, then straight down to 0. */
export function bestSpec(rows: number): NetworkSpec {
  return {
    ...EXAMPLE_2015,
    hidden: [200, 200],
    dropout: 0.15,
    l1: 0,
    l2: 0.01,
    epochs: 4,
    batchSize: rows < FEW_ROWS ? 256 : 1024,
    learningRate: 1.5e-3,
    finalRateShare: 0,
    warmUpSteps: 200,
  };
}

/** Trains on one thread and scores the hold-out. */
export async function networkScores(
  data: Dataset,
  spec: NetworkSpec = bestSpec(data.train.rows),
): Promise<{ readonly scores: Float32Array; readonly seconds: number }> {
  const result = await run(
    { spec, backend: 'wasm', data },
    RUNG,
    new AbortController().signal,
    () => undefined,
  );
  const before = SIDES.slice(0, -1).reduce((sum, side) => sum + data[side].rows, 0);
  return { scores: result.scores.subarray(before), seconds: result.seconds };
}
