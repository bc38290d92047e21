import { BAND } from './plan.ts';
import type { LayerPlan, Plan } from './plan.ts';
import type { Range } from './range.ts';

/** Weights whose gradient one thread sums, and which it updates; `layer` counts from 0. */
export type Task =
  /** Inputs of the first layer: rows of the table, or of the numbers, which decay otherwise. */
  | { readonly kind: 'inputs'; readonly part: 'table' | 'kernel'; readonly range: Range }
  /** Inputs of a layer above, a whole number of eights. */
  | { readonly kind: 'kernel'; readonly layer: number; readonly range: Range }
  | { readonly kind: 'bias'; readonly layer: number }
  /** Kernel and bias of an output above hidden layers. */
  | { readonly kind: 'output' };

/** A task and about how many multiplications it takes. */
interface Costed {
  readonly task: Task;
  readonly cost: number;
}

/** What updating a weight costs, in multiplications. */
const UPDATE_COST = 4;
/** How much of a hidden layer's outputs is not 0, about. */
const ALIVE = 0.5;
/** A thread has at least this many pieces of the inputs to take. */
const PIECES_PER_THREAD = 4;
const EIGHT = 8;

/**
 * Divides the update of all weights into tasks, the dearest first, so that threads that take one after
 * the other end together. `uses` counts how often the training rows have each of the first layer's
 * inputs: a popular level is more work than a rare one.
 */
export function listTasks(plan: Plan, uses: Float64Array, rows: number): readonly Task[] {
  const { layers, vocabulary, batch, threads } = plan;
  const [first, ...above] = layers;
  const perBatch = batch / Math.max(rows, 1);
  const costs = Array.from(uses, (count) => (UPDATE_COST + count * perBatch) * first!.sums);
  const most = costs.reduce((sum, cost) => sum + cost, 0) / (threads * PIECES_PER_THREAD);
  const inputs = (part: 'table' | 'kernel', all: Range) =>
    bandsOf(costs, all, most).map(({ range, cost }) => ({
      task: { kind: 'inputs', part, range } as const,
      cost,
    }));
  const bias = (layer: number): Costed => ({
    task: { kind: 'bias', layer },
    cost: batch * layers[layer]!.sums,
  });
  const tasks = [
    ...inputs('table', { from: 0, to: vocabulary }),
    ...inputs('kernel', { from: vocabulary, to: uses.length }),
    bias(0),
    ...above.flatMap((layer, i): Costed[] => {
      if (i === above.length - 1) return [{ task: { kind: 'output' }, cost: batch * layer.inputs }];
      return [...kernelTasks(plan, layer, i + 1), bias(i + 1)];
    }),
  ];
  return tasks.sort((a, b) => b.cost - a.cost).map(({ task }) => task);
}

function kernelTasks({ batch, threads }: Plan, layer: LayerPlan, place: number): Costed[] {
  const { inputs, sums } = layer;
  const height = Math.min(BAND, EIGHT * Math.ceil(inputs / threads / EIGHT));
  return Array.from({ length: Math.ceil(inputs / height) }, (_, band) => {
    const range = { from: band * height, to: Math.min(inputs, (band + 1) * height) };
    const cost = (range.to - range.from) * sums * (UPDATE_COST + batch * ALIVE);
    return { task: { kind: 'kernel', layer: place, range }, cost };
  });
}

/** Cuts a run of rows into bands that cost no more than `most`, where a row alone does not. */
function bandsOf(
  costs: readonly number[],
  { from, to }: Range,
  most: number,
): readonly { readonly range: Range; readonly cost: number }[] {
  const bands: { range: Range; cost: number }[] = [];
  for (let row = from; row < to; row++) {
    const band = bands.at(-1);
    const cost = costs[row]!;
    if (!band || band.range.to - band.range.from === BAND || band.cost + cost > most) {
      bands.push({ range: { from: row, to: row + 1 }, cost });
    } else
      bands[bands.length - 1] = { range: { ...band.range, to: row + 1 }, cost: band.cost + cost };
  }
  return bands;
}
