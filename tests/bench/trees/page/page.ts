import { handOver } from '../../../../src/engine/handover.ts';
import { connectTrees } from '../../../../src/bridge/trees.ts';
import type { Dataset } from '../../../../src/domain/features/matrix.ts';
import { makePlan, type FeaturePlan } from '../../../../src/domain/features/plan.ts';
import { auc } from '../../../../src/domain/metrics/auc.ts';
import { SIDES, type Side } from '../../../../src/domain/recipe/recipe.ts';
import type { TreesSpec } from '../../../../src/domain/trees/spec.ts';
import { plantedData } from '../../../engine/trainer/problems.ts';
import { readRows } from '../../trainer/rows.ts';
import type { GrownInPage, TreesPage, TreesShape } from '../shape.ts';

declare global {
  var treesBench: TreesPage;
}

const bridge = connectTrees();

globalThis.treesBench = {
  async grow(spec, shape) {
    return grow(spec, shape.plan, await fetchRows(shape));
  },
  growPlanted: (spec, rows) => grow(spec, ...planted(rows)),
  async cancelPlanted(spec, rows, afterMs) {
    const control = new AbortController();
    let stopped = 0;
    const stop = () => {
      stopped = performance.now();
      control.abort();
    };
    try {
      const [plan, data] = planted(rows);
      let isFirst = true;
      const onProgress = () => {
        if (isFirst) setTimeout(stop, afterMs);
        isFirst = false;
      };
      await bridge.train({ spec, plan }, portOf(data), onProgress, control.signal);
    } catch (error) {
      const name = error instanceof Error ? error.name : String(error);
      return { name, ms: performance.now() - stopped };
    }
    throw new Error('The growing ended before it was cancelled.');
  },
};

async function grow(spec: TreesSpec, plan: FeaturePlan, data: Dataset): Promise<GrownInPage> {
  const said: string[] = [];
  const outcomes = data.holdout.outcomes.slice();
  const { signal } = new AbortController();
  const { rowIds, scores, ...grown } = await bridge.train(
    { spec, plan },
    portOf(data),
    ({ what }) => said.push(what),
    signal,
  );
  const holdout = scores.subarray(-outcomes.length);
  return { ...grown, auc: auc(holdout, outcomes), scored: rowIds.length, said };
}

/** The end of a port at which a worker finds the rows, as the database worker leaves them there. */
function portOf(dataset: Dataset): MessagePort {
  const { port1, port2 } = new MessageChannel();
  void handOver(port1, () => Promise.resolve({ dataset }));
  return port2;
}

function planted(rows: number): [FeaturePlan, Dataset] {
  const data = plantedData({ rows, fields: 3, levels: 8, numbers: 2 });
  const levels = Array.from({ length: 6 }, (_, i) => `level ${i}`);
  const fields = ['a', 'b', 'c'].map((name) => ({ name, levels }));
  const numbers = ['x', 'y'].map((name) => ({ name, mean: 0, sd: 1, missing: 0 }));
  return [makePlan(fields, numbers), data];
}

async function fetchRows(shape: TreesShape): Promise<Dataset> {
  const side = async (name: Side) => {
    const file = await (await fetch(`/${name}.bin`)).arrayBuffer();
    const rows = readRows(file, { ...shape, rows: shape[name] });
    // The files have no row ids; any will do that tell the rows apart.
    return [name, { ...rows, rowIds: rows.rowIds.map((_, row) => row) }] as const;
  };
  const sides = Object.fromEntries(await Promise.all(SIDES.map(side))) as Record<
    Side,
    Dataset[Side]
  >;
  return { ...sides, vocabulary: shape.vocabulary };
}
