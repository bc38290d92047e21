import { costOf, type MeasuredRate } from '../../domain/network/cost.ts';
import { initialWeights } from '../../domain/network/initial.ts';
import { createRandom } from '../../domain/network/random.ts';
import { EXAMPLE_2015, type Backend, type BackendChoice } from '../../domain/network/spec.ts';
import { climb } from './ladder.ts';
import type { Rung } from './rung.ts';
import type { Problem } from './session.ts';
import { trial } from './trial.ts';

/** How fast this machine trains, on which backend. */
export interface Measured extends MeasuredRate {
  readonly backend: Backend;
}

/** Sizes of a city's incidents: 17 columns in words, 10 in numbers. */
const SHAPE = { rows: 1024, fields: 17, levels: 74, numbers: 10 };

/** Times the example's network on made-up rows: what a training will take can be said before it starts. */
export async function measure(choice: BackendChoice, rungs: readonly Rung[]): Promise<Measured> {
  const problem = typicalProblem();
  const { chosen, rung } = await climb(choice, problem, rungs);
  const samplesPerSecond = await trial(rung, problem);
  const { train, vocabulary } = problem;
  const { rows, fields, numbers } = train;
  const sides = { train: rows, validation: 0, holdout: 0 };
  const facts = { rows: sides, fields, numbers, vocabulary, bytes: 0 };
  const { workPerRow } = costOf(problem.spec, facts, null);
  return { backend: chosen, samplesPerSecond, workPerRow };
}

function typicalProblem(): Problem {
  const { rows, fields, levels, numbers } = SHAPE;
  const random = createRandom(1, 0);
  const spec = { ...EXAMPLE_2015, batchSize: rows };
  const vocabulary = fields * levels;
  return {
    spec,
    train: {
      ...{ rows, fields, numbers },
      rowIds: Int32Array.from({ length: rows }, (_, row) => row),
      codes: Uint16Array.from(
        { length: rows * fields },
        (_, i) => (i % fields) * levels + random.below(levels),
      ),
      values: Float32Array.from({ length: rows * numbers }, () => 2 * random.uniform() - 1),
      outcomes: Uint8Array.from({ length: rows }, () => random.below(2)),
    },
    vocabulary,
    initial: initialWeights(spec, { vocabulary, fields, numbers }),
    moments: null,
    steps: 1,
  };
}
