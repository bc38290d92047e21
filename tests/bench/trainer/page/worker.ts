import { expose } from 'comlink';
import type { FeatureMatrix } from '../../../../src/domain/features/matrix.ts';
import { initialWeights } from '../../../../src/domain/network/initial.ts';
import { rowOrder, shuffle } from '../../../../src/domain/network/order.ts';
import { createRandom } from '../../../../src/domain/network/random.ts';
import { EXAMPLE_2015 } from '../../../../src/domain/network/spec.ts';
import type { Problem, Session } from '../../../../src/engine/trainer/session.ts';
import { compileKernels } from '../../../../src/engine/trainer/wasm/compile.ts';
import { findHelpers, NO_HELPERS } from '../../../../src/engine/trainer/wasm/helpers.ts';
import { createWasmSession } from '../../../../src/engine/trainer/wasm/session.ts';
import { readRows } from '../rows.ts';
import type { BenchPage, BenchShape, Contestant } from '../shape.ts';
import { trainForMemory } from './memory.ts';
import { createStockSession } from './stock.ts';

const STEPS = 1_000_000;

let shape: BenchShape | null = null;
let train: FeatureMatrix | null = null;
const helpers = findHelpers();
/** A contestant is kept between races: its code stays warm. */
const sessions = new Map<string, { session: Session; step: number }>();

const page: BenchPage = {
  trainForMemory,
  async prepare(given) {
    shape = given;
    train = readRows(await (await fetch('/rows.bin')).arrayBuffer(), given);
  },
  async race(who, dropout, ms) {
    const key = `${who} ${dropout}`;
    const known = sessions.get(key);
    const session = known?.session ?? (await enter(who, dropout));
    if (!session || !train || !shape) return null;
    const entry = known ?? { session, step: 0 };
    sessions.set(key, entry);
    const order = rowOrder(train.rows);
    shuffle(order, createRandom(1, 2));
    const perEpoch = Math.floor(train.rows / shape.batch);
    const started = performance.now();
    let rows = 0;
    while (performance.now() - started < ms) {
      const from = (entry.step % perEpoch) * shape.batch;
      session.step(order.subarray(from, from + shape.batch), entry.step++);
      rows += shape.batch;
    }
    await session.takeLoss();
    return (rows * 1000) / (performance.now() - started);
  },
};

async function enter(who: Contestant, dropout: number): Promise<Session | null> {
  if (!train || !shape) throw new Error('Nothing is prepared.');
  const { hidden, batch, vocabulary } = shape;
  const spec = { ...EXAMPLE_2015, hidden, batchSize: batch, dropout: [dropout] };
  const initial = initialWeights(spec, { ...train, vocabulary });
  const problem: Problem = { spec, train, vocabulary, initial, moments: null, steps: STEPS };
  if (who === 'tfjs') return createStockSession(problem);
  if (who === 'wasm1') return createWasmSession(compileKernels, NO_HELPERS, problem);
  const found = await helpers;
  if (found.count === 0) return null;
  return createWasmSession(compileKernels, { ...found, count: 1 }, problem);
}

expose(page);
