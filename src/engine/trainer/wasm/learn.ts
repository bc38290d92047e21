import { updateStep } from '../../../domain/network/optimisers.ts';
import type { UpdateStep } from '../../../domain/network/optimisers.ts';
import { learningRateAt } from '../../../domain/network/rate.ts';
import type { NetworkSpec } from '../../../domain/network/spec.ts';
import type { Kernels } from './kernels.ts';
import { SLICE } from './plan.ts';
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
  spec: NetworkSpec,
  steps: number,
  plan: Plan,
  share: Share,
): Learning {
  const { fields, numbers, vocabulary, layers, zeros, codes, values, mask } = plan;
  const { spans, entries, scales } = plan.scratch[share.thread]!;
  const updateArray = createUpdate(kernels, spec.optimiser);

  /** Of table rows, each the sum of the deltas of the rows that have it. */
  const sumInputGradient = ({ kernel, delta, sums }: LayerPlan, rows: number) => {
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
    const gradient = kernel.gradient + from * stride;
    kernels.listsTimes(spans, entries, to - from, delta, zeros, 0, gradient, stride, sums);
  };

  /** Of a layer above the first, slice by slice of the rows. */
  const sumKernelGradient = (
    { kernel, delta, sums }: LayerPlan,
    { outputs, units }: LayerPlan,
    { from, to }: Range,
    rows: number,
  ) => {
    const stride = 4 * sums;
    const count = to - from;
    const gradient = kernel.gradient + from * stride;
    for (let row = 0; row < rows; row += SLICE) {
      const slice = Math.min(SLICE, rows - row);
      const a = outputs + 4 * (row * units + from);
      kernels.columnLists(a, 4 * units, slice, count, stride, spans, entries, SLICE);
      const [initial, initialStride] = row === 0 ? [zeros, 0] : [gradient, stride];
      const b = delta + row * stride;
      kernels.listsTimes(spans, entries, count, b, initial, initialStride, gradient, stride, sums);
    }
  };

  const updateKernel = (layer: LayerPlan, range: Range, step: UpdateStep) => {
    const { kernel, sums } = layer;
    updateArray(kernel, range.from * sums, (range.to - range.from) * sums, step, true);
    transpose(layer, range);
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
      const numbersOfStep = updateStep(step + 1, rate, spec.l1, spec.l2);
      layers.forEach((layer, place) => {
        const below = layers[place - 1];
        const range = below ? share.kernels[place - 1]! : share.inputs;
        if (below) sumKernelGradient(layer, below, range, rows);
        else sumInputGradient(layer, rows);
        updateKernel(layer, range, numbersOfStep);
        if (place % share.threads !== share.thread) return;
        const { delta, sums, bias } = layer;
        kernels.columnSums(delta, 4 * sums, rows, sums, bias.gradient);
        updateArray(bias, 0, sums, numbersOfStep, false);
      });
    },
    bound(most) {
      layers.forEach((layer, place) => boundLayer(layer, place, most));
    },
    transposeAll() {
      layers.forEach((layer) => transpose(layer, { from: 0, to: layer.inputs }));
    },
  };
}

/** A thread's part of a layer's columns, in eights. */
function columnsOf({ sums }: LayerPlan, { thread, threads }: Share): Range {
  const eights = sums / 8;
  const cut = (part: number) => 8 * Math.floor((eights * part) / threads);
  return { from: cut(thread), to: cut(thread + 1) };
}
