import { FaultError } from '../../domain/fault.ts';
import type { OnProgress } from '../../domain/progress.ts';
import { SIDES } from '../../domain/recipe/recipe.ts';
import { checkTrees } from '../../domain/trees/check.ts';
import { treeColumns } from '../../domain/trees/columns.ts';
import { fitEncoding } from '../../domain/trees/encode.ts';
import { treeColumnName } from '../../domain/trees/names.ts';
import { readDescription, treesInLine } from '../../domain/trees/reading.ts';
import { sampleRows } from '../../domain/trees/sample.ts';
import type { TreesJob, TreesResult } from '../../domain/trees/training.ts';
import { copying, growing, scoring } from '../../domain/trees/words.ts';
import { columnName } from './fill.ts';
import { growTrees } from './grow.ts';
import type { OpenLibrary } from './library.ts';
import { scoreSides } from './predict.ts';
import { withinMemory } from './withinMemory.ts';

/** Grows decision trees as a baseline. */
export interface TreesEngine {
  /**
   * Grows trees, scores every row, and answers with the scores. Nothing can reach it on the way:
   * who wants to cancel ends its worker. Throws `network-invalid`, `no-features`, `too-few-rows`,
   * `outcome-one-sided`, `out-of-memory`.
   */
  train(job: TreesJob, onProgress: OnProgress): Promise<TreesResult>;
}

/** The engine of the trees; it lives in a worker of its own, since it keeps its thread busy. */
export function createTrees(open: OpenLibrary): TreesEngine {
  return {
    async train(job, onProgress) {
      const fault = checkTrees(job);
      if (fault) throw new FaultError(fault);
      const { spec, plan, data } = job;
      const started = performance.now();
      const rows = sampleRows(data.train, spec);
      onProgress(copying(rows.rows));
      const encoding = fitEncoding(data.train, data.vocabulary);
      const columns = treeColumns(rows);
      const library = await open((line) => {
        const trees = treesInLine(line);
        if (trees !== null) onProgress(growing(spec.kind, trees, performance.now() - started));
      });

      return withinMemory(library, () => {
        const model = growTrees(library, spec.kind, rows, columns, encoding);
        const grown = performance.now();
        const scores = scoreSides(model, data, columns, encoding, (share) => {
          onProgress(scoring(share));
        });
        const names = new Map(columns.map((c, i) => [columnName(i), treeColumnName(plan, c)]));
        const result: TreesResult = {
          ...readDescription(model.describe(), (column) => names.get(column) ?? null),
          kind: spec.kind,
          trainedRows: rows.rows,
          trainRows: data.train.rows,
          seconds: (grown - started) / 1000,
          scoreMs: performance.now() - grown,
          memory: library.HEAPU8.length,
          rowIds: concat(SIDES.map((side) => data[side].rowIds)),
          scores,
        };
        model.delete();
        return result;
      });
    },
  };
}

function concat(parts: readonly Int32Array[]): Int32Array<ArrayBuffer> {
  const all = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const part of parts) {
    all.set(part, end);
    end += part.length;
  }
  return all;
}
