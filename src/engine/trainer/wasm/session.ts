import type { FeatureMatrix } from '../../../domain/features/matrix.ts';
import { rowOrder } from '../../../domain/network/order.ts';
import type { NetworkWeights } from '../../../domain/network/training.ts';
import type { Problem, Session } from '../session.ts';
import { createBatchWriter } from './batch.ts';
import type { Helpers } from './helpers.ts';
import { LOSS_ROWS, makePlan, shufflePatterns } from './plan.ts';
import type { BatchPlace } from './plan.ts';
import { listTasks } from './tasks.ts';
import { createThread } from './thread.ts';
import type { Order } from './thread.ts';
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
  const tasks = listTasks(plan, usesOf(train, vocabulary), train.rows);
  const floats = new Float32Array(memory.buffer);
  new Uint8Array(memory.buffer).set(shufflePatterns(), plan.shuffles);
  const put = (which: Which, from: NetworkWeights) => putWeights(floats, plan, spec, which, from);
  const taken = (which: Which) => takeWeights(floats, plan, spec, which);
  put('weights', initial);
  if (moments) {
    put('first', moments.first);
    put('second', moments.second);
  }
  const jobs = plan.scratch.map((_, thread) => ({
    ...{ module, memory, spec, steps, plan, tasks, thread },
  }));
  await helpers.start(jobs.slice(1));
  const thread = createThread(jobs[0]!);
  const writer = createBatchWriter(memory.buffer, plan);
  let lossSum = 0;

  // A step waits until the batch of the next can be written beside it, or someone wants to know.
  let waiting: (Order & { readonly kind: 'train' }) | null = null;
  const takeWaiting = (besides?: () => void) => {
    if (!waiting) {
      besides?.();
      return;
    }
    const order = waiting;
    waiting = null;
    thread.lead(order, besides);
    const sums = Math.ceil(order.rows / LOSS_ROWS);
    for (const loss of new Float64Array(memory.buffer, plan.losses, sums)) lossSum += loss;
  };

  return {
    step(rows, step) {
      const place = waiting ? otherThan(waiting.place) : 0;
      takeWaiting(() => {
        writer.write(place, train, rows);
        thread.prepare(place, rows.length, step);
      });
      waiting = { kind: 'train', place, rows: rows.length, step };
    },
    async takeLoss() {
      takeWaiting();
      const taken = lossSum;
      lossSum = 0;
      return taken;
    },
    async logits(matrix, from, to) {
      takeWaiting();
      const { z, sums } = plan.layers.at(-1)!;
      const logits = new Float32Array(to - from);
      const write = (place: BatchPlace, start: number) => {
        if (start < to) writer.write(place, matrix, rowOrder(Math.min(batch, to - start), start));
      };
      let place: BatchPlace = 0;
      write(place, from);
      for (let start = from; start < to; start += batch) {
        const rows = Math.min(batch, to - start);
        const next = otherThan(place);
        thread.lead({ kind: 'score', place, rows }, () => write(next, start + batch));
        for (let i = 0; i < rows; i++) logits[start - from + i] = floats[z / 4 + i * sums]!;
        place = next;
      }
      return logits;
    },
    async weights() {
      takeWaiting();
      return taken('weights');
    },
    async snapshot() {
      takeWaiting();
      return {
        weights: taken('weights'),
        moments: { first: taken('first'), second: taken('second') },
      };
    },
    dispose: () => thread.lead({ kind: 'end' }),
  };
}

const otherThan = (place: BatchPlace): BatchPlace => (place === 0 ? 1 : 0);

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
