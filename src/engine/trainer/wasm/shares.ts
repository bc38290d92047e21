import type { Plan } from './plan.ts';

/** A run of rows of a matrix. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What one thread does: every n-th chunk of rows, and the gradients of some rows of every kernel. */
export interface Share {
  readonly thread: number;
  readonly threads: number;
  /** Of the first layer: rows of the table and of the numbers. */
  readonly inputs: Range;
  /** Of each layer above: its inputs, a whole number of eights. */
  readonly kernels: readonly Range[];
}

/** What updating a row of weights costs, in additions of a row to its gradient. */
const UPDATE_COST = 4;

/**
 * Divides the work among the plan's threads. `uses` counts how often the training rows have each of the first layer's inputs:
 * a popular level is more work than a rare one, and its place is not to be told from its number.
 */
export function makeShares(plan: Plan, uses: Float64Array, rows: number): readonly Share[] {
  const threads = plan.scratch.length;
  const perBatch = plan.batch / Math.max(rows, 1);
  const inputs = divide(
    Array.from(uses, (count) => UPDATE_COST + count * perBatch),
    threads,
    1,
  );
  const kernels = plan.layers
    .slice(1)
    .map((layer) => divide(new Array<number>(layer.inputs).fill(1), threads, 8));
  return Array.from({ length: threads }, (_, thread) => ({
    thread,
    threads,
    inputs: inputs[thread]!,
    kernels: kernels.map((ranges) => ranges[thread]!),
  }));
}

/** Cuts places into ranges of about equal cost, at multiples of `unit`. */
function divide(costs: readonly number[], parts: number, unit: number): readonly Range[] {
  const total = costs.reduce((sum, cost) => sum + cost, 0);
  const cuts = [0];
  let passed = 0;
  costs.forEach((cost, place) => {
    passed += cost;
    const isCut = (place + 1) % unit === 0;
    if (isCut && cuts.length < parts && passed >= (total * cuts.length) / parts) {
      cuts.push(place + 1);
    }
  });
  while (cuts.length <= parts) cuts.push(costs.length);
  return Array.from({ length: parts }, (_, part) => ({ from: cuts[part]!, to: cuts[part + 1]! }));
}
