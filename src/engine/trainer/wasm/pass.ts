import { dropoutKey, dropThreshold, keptScale } from '../../../domain/network/dropout.ts';
import { hiddenLayers } from '../../../domain/network/hiddenLayers.ts';
import type { NetworkSpec } from '../../../domain/network/spec.ts';
import { createActivation } from './activation.ts';
import type { Kernels } from './kernels.ts';
import { createOutput } from './output.ts';
import type { Plan } from './plan.ts';
import type { Share } from './shares.ts';

/** Rows on their way through the layers, chunk by chunk; a thread takes every n-th chunk. */
export interface Pass {
  /** Forward with dropout, and back as far as every layer's delta; `step` from 0. */
  train(rows: number, step: number): void;
  /** Forward without dropout. */
  score(rows: number): void;
}

/** Binds a thread's passes to the kernels. */
export function createPass(
  kernels: Kernels,
  memory: WebAssembly.Memory,
  spec: NetworkSpec,
  plan: Plan,
  share: Share,
): Pass {
  const { fields, numbers, vocabulary, layers, shuffles, mask, maskColumns } = plan;
  const scratch = plan.scratch[share.thread]!;
  const { spans, entries } = scratch;
  const activations = hiddenLayers(spec).map((layer) => createActivation(kernels, layer, scratch));
  const output = createOutput(kernels, memory, plan, share);
  const last = layers.at(-1)!;

  const listInputs = (from: number, rows: number, masked: boolean) => {
    const codes = plan.codes + 2 * from * fields;
    const values = plan.values + 4 * from * numbers;
    const stride = 4 * maskColumns;
    kernels.inputLists(
      codes,
      fields,
      values,
      numbers,
      vocabulary,
      rows,
      4 * layers[0]!.sums,
      masked ? mask + from * stride : 0,
      stride,
      spans,
      entries,
    );
  };

  const drawInputMask = (step: number, from: number, rows: number) => {
    const stride = 4 * maskColumns;
    const start = mask + from * stride;
    new Float32Array(memory.buffer, start, rows * maskColumns).fill(1);
    const key = dropoutKey(spec.seed, step, 0);
    const [threshold, scale] = [dropThreshold(spec.inputDropout), keptScale(spec.inputDropout)];
    kernels.dropout(start, stride, from, rows, maskColumns, key, threshold, scale);
  };

  const forward = (from: number, rows: number, step: number | null) => {
    const masked = step !== null && mask > 0;
    if (masked) drawInputMask(step, from, rows);
    layers.forEach((layer, place) => {
      if (output && layer === last) {
        output.forward(from, rows);
        return;
      }
      const { kernel, bias, z, sums } = layer;
      const stride = 4 * sums;
      const below = layers[place - 1];
      if (below) {
        const { outputs, units } = below;
        const start = outputs + 4 * from * units;
        kernels.rowLists(start, 4 * units, rows, units, stride, spans, entries, units, shuffles);
      } else listInputs(from, rows, masked);
      const to = z + from * stride;
      kernels.listsTimes(spans, entries, rows, kernel.weights, bias.weights, 0, to, stride, sums);
      if (layer === last) return;
      const key = step === null ? null : dropoutKey(spec.seed, step, place + 1);
      activations[place]!.activate(layer, from, rows, key);
    });
  };

  const backward = (from: number, rows: number, step: number) => {
    for (let place = layers.length - 1; place > 0; place--) {
      const { delta, transposed, inputs, sums } = layers[place]!;
      const below = layers[place - 1]!;
      const activation = activations[place - 1]!;
      const back = activation.backOf(below, from);
      if (output && place === layers.length - 1) output.backward(from, rows, back);
      else {
        const start = delta + 4 * from * sums;
        kernels.rowLists(start, 4 * sums, rows, sums, 4 * inputs, spans, entries, sums, shuffles);
        const [b, zeros, stride] = [transposed, plan.zeros, 4 * inputs];
        kernels.listsTimes(spans, entries, rows, b, zeros, 0, back, stride, inputs);
      }
      activation.passBack(below, from, rows, dropoutKey(spec.seed, step, place));
    }
  };

  const lossOf = (from: number, rows: number, batch: number): number => {
    const stride = 4 * last.sums;
    const [z, delta] = [last.z + from * stride, last.delta + from * stride];
    const outcomes = plan.outcomes + from;
    return kernels.logLoss(z, delta, stride, outcomes, rows, batch, ...spec.classWeights);
  };

  const eachChunk = (rows: number, visit: (from: number, count: number, chunk: number) => void) => {
    for (let chunk = share.thread; chunk * plan.chunk < rows; chunk += share.threads) {
      const from = chunk * plan.chunk;
      visit(from, Math.min(plan.chunk, rows - from), chunk);
    }
  };

  return {
    train(rows, step) {
      const losses = new Float64Array(memory.buffer, plan.losses, Math.ceil(rows / plan.chunk));
      eachChunk(rows, (from, count, chunk) => {
        forward(from, count, step);
        losses[chunk] = lossOf(from, count, rows);
        backward(from, count, step);
      });
    },
    score(rows) {
      eachChunk(rows, (from, count) => forward(from, count, null));
    },
  };
}
