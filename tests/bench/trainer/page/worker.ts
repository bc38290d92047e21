import { expose } from 'comlink';
import type { FeatureMatrix } from '../../../../src/domain/features/matrix.ts';
import { initialWeights } from '../../../../src/domain/network/initial.ts';
import { rowOrder, shuffle } from '../../../../src/domain/network/order.ts';
import { createRandom } from '../../../../src/domain/network/random.ts';
import { EXAMPLE_2015 } from '../../../../src/domain/network/spec.ts';
import { createPace } from '../../../../src/engine/trainer/pace.ts';
import { webgpuRung } from '../../../../src/engine/trainer/rungs/webgpu.ts';
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
/** What a graphics device has is waited for about as often as in the app: it would take any number of steps. */
const ASYNCHRONOUS: readonly Contestant[] = ['webgpu', 'tfjsWebgpu'];
/** As many as a training has, about: later a network has more zeros, and takes less time. */
const EPOCHS = 4;

const page: BenchPage = {
  trainForMemory,
  async prepare(given) {
    shape = given;
    train = readRows(await (await fetch('/rows.bin')).arrayBuffer(), given);
  },
  async race(who, dropout, ms) {
    const session = await enter(who, dropout);
    if (!session || !train || !shape) return null;
    const order = rowOrder(train.rows);
    shuffle(order, createRandom(1, 2));
    const { batch } = shape;
    const perEpoch = Math.floor(train.rows / batch);
    let step = 0;
    const take = (count: number) => {
      for (const end = step + count; step < end; step++) {
        const from = (step % perEpoch) * batch;
        session.step(order.subarray(from, from + batch), step);
      }
      return count;
    };
    // Compiles what is compiled at its first use.
    take(1);
    await session.takeLoss();
    const pace = createPace();
    const started = performance.now();
    let taken = 0;
    while (taken < EPOCHS * perEpoch && performance.now() - started < ms) {
      const burst = performance.now();
      taken += take(ASYNCHRONOUS.includes(who) ? pace.burst : 1);
      if (!ASYNCHRONOUS.includes(who)) continue;
      await session.takeLoss();
      pace.took(performance.now() - burst);
    }
    await session.takeLoss();
    const seconds = (performance.now() - started) / 1000;
    session.dispose();
    return (taken * batch) / seconds;
  },
  async graphics() {
    if (!('gpu' in navigator)) return null;
    const adapter = await navigator.gpu.requestAdapter();
    if (!adapter) return null;
    const { vendor, architecture, device, description } = adapter.info;
    const name = [vendor, architecture, device, description].filter(Boolean).join(' ');
    return { name: name || 'unnamed', software: (await webgpuRung.findSoftware()) !== null };
  },
};

async function enter(who: Contestant, dropout: number): Promise<Session | null> {
  if (!train || !shape) throw new Error('Nothing is prepared.');
  const { hidden, batch, vocabulary } = shape;
  const spec = { ...EXAMPLE_2015, hidden, batchSize: batch, dropout: [dropout] };
  const initial = initialWeights(spec, { ...train, vocabulary });
  const problem: Problem = { spec, train, vocabulary, initial, moments: null, steps: STEPS };
  if (who === 'tfjs') return createStockSession('wasm', problem);
  if (who === 'tfjsWebgpu') return createStockSession('webgpu', problem);
  if (who === 'webgpu') {
    await webgpuRung.load(true);
    return webgpuRung.createSession(problem);
  }
  if (who === 'wasm1') return createWasmSession(compileKernels, NO_HELPERS, problem);
  const found = await helpers;
  if (found.count === 0) return null;
  return createWasmSession(compileKernels, { ...found, count: 1 }, problem);
}

expose(page);
