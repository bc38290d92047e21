import { dropoutKey, dropThreshold, keptScale } from '../../../domain/network/dropout.ts';
import { hiddenLayers } from '../../../domain/network/hiddenLayers.ts';
import type { NetworkSpec } from '../../../domain/network/spec.ts';
import { createActivation } from './activation.ts';
import type { Kernels } from './kernels.ts';
import { createOutput } from './output.ts';
import { LOSS_ROWS } from './plan.ts';
import type { BatchPlace, BatchPlan, ListsPlan, Plan } from './plan.ts';
import type { Queue } from './queue.ts';
import type { Range } from './range.ts';

/** Rows on their way through the layers; a thread takes a few at a time, while there are any. */
export interface Pass {
  /** Draws the mask on the inputs of a batch, where there is one; `step` from 0. */
  drawMask(place: BatchPlace, rows: number, step: number): void;
  /** Forward with dropout, and back as far as every layer's delta; `step` from 0. */
  train(place: BatchPlace, rows: number, step: number): void;
  /** Forward without dropout. */
  score(place: BatchPlace, rows: number): void;
}

/** What a thread's passes are bound to. */
export interface PassTools {
  readonly kernels: Kernels;
  readonly memory: WebAssembly.Memory;
  readonly spec: NetworkSpec;
  readonly plan: Plan;
  /** The thread's number. */
  readonly thread: number;
  /** Of the batch's rows. */
  readonly queue: Queue;
  /** Of one place: whoever takes it lists which rows have which input. */
  readonly listing: Queue;
}

/** Binds a thread's passes to the kernels. */
export function createPass({
  kernels,
  memory,
  spec,
  plan,
  thread,
  queue,
  listing,
}: PassTools): Pass {
  const { fields, numbers, vocabulary, layers, shuffles, maskColumns } = plan;
  const scratch = plan.scratch[thread]!;
  const { spans, entries } = scratch;
  const activations = hiddenLayers(spec).map((layer) => createActivation(kernels, layer, scratch));
  const output = createOutput(kernels, memory, plan, thread);
  const last = layers.at(-1)!;

  const listInputs = (batch: BatchPlan, from: number, rows: number, masked: boolean) => {
    const stride = 4 * maskColumns;
    kernels.inputLists(
      batch.codes + 2 * from * fields,
      fields,
      batch.values + 4 * from * numbers,
      numbers,
      vocabulary,
      rows,
      4 * layers[0]!.sums,
      masked ? batch.mask + from * stride : 0,
      stride,
      spans,
      entries,
    );
  };

  const listRows = ({ codes, values, mask }: BatchPlan, rows: number, to: ListsPlan) => {
    kernels.inputsByColumn(
      codes,
      fields,
      values,
      numbers,
      vocabulary,
      rows,
      4 * layers[0]!.sums,
      mask,
      4 * maskColumns,
      to.spans,
      to.entries,
    );
  };

  const forward = (batch: BatchPlan, from: number, rows: number, step: number | null) => {
    const masked = step !== null && batch.mask > 0;
    layers.forEach((layer, place) => {
      if (output && layer === last) {
        output.forward(from, rows);
        return;
      }
      const { kernel, bias, z, sums } = layer;
      const stride = 4 * sums;
      const to = z + from * stride;
      const [b, initial] = [kernel.weights, bias.weights];
      const below = layers[place - 1];
      if (below) {
        const { outputs, units } = below;
        const start = outputs + 4 * from * units;
        kernels.rowLists(start, 4 * units, rows, units, stride, spans, entries, units, shuffles);
        kernels.listsTimes(spans, entries, rows, b, initial, 0, to, stride, sums);
      } else {
        listInputs(batch, from, rows, masked);
        kernels.tableTimes(spans, entries, rows, b, initial, to, stride, sums);
      }
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

  /** Losses of rows from `from` on, a whole number of `LOSS_ROWS` but at the end, and their deltas. */
  const sumLosses = (batch: BatchPlan, { from, to }: Range, rows: number, sums: Float64Array) => {
    for (let row = from; row < to; row += LOSS_ROWS) {
      const count = Math.min(LOSS_ROWS, to - row);
      const stride = 4 * last.sums;
      const [z, delta] = [last.z + row * stride, last.delta + row * stride];
      const outcomes = batch.outcomes + row;
      sums[row / LOSS_ROWS] = kernels.logLoss(
        z,
        delta,
        stride,
        outcomes,
        count,
        rows,
        ...spec.classWeights,
      );
    }
  };

  const eachPiece = (rows: number, visit: (piece: Range) => void) => {
    for (let piece = queue.take(rows); piece; piece = queue.take(rows)) visit(piece);
  };

  return {
    drawMask(place, rows, step) {
      const { mask } = plan.batches[place];
      if (mask === 0) return;
      new Float32Array(memory.buffer, mask, rows * maskColumns).fill(1);
      const key = dropoutKey(spec.seed, step, 0);
      const [threshold, scale] = [dropThreshold(spec.inputDropout), keptScale(spec.inputDropout)];
      kernels.dropout(mask, 4 * maskColumns, 0, rows, maskColumns, key, threshold, scale);
    },
    train(place, rows, step) {
      const batch = plan.batches[place];
      if (listing.take(1)) listRows(batch, rows, plan.rowsOf);
      const losses = new Float64Array(memory.buffer, plan.losses, Math.ceil(rows / LOSS_ROWS));
      eachPiece(rows, (piece) => {
        const count = piece.to - piece.from;
        forward(batch, piece.from, count, step);
        sumLosses(batch, piece, rows, losses);
        backward(piece.from, count, step);
      });
    },
    score(place, rows) {
      eachPiece(rows, ({ from, to }) => forward(plan.batches[place], from, to - from, null));
    },
  };
}
