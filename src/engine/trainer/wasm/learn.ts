import { updateStep } from '../../../domain/network/optimisers.ts';
import type { UpdateStep } from '../../../domain/network/optimisers.ts';
import { learningRateAt } from '../../../domain/network/rate.ts';
import type { NetworkSpec } from '../../../domain/network/spec.ts';
import type { Kernels } from './kernels.ts';
import { createOutput } from './output.ts';
import { SLICE } from './plan.ts';
import type { LayerPlan, Plan } from './plan.ts';
import type { Queue } from './queue.ts';
import type { Range } from './range.ts';
import type { Task } from './tasks.ts';
import { createUpdate } from './update.ts';

/** Weights learning from a batch that has passed. */
export interface Learning {
  /** Takes tasks while there are any: sums the gradients of their weights and updates them; `step` from 0. */
  update(rows: number, step: number): void;
  /** Bounds the norms of this thread's columns, once all weights are updated. */
  bound(most: number): void;
  /** Writes the transposes of all kernels, after weights came from outside. */
  transposeAll(): void;
}

/** What a thread's learning is bound to; the run has `steps` steps. */
export interface LearningTools {
  readonly kernels: Kernels;
  readonly memory: WebAssembly.Memory;
  readonly spec: NetworkSpec;
  readonly steps: number;
  readonly plan: Plan;
  /** The thread's number. */
  readonly thread: number;
  readonly tasks: readonly Task[];
  /** Of the tasks. */
  readonly queue: Queue;
}

/** Binds a thread's learning to the kernels. */
export function createLearning({
  kernels,
  memory,
  spec,
  steps,
  plan,
  thread,
  tasks,
  queue,
}: LearningTools): Learning {
  const { layers, zeros, rowsOf } = plan;
  const { spans, entries, gradient, scales } = plan.scratch[thread]!;
  const updateArray = createUpdate(kernels, spec.optimiser);
  const output = createOutput(kernels, memory, plan, thread);

  /** The gradient of an input's weights is the sum of the deltas of the rows that have it. */
  const updateInputs = (part: 'table' | 'kernel', { from, to }: Range, step: UpdateStep) => {
    const { kernel, delta, sums } = layers[0]!;
    const stride = 4 * sums;
    const lists = rowsOf.spans + 8 * from;
    kernels.listsTimes(lists, rowsOf.entries, to - from, delta, zeros, 0, gradient, stride, sums);
    updateArray(kernel, from * sums, (to - from) * sums, gradient, step, part);
  };

  /** A layer above the first, whose gradient grows slice by slice of the rows. */
  const updateKernel = (place: number, { from, to }: Range, rows: number, step: UpdateStep) => {
    const { kernel, delta, sums } = layers[place]!;
    const { outputs, units } = layers[place - 1]!;
    const count = to - from;
    const stride = 4 * sums;
    for (let row = 0; row < rows; row += SLICE) {
      const slice = Math.min(SLICE, rows - row);
      const a = outputs + 4 * (row * units + from);
      kernels.columnLists(a, 4 * units, slice, count, stride, spans, entries, SLICE);
      const [initial, initialStride] = row === 0 ? [zeros, 0] : [gradient, stride];
      const b = delta + row * stride;
      kernels.listsTimes(spans, entries, count, b, initial, initialStride, gradient, stride, sums);
    }
    updateArray(kernel, from * sums, count * sums, gradient, step, 'kernel');
    transpose(layers[place]!, { from, to });
  };

  const updateBias = (place: number, rows: number, step: UpdateStep) => {
    const { delta, sums, bias } = layers[place]!;
    kernels.columnSums(delta, 4 * sums, rows, sums, gradient);
    updateArray(bias, 0, sums, gradient, step, 'bias');
  };

  const carryOut = (task: Task, rows: number, step: UpdateStep) => {
    switch (task.kind) {
      case 'inputs':
        updateInputs(task.part, task.range, step);
        break;
      case 'kernel':
        updateKernel(task.layer, task.range, rows, step);
        break;
      case 'bias':
        updateBias(task.layer, rows, step);
        break;
      case 'output':
        output?.learn(updateArray, rows, step);
    }
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
    const { from, to } = columnsOf(layer, thread, plan.threads);
    const stride = 4 * sums;
    const start = kernel.weights + 4 * from;
    kernels.columnScales(start, stride, inputs, to - from, most, scales);
    kernels.scaleColumns(start, stride, inputs, to - from, scales);
    if (place === 0) return;
    kernels.scaleRows(transposed + 4 * from * inputs, 4 * inputs, to - from, inputs, scales);
  };

  return {
    update(rows, step) {
      const now = updateStep(step + 1, learningRateAt(spec, step, steps), spec);
      for (;;) {
        const taken = queue.take(tasks.length);
        if (!taken) return;
        carryOut(tasks[taken.from]!, rows, now);
      }
    },
    bound(most) {
      layers.forEach((layer, place) => {
        if (!output || place < layers.length - 1) boundLayer(layer, place, most);
        else if (thread === 0) output.bound(most);
      });
    },
    transposeAll() {
      layers.forEach((layer) => transpose(layer, { from: 0, to: layer.inputs }));
    },
  };
}

/** A thread's part of a layer's columns, in eights. */
function columnsOf({ sums }: LayerPlan, thread: number, threads: number): Range {
  const eights = sums / 8;
  const cut = (part: number) => 8 * Math.floor((eights * part) / threads);
  return { from: cut(thread), to: cut(thread + 1) };
}
