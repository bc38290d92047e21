import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { rowOrder } from '../../../domain/network/order.ts';
import type { Problem, Session } from '../session.ts';
import { createBurst } from './burst.ts';
import { checkFits, createMemory } from './memory.ts';
import type { Memory } from './memory.ts';
import { takeMoments } from './moments.ts';
import { writePass, writeStep } from './passWords.ts';
import { LOSS_PARTS, makePlan } from './plan.ts';
import type { Plan } from './plan.ts';
import { createPrograms } from './programs.ts';
import type { Programs } from './programs.ts';
import { readNumbers } from './readback.ts';
import { createWeights } from './weights.ts';
import type { LayerWeights, Weights } from './weights.ts';

/** A session whose weights are TensorFlow.js' tensors all the while. */
export interface WebgpuSession extends Session {
  /** Sends the steps that wait, so that tensors read from now on are after them. */
  flush(): void;
  readonly layers: readonly LayerWeights[];
}

/** Puts a network into training by shaders of our own on tfjs' device; codes must be below the vocabulary. */
export async function createWebgpuSession(
  backend: WebGPUBackend,
  problem: Problem,
): Promise<WebgpuSession> {
  const { device } = backend;
  const { spec, train, vocabulary, steps } = problem;
  const { fields, numbers } = train;
  const batch = Math.min(spec.batchSize, train.rows);
  const plan = makePlan(spec, { vocabulary, fields, numbers }, batch);
  const { memory, weights, programs } = await prepare(backend, plan, problem);
  const { scratch, index, rows, passes } = memory.buffers;
  const { lossesAt, logitsAt } = plan.scratch;
  const { passGroup } = programs;
  const burst = createBurst(backend, plan, { rows, passes, passGroup });

  const sortAhead = (encoder: GPUCommandEncoder, passCount: number) => {
    // Codes that no row has keep empty lists.
    encoder.clearBuffer(index, 0, 4 * plan.index.listsAt);
    const compute = encoder.beginComputePass();
    compute.setPipeline(programs.sort.pipeline);
    compute.setBindGroup(0, programs.sort.buffers);
    compute.setBindGroup(1, passGroup, [0]);
    compute.dispatchWorkgroups(...programs.sort.grid(passCount));
    compute.end();
  };
  const flush = () => {
    burst.send(programs.step, sortAhead);
    weights.changed();
  };
  /** Scores rows that fit into one burst. */
  const scoreBurst = async (count: number) => {
    burst.send(programs.score);
    return readNumbers(device, scratch, logitsAt, count);
  };

  return {
    layers: weights.layers,
    flush,
    step(order, step) {
      if (!burst.fits(order.length)) flush();
      burst.add(train, order, (words, pass) => writeStep(words, pass, spec, step, steps));
    },
    async takeLoss() {
      flush();
      const losses = await readNumbers(device, scratch, lossesAt, LOSS_PARTS, true);
      return losses.reduce((sum, loss) => sum + loss, 0);
    },
    async logits(matrix, from, to) {
      flush();
      const all = new Float32Array(to - from);
      const reads: Promise<void>[] = [];
      for (let start = from; start < to;) {
        const first = start;
        while (start < to) {
          const count = Math.min(plan.capacity, to - start);
          if (!burst.fits(count)) break;
          burst.add(matrix, rowOrder(count, start), writePass);
          start += count;
        }
        reads.push(scoreBurst(start - first).then((found) => all.set(found, first - from)));
      }
      await Promise.all(reads);
      return all;
    },
    weights() {
      flush();
      return weights.read();
    },
    async snapshot() {
      flush();
      const [taken, moments] = await Promise.all([
        weights.read(),
        takeMoments(device, scratch, plan),
      ]);
      return { weights: taken, moments };
    },
    dispose() {
      weights.dispose();
      memory.dispose();
    },
  };
}

interface Parts {
  readonly memory: Memory;
  readonly weights: Weights;
  readonly programs: Programs;
}

/** Allocates and compiles; what a device refuses, it says here rather than by wrong numbers later. */
async function prepare(
  backend: WebGPUBackend,
  plan: Plan,
  { initial, moments }: Problem,
): Promise<Parts> {
  const { device } = backend;
  checkFits(device, plan);
  device.pushErrorScope('out-of-memory');
  device.pushErrorScope('validation');
  const memory = createMemory(device, plan, moments);
  const weights = createWeights(backend, plan, initial);
  const compiling = Promise.allSettled([createPrograms(device, plan, memory, weights)]);
  const refusals = [device.popErrorScope(), device.popErrorScope()];
  try {
    const [invalid, full] = await Promise.all(refusals);
    const [compiled] = await compiling;
    const refusal = invalid ?? full;
    // Why a shader is not valid; that its program cannot be made follows from it.
    if (refusal) throw new Error(`the graphics device refused: ${refusal.message}`);
    if (compiled.status === 'rejected') throw compiled.reason;
    return { memory, weights, programs: compiled.value };
  } catch (error) {
    weights.dispose();
    memory.dispose();
    throw error;
  }
}
