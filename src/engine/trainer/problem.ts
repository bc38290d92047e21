import type { Dataset } from '../../domain/features/matrix.ts';
import { initialWeights } from '../../domain/network/initial.ts';
import type { NetworkSpec } from '../../domain/network/spec.ts';
import type { Snapshot } from '../../domain/network/training.ts';
import type { Problem } from './session.ts';

/** What a job asks a rung to train, from the seed's weights or from where a training stood. */
export function problemOf(
  spec: NetworkSpec,
  { train, vocabulary }: Dataset,
  from: Snapshot | null = null,
): Problem {
  const { fields, numbers } = train;
  return {
    ...{ spec, train, vocabulary },
    initial: from?.weights ?? initialWeights(spec, { vocabulary, fields, numbers }),
    moments: from?.moments ?? null,
    steps: stepsPerEpoch(spec, train.rows) * spec.epochs,
  };
}

/** Batches of an epoch; the last may be smaller. */
export function stepsPerEpoch({ batchSize }: NetworkSpec, rows: number): number {
  return Math.ceil(rows / batchSize);
}
