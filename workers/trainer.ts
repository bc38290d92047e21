import { expose, transfer } from 'comlink';
import { buffersIn } from '../src/engine/buffersIn.ts';
import { guard } from '../src/engine/guard.ts';
import { browserStore } from '../src/engine/trainer/opfs.ts';
import { createTrainer } from '../src/engine/trainer/trainer.ts';
import type { TrainerEngine } from '../src/engine/trainer/trainer.ts';

const engine = createTrainer({ store: browserStore() });

/** The engine, with large answers moved instead of copied. */
const api: TrainerEngine = {
  ...engine,
  async train(...job) {
    const result = await engine.train(...job);
    return transfer(result, buffersIn(result));
  },
  async checkpoint(id) {
    const found = await engine.checkpoint(id);
    return transfer(found, buffersIn(found));
  },
};

expose(guard(api, 'training'));
postMessage({ ready: true });
