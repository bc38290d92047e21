import type { Part } from '../../../domain/network/layers.ts';
import { updateStep } from '../../../domain/network/optimisers.ts';
import type { UpdateStep } from '../../../domain/network/optimisers.ts';
import { learningRateAt } from '../../../domain/network/rate.ts';
import type { NetworkSpec } from '../../../domain/network/spec.ts';
import type { Kernels } from './kernels.ts';
import { createOutput } from './output.ts';
import { BAND, SLICE } from './plan.ts';
import type { LayerPlan, Plan } from './plan.ts';
import type { Range, Share } from './shares.ts';
import { createUpdate } from './update.ts';

/** Weights learning from a batch that has passed; a thread has some rows of every kernel. */
export interface Learning {
  /** Sums the gradients of this thread's weights and updates them; `step` from 0. */
  update(rows: number, step: number): void;
  /** Bounds the norms of this thread's columns, once all weights are updated. */
  bound(most: number): void;
  /** Writes the transposes of all kernels, after weights came from outside. */
  transposeAll(): void;
}

/** Binds a thread's learning to the kernels; the run has `steps` steps. */
export function createLearning(
  kernels: Kernels,
  memory: WebAssembly.Memory,
  spec: NetworkSpec,
  steps: number,
  plan: Plan,
  share: Share,
): Learning {
  const { fields, numbers, vocabulary, layers, zeros, codes, values, mask } = plan;
  const { spans, entries, gradient, scales } = plan.scratch[share.thread]!;
  const updateArray = createUpdate(kernels, spec.optimiser);
  const output = createOutput(kernels, memory, plan, share);

  /** Table rows: the gradient of each is the sum of the deltas of the rows that have it. */
  const updateInputs = (layer: LayerPlan, rows: number, step: UpdateStep) => {
    const { kernel, delta, sums } = layer;
    const { from, to } = share.inputs;
    const stride = 4 * sums;
    kernels.inputsByColumn(
      codes,
      fields,
      values,
      numbers,
      vocabulary,
      rows,
      stride,
      mask,
      4 * plan.maskColumns,
      from,
      to,
      spans,
      entries,
    );
    // The numbers' rows follow the table's, and decay otherwise.
    const cut = Math.min(Math.max(from, vocabulary), to);
    const learnBands = (part: Part, begin: number, end: number) =>
      eachBand(begin, end, (first, count) => {
        const lists = spans + 8 * (first - from);
        kernels.listsTimes(lists, entries, count, delta, zeros, 0, gradient, stride, sums);
        updateArray(kernel, first * sums, count * sums, gradient, step, part);
      });
    learnBands('table', from, cut);
    learnBands('kernel', cut, to);
  };

  /** A layer above the first, whose gradient grows slice by slice of the rows. */
  const updateKernel = (
    layer: LayerPlan,
    { outputs, units }: LayerPlan,
    { from, to }: Range,
    rows: number,
    step: UpdateStep,
  ) => {
    const { kernel, delta, sums } = layer;
    const stride = 4 * sums;
    eachBand(from, to, (first, count) => {
      for (let row = 0; row < rows; row += SLICE) {
        const slice = Math.min(SLICE, rows - row);
        const a = outputs + 4 * (row * units + first);
        kernels.columnLists(a, 4 * units, slice, count, stride, spans, entries, SLICE);
        const [initial, initialStride] = row === 0 ? [zeros, 0] : [gradient, stride];
        const b = delta + row * stride;
        kernels.listsTimes(
          spans,
          entries,
          count,
          b,
          initial,
          initialStride,
          gradient,
          stride,
          sums,
        );
      }
      updateArray(kernel, first * sums, count * sums, gradient, step, 'kernel');
    });
    transpose(layer, { from, to });
  };

  const transpose = (layer: LayerPlan, { from, to }: Range) => {
    const { kernel, transposed, sums, inputs } = layer;
    if (transposed === 0) return;
    const stride = 4 * sums;
    const start = kernel.weights + from * stride;
    kernels.transpose(start, stride, to - from, sums, transposed + 4 * from, 4 * inputs);
  };

  const boundLayer = (layer: LayerPlan, place: number, most: number) => {
    const { kernel, transposed, sums, inputs } = layer;
    const { from, to } = columnsOf(layer, share);
    const stride = 4 * sums;
    const start = kernel.weights + 4 * from;
    kernels.columnScales(start, stride, inputs, to - from, most, scales);
    kernels.scaleColumns(start, stride, inputs, to - from, scales);
    if (place === 0) return;
    kernels.scaleRows(transposed + 4 * from * inputs, 4 * inputs, to - from, inputs, scales);
  };

  return {
    update(rows, step) {
      const rate = learningRateAt(spec, step, steps);
      const now = updateStep(step + 1, rate, spec);
      layers.forEach((layer, place) => {
        const below = layers[place - 1];
        const range = share.kernels[place - 1];
        if (output && range && place === layers.length - 1) {
          output.learn(updateArray, range, rows, now);
          return;
        }
        if (below && range) updateKernel(layer, below, range, rows, now);
        else updateInputs(layer, rows, now);
        if (place % share.threads !== share.thread) return;
        const { delta, sums, bias } = layer;
        kernels.columnSums(delta, 4 * sums, rows, sums, gradient);
        updateArray(bias, 0, sums, gradient, now, 'bias');
      });
    },
    bound(most) {
      layers.forEach((layer, place) => {
        if (output && place === layers.length - 1) output.bound(most);
        else boundLayer(layer, place, most);
      });
    },
    transposeAll() {
      layers.forEach((layer) => transpose(layer, { from: 0, to: layer.inputs }));
    },
  };
}

/** Visits rows of weights by bands, each updated while its gradient is still in the cache. */
function eachBand(from: number, to: number, visit: (first: number, count: number) => void): void {
  for (let first = from; first < to; first += BAND) visit(first, Math.min(BAND, to - first));
}

/** A thread's part of a layer's columns, in eights. */
function columnsOf({ sums }: LayerPlan, { thread, threads }: Share): Range {
  const eights = sums / 8;
  const cut = (part: number) => 8 * Math.floor((eights * part) / threads);
  return { from: cut(thread), to: cut(thread + 1) };
}
