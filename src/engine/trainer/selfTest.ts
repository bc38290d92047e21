import { layersOf, listLayers } from '../../domain/network/layers.ts';
import { createNetwork64 } from '../../domain/network/network64.ts';
import { rowOrder } from '../../domain/network/order.ts';
import { EXAMPLE_2015 } from '../../domain/network/spec.ts';
import type { NetworkSpec } from '../../domain/network/spec.ts';
import type { Rung } from './rung.ts';
import { selfTestProblem } from './selfTestProblem.ts';

/** Most that a result may differ from float64's, relative to its size. float32 gives about 1e-6. */
const TOLERANCE = 1e-3;

/**
 * Trains a tiny network of the study's kind on a rung that is loaded, beside the float64 reference;
 * answers what is wrong with it in words, or null.
 */
export async function selfTest(
  rung: Rung,
  kind: NetworkSpec = EXAMPLE_2015,
): Promise<string | null> {
  const problem = selfTestProblem(kind);
  const { spec, train, initial, steps } = problem;
  const wanted = createNetwork64(spec, initial, steps);
  const session = await rung.createSession(problem);
  const rows = rowOrder(train.rows);
  try {
    for (let step = 0; step < steps; step++) {
      session.step(rows, step);
      const loss = (await session.takeLoss()) / train.rows;
      const expected = wanted.train(train, step);
      const error = Math.abs(loss - expected) / expected;
      if (!(error <= TOLERANCE)) return `the loss of step ${step + 1} is off by ${percent(error)}`;
    }
    const arrays = listLayers(layersOf(await session.weights()));
    for (const [place, { data }] of listLayers(wanted.layers).entries()) {
      const error = relativeError(arrays[place] ?? new Float32Array(0), data);
      if (!(error <= TOLERANCE)) return `weights ${place} are off by ${percent(error)}`;
    }
    const logits = await session.logits(train, 0, train.rows);
    const error = relativeError(logits, wanted.logits(train));
    return error <= TOLERANCE ? null : `the logits are off by ${percent(error)}`;
  } finally {
    session.dispose();
  }
}

/** Distance over length. */
function relativeError(found: Float32Array, wanted: Float64Array): number {
  let [distance, length] = [0, 0];
  wanted.forEach((value, i) => {
    distance += (value - (found[i] ?? Number.NaN)) ** 2;
    length += value ** 2;
  });
  return Math.sqrt(distance) / Math.max(Math.sqrt(length), 1e-12);
}

function percent(share: number): string {
  return `${(100 * share).toPrecision(3)} %`;
}
