import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { FEATURE_SETS } from '../../../../src/domain/features/choose.ts';
import type { FeatureMatrix } from '../../../../src/domain/features/matrix.ts';
import { numbersOf, type FeaturePlan } from '../../../../src/domain/features/plan.ts';
import { initialWeights } from '../../../../src/domain/network/initial.ts';
import { createNetwork64 } from '../../../../src/domain/network/network64.ts';
import { ACTIVATIONS } from '../../../../src/domain/network/spec.ts';
import { DEFAULT_SPLIT, SIDES, type FeatureSet } from '../../../../src/domain/recipe/recipe.ts';
import { inputLines } from '../../../../src/domain/share/model/inputs.ts';
import { modelFiles, type ExportedNetwork } from '../../../../src/domain/share/model/files.ts';
import { handOver } from '../../../../src/engine/handover.ts';
import { createTrainer } from '../../../../src/engine/trainer/trainer.ts';
import { smallSpec } from '../../trainer/problems.ts';
import { joinOf, load, openEngine, quiet } from '../../../support/study.ts';

vi.mock(
  '../../../../src/engine/trainer/wasm/compile.ts',
  () => import('../../trainer/kernelsInNode.ts'),
);

const SCRIPT = fileURLToPath(new URL('../../../../src/study/share/score.mjs.txt', import.meta.url));
const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

/** Scores rows as a person would: the exported files in a folder, and Node. */
async function scoredByScript(network: ExportedNetwork, rows: string): Promise<number[]> {
  const folder = await mkdtemp(join(tmpdir(), 'streetlight-'));
  folders.push(folder);
  const { texts, weights } = modelFiles(network);
  for (const { name, text } of texts) await writeFile(join(folder, name), text);
  await writeFile(join(folder, 'weights.bin'), weights);
  await copyFile(SCRIPT, join(folder, 'score.mjs'));
  await writeFile(join(folder, 'rows.csv'), rows);
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['score.mjs', 'rows.csv'], {
    cwd: folder,
    maxBuffer: 1e8,
  });
  const [header, ...lines] = stdout.trimEnd().split('\n');
  expect(header).toBe('row,predicted');
  return lines.map((line) => Number(line.split(',')[1]));
}

/** A small network of the sample city with what it was given, and its scores of the held-out rows. */
async function trained(set: FeatureSet) {
  const engine = await openEngine();
  const files = (await engine.simulateCity()).filter(({ name }) => name.endsWith('.csv'));
  const tables = [];
  for (const file of files) tables.push(await load(engine, file));
  const { plan: joined } = await engine.join(joinOf(tables), quiet);
  const split = { ...DEFAULT_SPLIT, trainShare: 0.95 };
  const made = await engine.makeDataset(split, FEATURE_SETS[set].choose(joined), quiet);
  const trainer = createTrainer();
  const { port1, port2 } = new MessageChannel();
  const holding = trainer.hold(port2);
  await handOver(port1, () => Promise.resolve({ dataset: structuredClone(made.dataset) }));
  const { id } = await holding;
  const spec = smallSpec({ hidden: [24, 12], epochs: 1, batchSize: 512 });
  const job = { spec, backend: 'wasm', resume: null, about: null, sides: SIDES } as const;
  const result = await trainer.train({ ...job, dataset: id }, () => undefined);
  await engine.storeScores('net', result.rowIds.slice(), result.scores.slice());
  const request = { columns: joined.columns, models: [{ id: 'net', name: 'net' }] };
  const rows = await engine.exportRows({ ...request, side: 'holdout' }, 'csv', quiet);
  const { plan } = made.receipt;
  return {
    network: { spec, plan, weights: result.weights, madeBy: 'a test' },
    rows: await rows.text(),
    inputs: await (await trainer.inputs(id, plan, 0)).text(),
    held: made.dataset.holdout.rows,
  };
}

/** A column of a file by its place. */
const columnOf = (text: string, at: number) =>
  text
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((line) => Number(line.split(',').at(at)));

describe('the exported network', () => {
  const SETS: readonly FeatureSet[] = ['example', 'best'];
  it.each(SETS)('gives the tab’s scores of held-out rows by their inputs: %s', async (set) => {
    const { network, rows, inputs, held } = await trained(set);
    const tab = columnOf(rows, -1);
    const closely = (scores: readonly number[]) => {
      expect(scores).toHaveLength(held);
      const off = scores.map((score, i) => Math.abs(score - tab[i]!));
      expect(Math.max(...off)).toBeLessThan(1e-5);
    };
    expect(columnOf(inputs, 0)).toEqual(columnOf(rows, 0));
    const scores = await scoredByScript(network, inputs);
    closely(scores);
    // They tell incidents apart: equal scores would prove little.
    expect(new Set(scores.map((score) => score.toFixed(3))).size).toBeGreaterThan(100);
    // The rows themselves have the files' columns; what is made of the study is in the inputs alone.
    if (set === 'example') closely(await scoredByScript(network, rows));
    else
      await expect(scoredByScript(network, rows)).rejects.toThrow(/no column Minute, .*Score page/);
  });

  const PLAN: FeaturePlan = {
    fields: [
      { name: 'Code', levels: ['-1', 'a "b", c', 'x'], offset: 0 },
      { name: 'Beat', levels: ['0111'], offset: 5 },
    ],
    numerics: [
      { name: 'Warmth', mean: 10, sd: 4, flagMissing: true },
      { name: 'Rain', mean: 1, sd: 2, flagMissing: false },
    ],
    vocabulary: 8,
  };
  const CSV = `Code,Warmth,Other,Beat,Rain\r\n'-1,12,?,0111,-3\r\n"a ""b"", c",,?,nowhere,\r\n,-4.5,"=1,\r\n2",0111,0\r\n`;
  const rowsOf = (plan: FeaturePlan): FeatureMatrix => {
    const all = [
      { codes: [2, 7], values: [0.5, 0, -2] },
      { codes: [3, 6], values: [0, 1, 0] },
      { codes: [0, 7], values: [-3.625, 0, -0.5] },
    ];
    const [fields, numbers] = [plan.fields.length, numbersOf(plan)];
    const codes = all.flatMap((row) => row.codes.slice(0, fields));
    const values = all.flatMap((row) => row.values.slice(0, numbers));
    return {
      ...{ rows: 3, fields, numbers, rowIds: new Int32Array(3), outcomes: new Uint8Array(3) },
      codes: Uint16Array.from(codes),
      values: Float32Array.from(values),
    };
  };

  const HIDDEN = [[], [6], [6, 5]].flatMap((hidden) =>
    [0, 4].map((embedding) => ({ hidden, embedding })),
  );
  const plans = [PLAN, { ...PLAN, numerics: [] }, { ...PLAN, fields: [], vocabulary: 0 }];
  const cases = ACTIVATIONS.flatMap((activation) =>
    HIDDEN.flatMap(({ hidden, embedding }) =>
      plans.map((plan) => ({
        ...{ activation, hidden, embedding, plan },
        inputs: `${String(plan.fields.length)} categories and ${String(plan.numerics.length)} numbers`,
      })),
    ),
  );
  it('says which line has other columns than the header', async () => {
    const spec = smallSpec({ hidden: [] });
    const initial = initialWeights(spec, { vocabulary: 8, fields: 2, numbers: 3 });
    const network = { spec, plan: PLAN, weights: initial, madeBy: 'a test' };
    await expect(scoredByScript(network, `${CSV}x,1\r\n`)).rejects.toThrow(/header: x,1/);
  });

  it.each(cases)(
    'scores as float64 does: $activation, $hidden, embedding $embedding, $inputs',
    async (given) => {
      const { activation, hidden, embedding, plan } = given;
      const spec = smallSpec({ activation, hidden, embedding });
      const matrix = rowsOf(plan);
      const { vocabulary } = plan;
      const shape = { vocabulary, fields: matrix.fields, numbers: matrix.numbers };
      const initial = initialWeights(spec, shape);
      const biases = initial.biases.map((bias) => bias.map((_, i) => (i - 2) / 10));
      const weights = { ...initial, biases };
      const logits = createNetwork64(spec, weights, 1).logits(matrix);
      const scores = await scoredByScript({ spec, plan, weights, madeBy: 'a test' }, CSV);
      expect(scores).toHaveLength(3);
      scores.forEach((score, i) => expect(score).toBeCloseTo(1 / (1 + Math.exp(-logits[i]!)), 6));
      // The rows as the network has them give the same once more.
      const inputs = [...inputLines(plan, matrix)].join('');
      expect(await scoredByScript({ spec, plan, weights, madeBy: 'a test' }, inputs)).toEqual(
        scores,
      );
    },
  );
});
