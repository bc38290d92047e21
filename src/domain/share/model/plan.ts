import type { FeaturePlan } from '../../features/plan.ts';
import { sumsOf, type ExportedSpec } from './weights.ts';

/** The feature plan as it goes with an exported model: all that turns a row's texts and numbers into inputs. */
export interface ExportedPlan extends FeaturePlan {
  readonly version: 1;
  readonly madeBy: string;
  /** What each part means, for whoever reads the file without this program. */
  readonly reading: Readonly<Record<string, string>>;
  readonly activation: ExportedSpec['activation'];
  /** The sums that each layer has, the output last. */
  readonly sums: readonly (readonly string[])[];
}

const READING = {
  fields:
    'Categories, in the order of the input "codes". Code offset is missing, offset + 1 unknown or rare, offset + 2 + k the k-th level.',
  numerics:
    'Numbers, in the order of the input "numbers": (x - mean) / sd, and 0 where it is missing. Where flagMissing is true a second input follows, 1 where it is missing, else 0.',
  sums: 'The weighted sums of each layer’s units, the output last: "a", or "a" and "b" where a maxout unit takes the larger.',
};

/** The plan that goes with a network. */
export function exportedPlan(plan: FeaturePlan, spec: ExportedSpec, madeBy: string): ExportedPlan {
  const layers = [...spec.hidden, 1];
  return {
    version: 1,
    madeBy,
    reading: READING,
    activation: spec.activation,
    sums: layers.map((_, layer) => sumsOf(spec, layer)),
    ...plan,
  };
}
