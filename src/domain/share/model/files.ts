import { numbersOf, type FeaturePlan } from '../../features/plan.ts';
import type { NetworkWeights } from '../../network/training.ts';
import { jsonFile, type Download } from '../../words/download.ts';
import { exportedPlan } from './plan.ts';
import { tfjsModel } from './tfjs.ts';
import { namedWeights, weightBytes, type ExportedSpec } from './weights.ts';

/** A trained network, to be used elsewhere. */
export interface ExportedNetwork {
  readonly spec: ExportedSpec;
  readonly plan: FeaturePlan;
  readonly weights: NetworkWeights;
  readonly madeBy: string;
}

/** The network as files: TensorFlow.js's `model.json` and `weights.bin`, and the plan that makes its inputs. */
export function modelFiles({ spec, plan, weights, madeBy }: ExportedNetwork): {
  readonly texts: readonly Download[];
  readonly weights: Uint8Array<ArrayBuffer>;
} {
  const fields = plan.fields.length;
  const named = namedWeights(spec, weights, fields);
  const topology = { spec, fields, vocabulary: plan.vocabulary, numbers: numbersOf(plan) };
  return {
    texts: [
      jsonFile('model.json', tfjsModel({ ...topology, weights: named, madeBy })),
      jsonFile('plan.json', exportedPlan(plan, spec, named, madeBy)),
    ],
    weights: weightBytes(named),
  };
}
