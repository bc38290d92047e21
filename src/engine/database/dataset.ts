import { FaultError } from '../../domain/fault.ts';
import type { FeatureChoice } from '../../domain/features/choose.ts';
import { lastRaw } from '../../domain/features/levels.ts';
import type { Dataset } from '../../domain/features/matrix.ts';
import { faultOfPlan, makePlan, numbersOf, type FeaturePlan } from '../../domain/features/plan.ts';
import { sameFeatures, samePlan } from '../../domain/features/samePlan.ts';
import { FEWEST_TRAINING_ROWS, type FeatureReceipt } from '../../domain/features/receipt.ts';
import type { OnProgress } from '../../domain/progress.ts';
import { DUCKDB } from '../../domain/recipe/dialect.ts';
import type { Side, SplitSpec } from '../../domain/recipe/recipe.ts';
import { splitSql } from '../../domain/recipe/split.ts';
import type { SplitTable } from '../../domain/recipe/tables.ts';
import { rawCategories } from './features/categories.ts';
import { fitCategories, readCodes, toGlobal } from './features/codes.ts';
import { fillEncodings } from './features/encodings.ts';
import { linkNumbers } from './features/links.ts';
import { bySide, readPlaces } from './features/places.ts';
import { prepareComputed } from './features/prepare.ts';
import { readSmallTables } from './features/smallTables.ts';
import { fillRows, measureNumbers } from './features/values.ts';
import type { Session } from './session.ts';

/**
 * Splits the incidents, fits the features on the training rows, and gives all sides as matrices.
 *
 * Categories come from the database as the codes that the join wrote down, the numbers of days and
 * areas once a day and area: what is left to do for each incident is to look up and to copy.
 * @param table where the sides are written down
 * @throws {FaultError} `too-few-rows`, `outcome-one-sided`, `no-features` or `vocabulary-too-large`
 */
export async function makeDataset(
  session: Session,
  split: SplitSpec,
  asked: FeatureChoice,
  onProgress: OnProgress,
  table: SplitTable = 'split',
): Promise<{ dataset: Dataset; receipt: FeatureReceipt }> {
  await session.query('Splitting', splitSql(split, DUCKDB, table));
  return datasetOfSplit(session, asked, onProgress, { table, given: null });
}

/**
 * The same of incidents that are divided already.
 * @param as the table that divides them, and a plan that was fitted on the same training rows before, if
 * there is one: numbers are standardised by it
 * @throws {FaultError} as `makeDataset`, or `plan-unfit` where the rows do not give the features of `given`
 */
export async function datasetOfSplit(
  session: Session,
  asked: FeatureChoice,
  onProgress: OnProgress,
  { table, given }: { readonly table: SplitTable; readonly given: FeaturePlan | null },
): Promise<{ dataset: Dataset; receipt: FeatureReceipt }> {
  const start = performance.now();
  const report = (what: string, from: number, to: number) => (share: number) =>
    onProgress({ what, share: from + share * (to - from) });
  const places = await readPlaces(session, table);
  const { sizes } = places;
  if (!given) checkSizes(sizes);
  const { choice, leftOut } = await prepareComputed(session, asked, onProgress);
  const small = await readSmallTables(session, choice);
  const categories = await rawCategories(session, choice, small);
  const [preparing, rates] = ['Preparing rows for the network', 'Learning arrest rates'];
  const raw = await readCodes(session, places, categories, small, report(preparing, 0.1, 0.5));
  const trainArrests = raw.outcomes.train.reduce((sum, outcome) => sum + outcome, 0);
  checkOutcomes(trainArrests, sizes.train);

  const fitted = fitCategories(categories, raw.codes.train);
  const measured = makePlan(fitted, await measureNumbers(session, table, choice));
  const base = given ? sameFeatures(measured, given) : measured;
  const own = numbersOf(base);
  const stored = own + 2 * choice.encodings.length;
  const values = bySide((side) => new Float32Array(sizes[side] * stored));
  await fillRows(session, places, values, stored, base.numerics, choice);
  const encoding = {
    split: table,
    encodings: choice.encodings,
    last: new Map(
      fitted.flatMap((f) => (f.clipped ? [[f.name, String(lastRaw(f))] as const] : [])),
    ),
    prior: trainArrests / sizes.train,
    given: given?.numerics ?? [],
  };
  const target = { values, stride: stored, offset: own };
  const encoded = await fillEncodings(session, places, target, encoding, report(rates, 0.5, 1));
  const linked = linkNumbers(small, raw, choice, given?.numerics ?? []);
  const shared = linked.flatMap(({ numerics }) => numerics);
  const whole = { ...base, numerics: [...base.numerics, ...encoded, ...shared] };
  const plan = given ? samePlan(whole, given) : whole;
  const fault = faultOfPlan(plan);
  if (fault) throw new FaultError(fault);

  const sides = bySide((side) => ({
    ...{ rows: sizes[side], fields: plan.fields.length, numbers: numbersOf(plan) },
    rowIds: raw.rowIds[side],
    codes: toGlobal(raw.codes[side], fitted, plan.fields),
    values: values[side],
    links: linked.map(({ links }) => links[side]),
    outcomes: raw.outcomes[side],
  }));
  const ms = performance.now() - start;
  return {
    dataset: { vocabulary: plan.vocabulary, ...sides },
    receipt: { plan, ...sizes, trainArrests, leftOut, ms },
  };
}

function checkSizes({ train, validation, holdout }: Readonly<Record<Side, number>>): void {
  if (train < FEWEST_TRAINING_ROWS || validation === 0 || holdout === 0) {
    throw new FaultError({
      kind: 'too-few-rows',
      rows: train + validation + holdout,
      needed: FEWEST_TRAINING_ROWS,
    });
  }
}

function checkOutcomes(arrests: number, rows: number): void {
  if (arrests === 0 || arrests === rows) {
    throw new FaultError({ kind: 'outcome-one-sided', arrests, rows });
  }
}
