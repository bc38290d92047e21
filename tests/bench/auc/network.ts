import type { Dataset } from '../../../src/domain/features/matrix.ts';
import { presetOf } from '../../../src/domain/network/presets.ts';
import type { NetworkSpec } from '../../../src/domain/network/spec.ts';
import { createGate } from '../../../src/engine/trainer/gate.ts';
import { createHeld } from '../../../src/engine/trainer/held.ts';
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

/** Trains the preset "Best" on one thread and scores the hold-out. */
export async function networkScores(
  data: Dataset,
  spec: NetworkSpec = presetOf('best').network(data.train.rows),
): Promise<{ readonly scores: Float32Array; readonly seconds: number }> {
  const all = createHeld();
  const held = all.get(all.add(data).id);
  const { scores, seconds } = await run(
    { id: 'bench', spec, held, resume: null, about: null, sides: ['holdout'] },
    RUNG,
    {
      signal: new AbortController().signal,
      gate: createGate(),
      onProgress: () => undefined,
      onCheckpoint: () => Promise.resolve(),
    },
  );
  return { scores, seconds };
}
