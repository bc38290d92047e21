import type { FeatureMatrix } from '../../../domain/features/matrix.ts';
import { rowOrder } from '../../../domain/network/order.ts';
import type { NetworkWeights } from '../../../domain/network/training.ts';
import type { Problem, Session } from '../session.ts';
import { createBatchWriter } from './batch.ts';
import type { Helpers } from './helpers.ts';
import { makePlan, shufflePatterns } from './plan.ts';
import { makeShares } from './shares.ts';
import { createThread } from './thread.ts';
import { putWeights, takeWeights } from './weights.ts';
import type { Which } from './weights.ts';

const PAGE = 2 ** 16;
/** Rows scored at a time where batches are smaller. */
const LEAST_BATCH = 256;
/** With fewer rows a thread waits for the others longer than it works. */
const ROWS_PER_THREAD = 32;

/** Compiles the kernels for memory of one thread, or of several. */
export type CompileKernels = (shared: boolean) => Promise<WebAssembly.Module>;

/** Puts a network into training on our kernels, on this thread and as many helpers as pay. */
export async function createWasmSession(
  compile: CompileKernels,
  helpers: Helpers,
  problem: Problem,
): Promise<Session> {
  const { spec, train, vocabulary, initial, moments, steps } = problem;
  const { fields, numbers } = train;
  const batch = Math.max(LEAST_BATCH, Math.min(spec.batchSize, train.rows));
  const threads = 1 + Math.min(helpers.count, Math.floor(spec.batchSize / ROWS_PER_THREAD) - 1);
  const plan = makePlan(spec, { vocabulary, fields, numbers }, batch, Math.max(1, threads));
  const shared = plan.scratch.length > 1;
  const module = await compile(shared);
  const memory = createMemory(plan.bytes, shared);
  const shares = makeShares(plan, usesOf(train, vocabulary), train.rows);
  const floats = new Float32Array(memory.buffer);
  new Uint8Array(memory.buffer).set(shufflePatterns(), plan.shuffles);
  const put = (which: Which, from: NetworkWeights) => putWeights(floats, plan, spec, which, from);
  const taken = (which: Which) => takeWeights(floats, plan, spec, which);
  put('weights', initial);
  if (moments) {
    put('first', moments.first);
    put('second', moments.second);
  }
  const [leader, ...followers] = shares.map((share) => ({
    ...{ module, memory, spec, steps, plan, share },
  }));
  await helpers.start(followers);
  const thread = createThread(leader!);
  const writer = createBatchWriter(memory.buffer, plan);
  let lossSum = 0;

  return {
    step(rows, step) {
      writer.write(train, rows);
      thread.lead({ kind: 'train', rows: rows.length, step });
      const losses = new Float64Array(
        memory.buffer,
        plan.losses,
        Math.ceil(rows.length / plan.chunk),
      );
      for (const loss of losses) lossSum += loss;
    },
    async takeLoss() {
      const taken = lossSum;
      lossSum = 0;
      return taken;
    },
    async logits(matrix, from, to) {
      const { z, sums } = plan.layers.at(-1)!;
      const logits = new Float32Array(to - from);
      for (let start = from; start < to; start += batch) {
        const rows = Math.min(batch, to - start);
        writer.write(matrix, rowOrder(rows, start));
        thread.lead({ kind: 'score', rows });
        for (let i = 0; i < rows; i++) logits[start - from + i] = floats[z / 4 + i * sums]!;
      }
      return logits;
    },
    async weights() {
      return taken('weights');
    },
    async snapshot() {
      return {
        weights: taken('weights'),
        moments: { first: taken('first'), second: taken('second') },
      };
    },
    dispose: () => thread.lead({ kind: 'end' }),
  };
}

function createMemory(bytes: number, shared: boolean): WebAssembly.Memory {
  const pages = Math.ceil(bytes / PAGE);
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared });
}

/** How many rows have each of the first layer's inputs: every number is in every row. */
function usesOf({ codes, rows, numbers }: FeatureMatrix, vocabulary: number): Float64Array {
  const uses = new Float64Array(vocabulary + numbers);
  for (let i = 0; i < codes.length; i++) {
    if (codes[i]! >= vocabulary) throw new RangeError(`Code ${codes[i]!} is past the vocabulary.`);
    uses[codes[i]!]! += 1;
  }
  return uses.fill(rows, vocabulary);
}
