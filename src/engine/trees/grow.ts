import type { InternalModel, Library } from 'ydf-training';
import type { FeatureMatrix } from '../../domain/features/matrix.ts';
import type { TreeColumn } from '../../domain/trees/columns.ts';
import type { Encoding } from '../../domain/trees/encode.ts';
import { GROWING, type TreeKind } from '../../domain/trees/spec.ts';
import { fillDataset } from './fill.ts';

/** Grows trees from training rows; returns when they are grown, and keeps the thread until then. */
export function growTrees(
  library: Library,
  kind: TreeKind,
  rows: FeatureMatrix,
  columns: readonly TreeColumn[],
  encoding: Encoding,
): InternalModel {
  const { dataset, label } = fillDataset(library, rows, columns, encoding);
  const learner = new library.InternalLearner();
  try {
    learner.init(GROWING[kind].learner, label, 'CLASSIFICATION');
    return learner.trainFromDataset(dataset);
  } finally {
    learner.delete();
    dataset.delete();
  }
}
