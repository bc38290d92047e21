import type { FeatureMatrix } from '../../../domain/features/matrix.ts';
import type { Problem, Session } from '../session.ts';
import { createBatchWriter } from './batch.ts';
import { bindKernels } from './kernels.ts';
import { createLearning } from './learn.ts';
import { createPass } from './pass.ts';
import { CHUNK, makePlan, shufflePatterns } from './plan.ts';
import { makeShares } from './shares.ts';
import { putWeights, takeWeights } from './weights.ts';

const PAGE = 2 ** 16;
/** Rows scored at a time where batches are smaller. */
const LEAST_BATCH = 256;

/** A network in training on our kernels, on this thread. */
export function createWasmSession(module: WebAssembly.Module, problem: Problem): Session {
  const { spec, train, vocabulary, initial, steps } = problem;
  const { fields, numbers } = train;
  const batch = Math.max(LEAST_BATCH, Math.min(spec.batchSize, train.rows));
  const plan = makePlan(spec, { vocabulary, fields, numbers }, batch, 1);
  const memory = new WebAssembly.Memory({ initial: Math.ceil(plan.bytes / PAGE) });
  const kernels = bindKernels(module, memory);
  const [share] = makeShares(plan, usesOf(train, vocabulary), train.rows, 1);
  const pass = createPass(kernels, memory, spec, plan, share!);
  const learning = createLearning(kernels, spec, steps, plan, share!);
  const writer = createBatchWriter(memory.buffer, plan);
  const floats = new Float32Array(memory.buffer);
  const last = plan.layers.at(-1)!;
  let lossSum = 0;

  new Uint8Array(memory.buffer).set(shufflePatterns(), plan.shuffles);
  putWeights(floats, plan, spec, initial);
  learning.transposeAll();

  const score = (matrix: FeatureMatrix, from: number, rows: number, logits: Float32Array) => {
    const chosen = Uint32Array.from({ length: rows }, (_, i) => from + i);
    writer.write(matrix, chosen);
    pass.score(rows);
    for (let i = 0; i < rows; i++) logits[i] = floats[last.z / 4 + i * last.sums]!;
  };

  return {
    step(rows, step) {
      writer.write(train, rows);
      pass.train(rows.length, step);
      const losses = new Float64Array(memory.buffer, plan.losses, Math.ceil(rows.length / CHUNK));
      lossSum += losses.reduce((sum, loss) => sum + loss, 0);
      learning.update(rows.length, step);
      if (spec.maxNorm !== null) learning.bound(spec.maxNorm);
    },
    async takeLoss() {
      const taken = lossSum;
      lossSum = 0;
      return taken;
    },
    async logits(matrix, from, to) {
      const logits = new Float32Array(to - from);
      for (let start = from; start < to; start += batch) {
        const rows = Math.min(batch, to - start);
        score(matrix, start, rows, logits.subarray(start - from));
      }
      return logits;
    },
    async weights() {
      return takeWeights(floats, plan, spec);
    },
    dispose() {},
  };
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
