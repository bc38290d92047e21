import { afterAll, describe, expect, it, vi } from 'vitest';
import { initialWeights } from '../../../src/domain/network/initial.ts';
import { rowOrder } from '../../../src/domain/network/order.ts';
import type { NetworkSpec } from '../../../src/domain/network/spec.ts';
import { NO_HELPERS } from '../../../src/engine/trainer/wasm/helpers.ts';
import type { Helpers } from '../../../src/engine/trainer/wasm/helpers.ts';
import { createWasmSession } from '../../../src/engine/trainer/wasm/session.ts';
import { createThread, type ThreadJob } from '../../../src/engine/trainer/wasm/thread.ts';
import { compileKernels } from './kernelsInNode.ts';
import { plantedRows, smallSpec } from './problems.ts';
import { helpersInNode } from './threadsInNode.ts';

const helpers = helpersInNode(2);
afterAll(() => helpers.end());

/** What a session sends to its one helper, which never comes. */
async function jobOfHelper(): Promise<ThreadJob> {
  const train = plantedRows({ rows: 256, fields: 2, levels: 3, numbers: 1, seed: 5 });
  const spec = smallSpec({ hidden: [4], batchSize: 256 });
  const initial = initialWeights(spec, { ...train, vocabulary: 6 });
  const sent: ThreadJob[] = [];
  const helper: Helpers = {
    count: 1,
    start: (jobs) => {
      sent.push(...jobs);
      return Promise.resolve();
    },
  };
  const problem = { spec, train, vocabulary: 6, initial, moments: null, steps: 1 };
  await createWasmSession(compileKernels, helper, problem);
  return sent[0]!;
}

/** Losses, weights and logits after some steps of batches that divide into no equal parts. */
async function trained(change: Partial<NetworkSpec>, threads: Helpers) {
  const train = plantedRows({ rows: 1500, fields: 7, levels: 9, numbers: 3, seed: 5 });
  const spec = smallSpec({ hidden: [44, 30], batchSize: 1024, dropout: [0.3], ...change });
  const initial = initialWeights(spec, { ...train, vocabulary: 63 });
  const problem = { spec, train, vocabulary: 63, initial, moments: null, steps: 12 };
  const session = await createWasmSession(compileKernels, threads, problem);
  for (let step = 0; step < 12; step++) session.step(rowOrder(1000 - step, 13 * step), step);
  const losses = await session.takeLoss();
  const result = { losses, weights: await session.weights() };
  const logits = await session.logits(train, 3, 1499);
  session.dispose();
  return { ...result, logits };
}

const kinds: [string, Partial<NetworkSpec>][] = [
  ['a rectifier', {}],
  ['maxout with a bound on norms', { activation: 'maxout', maxNorm: 0.8, inputDropout: 0.1 }],
  ['an embedding under maxout', { embedding: 21, activation: 'maxout', maxNorm: 0.8 }],
  ['tanh with momentum', { activation: 'tanh', optimiser: { kind: 'sgd', momentum: 0.9 } }],
];

describe('three threads', () => {
  it.each(kinds)('give the weights and scores of one, to the bit: %s', async (_, change) => {
    expect(await trained(change, helpers)).toEqual(await trained(change, NO_HELPERS));
  });

  it('wait for their next order without end, since a training may be paused', async () => {
    const { memory, plan, ...job } = await jobOfHelper();
    const words = new Int32Array(memory.buffer, plan.signals, 5);
    const [ROUND, KIND, END] = [1, 2, 2];
    const wait = vi.spyOn(Atomics, 'wait').mockImplementation(() => {
      words[KIND] = END;
      Atomics.add(words, ROUND, 1);
      return 'ok';
    });
    createThread({ memory, plan, ...job }).follow();
    expect(wait.mock.calls.map(([, , , patience]) => patience)).toEqual([Infinity]);
    vi.restoreAllMocks();
  });

  it('go on after rows that are refused while they are at others', async () => {
    const rows = plantedRows({ rows: 700, fields: 2, levels: 3, numbers: 1, seed: 5 });
    const broken = { ...rows, codes: rows.codes.with(2 * 600, 6) };
    const spec = smallSpec({ hidden: [8], batchSize: 256 });
    const initial = initialWeights(spec, { ...rows, vocabulary: 6 });
    const problem = { spec, train: rows, vocabulary: 6, initial, moments: null, steps: 1 };
    const session = await createWasmSession(compileKernels, helpers, problem);
    const before = await session.logits(rows, 0, 700);
    await expect(session.logits(broken, 0, 700)).rejects.toThrow('past the vocabulary');
    expect(await session.logits(rows, 0, 700)).toEqual(before);
    session.dispose();
  });

  it('take part only where there are rows for all', async () => {
    let asked = -1;
    const counting: Helpers = {
      count: 7,
      start: (jobs) => {
        asked = jobs.length;
        return Promise.resolve();
      },
    };
    await trained({ batchSize: 32, hidden: [] }, counting).catch(() => undefined);
    expect(asked).toBe(0);
  });
});
