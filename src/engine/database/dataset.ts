import type { RecordBatch } from 'apache-arrow';
import { FaultError } from '../../domain/fault.ts';
import type { FeatureChoice } from '../../domain/features/choose.ts';
import type { Dataset, FeatureMatrix } from '../../domain/features/matrix.ts';
import { faultOfPlan, makePlan, numbersOf, type FeaturePlan } from '../../domain/features/plan.ts';
import { FEWEST_TRAINING_ROWS, type FeatureReceipt } from '../../domain/features/receipt.ts';
import {
  applySql,
  levelsSql,
  levelsType,
  levelsTypeSql,
  statisticsSql,
} from '../../domain/features/sql.ts';
import type { OnProgress } from '../../domain/progress.ts';
import { DUCKDB } from '../../domain/recipe/dialect.ts';
import { SIDES, type Side, type SplitSpec } from '../../domain/recipe/recipe.ts';
import { splitSql } from '../../domain/recipe/split.ts';
import type { Session } from './session.ts';

/**
 * Splits the incidents, fits the features on the training rows, and gives both sides as matrices.
 * @throws {FaultError} `too-few-rows`, `outcome-one-sided`, `no-features` or `vocabulary-too-large`
 */
export async function makeDataset(
  session: Session,
  split: SplitSpec,
  choice: FeatureChoice,
  onProgress: OnProgress,
): Promise<{ dataset: Dataset; receipt: FeatureReceipt }> {
  const start = performance.now();
  await session.query('Splitting', splitSql(split, DUCKDB));
  const sizes = await sizesOf(session);
  checkSizes(sizes);
  const plan = await fit(session, choice, onProgress);
  await makeLevelTypes(session, plan);
  const side = (which: Side) => apply(session, plan, which, sizes, onProgress);
  const dataset = {
    vocabulary: plan.vocabulary,
    train: await side('train'),
    validation: await side('validation'),
    holdout: await side('holdout'),
  };
  return { dataset, receipt: { plan, ...sizes, ms: performance.now() - start } };
}

type Sizes = Pick<FeatureReceipt, Side | 'trainArrests'>;

function sizesOf(session: Session): Promise<Sizes> {
  const counts = SIDES.map((side) => `count(*) filter (where side = '${side}') as ${side}`);
  const sql = `select ${counts.join(', ')},
  count(*) filter (where side = 'train' and _outcome = 1) as arrests
from split join incidents using (_row)`;
  return session.row('Counting the split', sql, (row) => ({
    train: row.number('train'),
    validation: row.number('validation'),
    holdout: row.number('holdout'),
    trainArrests: row.number('arrests'),
  }));
}

function checkSizes({ train, validation, holdout, trainArrests }: Sizes): void {
  if (train < FEWEST_TRAINING_ROWS || validation === 0 || holdout === 0) {
    throw new FaultError({
      kind: 'too-few-rows',
      rows: train + validation + holdout,
      needed: FEWEST_TRAINING_ROWS,
    });
  }
  if (trainArrests === 0 || trainArrests === train) {
    throw new FaultError({ kind: 'outcome-one-sided', arrests: trainArrests, rows: train });
  }
}

async function fit(
  session: Session,
  choice: FeatureChoice,
  onProgress: OnProgress,
): Promise<FeaturePlan> {
  const levels = [];
  for (const [i, name] of choice.categories.entries()) {
    onProgress({
      what: `Learning the levels of ${name}`,
      share: (i / choice.categories.length) * 0.5,
    });
    const texts = await session.rows(
      `Fitting ${name}`,
      levelsSql(name),
      (row) => row.text('level') ?? '',
    );
    levels.push({ name, levels: texts });
  }
  const statistics =
    choice.numbers.length === 0
      ? []
      : await session.row('Fitting numbers', statisticsSql(choice.numbers), (row) =>
          choice.numbers.map((name, i) => ({
            name,
            mean: row.numberOrNull(`mean${i}`),
            sd: row.numberOrNull(`sd${i}`),
            missing: row.number(`missing${i}`),
          })),
        );
  const plan = makePlan(levels, statistics);
  const fault = faultOfPlan(plan);
  if (fault) throw new FaultError(fault);
  return plan;
}

async function makeLevelTypes(session: Session, plan: FeaturePlan): Promise<void> {
  for (const [i, field] of plan.fields.entries()) {
    await session.query(`Levels of ${field.name}`, `drop type if exists ${levelsType(i)}`);
    await session.query(`Levels of ${field.name}`, levelsTypeSql(field, i));
  }
}

async function apply(
  session: Session,
  plan: FeaturePlan,
  side: Side,
  sizes: Sizes,
  onProgress: OnProgress,
): Promise<FeatureMatrix> {
  const rows = sizes[side];
  const matrix = emptyMatrix(plan, rows);
  const all = SIDES.reduce((sum, one) => sum + sizes[one], 0);
  const before = SIDES.slice(0, SIDES.indexOf(side)).reduce((sum, one) => sum + sizes[one], 0);
  let filled = 0;
  for await (const batch of session.stream(`Making the ${side} matrix`, applySql(plan, side))) {
    fill(matrix, filled, batch);
    filled += batch.numRows;
    onProgress({
      what: 'Preparing rows for the network',
      share: (1 + (before + filled) / all) / 2,
    });
  }
  if (filled !== rows) {
    const detail = `${String(filled)} of ${String(rows)} ${side} rows arrived`;
    throw new FaultError({ kind: 'unexpected', where: 'preparing rows for the network', detail });
  }
  return matrix;
}

function emptyMatrix(plan: FeaturePlan, rows: number): FeatureMatrix {
  const fields = plan.fields.length;
  const numbers = numbersOf(plan);
  return {
    ...{ rows, fields, numbers },
    rowIds: new Int32Array(rows),
    codes: new Uint16Array(rows * fields),
    values: new Float32Array(rows * numbers),
    outcomes: new Uint8Array(rows),
  };
}

/** Copies a batch's columns into the matrix's rows from `first` on. */
function fill(matrix: FeatureMatrix, first: number, batch: RecordBatch): void {
  const { fields, numbers, rowIds, outcomes, codes, values } = matrix;
  const column = (index: number) => valuesOf(batch, index);
  rowIds.set(column(0), first);
  outcomes.set(column(1), first);
  for (let f = 0; f < fields; f++) interleave(codes, column(2 + f), first, fields, f);
  for (let m = 0; m < numbers; m++) interleave(values, column(2 + fields + m), first, numbers, m);
}

type Numbers = Int32Array | Uint8Array | Uint16Array | Float32Array;

function interleave(
  target: Numbers,
  source: Numbers,
  first: number,
  stride: number,
  at: number,
): void {
  for (let i = 0, j = first * stride + at; i < source.length; i++, j += stride)
    target[j] = source[i] ?? 0;
}

/** The typed array behind a column without nulls, cut to the batch's rows. */
function valuesOf(batch: RecordBatch, index: number): Numbers {
  const values: unknown = batch.getChildAt(index)?.toArray();
  if (
    values instanceof Int32Array ||
    values instanceof Uint8Array ||
    values instanceof Uint16Array ||
    values instanceof Float32Array
  ) {
    return values;
  }
  const detail = `column ${String(index)} of a matrix has an unexpected type`;
  throw new FaultError({ kind: 'unexpected', where: 'preparing rows for the network', detail });
}
