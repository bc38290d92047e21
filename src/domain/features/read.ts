import type { FeatureChoice } from './choose.ts';
import { describeFeatures } from './describe.ts';
import { columnsOf, type FeaturePlan } from './plan.ts';

/**
 * The names of everything that a model is given under a plan, and of the incidents' columns that any
 * of it is made from: an arrest rate by offence reads the offence.
 */
export function columnsRead(choice: FeatureChoice, plan: FeaturePlan): readonly string[] {
  const given = columnsOf(plan);
  const roles = describeFeatures(choice)
    .filter(({ name }) => given.includes(name))
    .flatMap(({ reads }) => reads);
  const read = choice.columns.filter(
    ({ table, column }) => table === 'incidents' && column?.role && roles.includes(column.role),
  );
  return [...new Set([...given, ...read.map(({ name }) => name)])];
}
