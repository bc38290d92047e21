import type { Fault } from '../fault.ts';
import { FEWEST_TRAINING_ROWS } from '../features/receipt.ts';
import { SIDES } from '../recipe/recipe.ts';
import type { TreesJob } from './training.ts';

/** Why trees cannot be grown, or null. */
export function checkTrees({ spec, plan, data }: TreesJob): Fault | null {
  if (!Number.isInteger(spec.mostRows) || spec.mostRows < FEWEST_TRAINING_ROWS) {
    const detail = `it must be a whole number of at least ${FEWEST_TRAINING_ROWS}`;
    return { kind: 'network-invalid', setting: 'Most training rows of the trees', detail };
  }
  if (plan.fields.length === 0 && plan.numerics.length === 0) return { kind: 'no-features' };
  const { rows, outcomes } = data.train;
  if (rows < FEWEST_TRAINING_ROWS) {
    return { kind: 'too-few-rows', rows, needed: FEWEST_TRAINING_ROWS };
  }
  const fewest = Math.min(...SIDES.map((side) => data[side].rows));
  if (fewest < 1) return { kind: 'too-few-rows', rows: fewest, needed: 1 };
  const arrests = outcomes.reduce((sum, outcome) => sum + outcome, 0);
  return arrests === 0 || arrests === rows ? { kind: 'outcome-one-sided', arrests, rows } : null;
}
