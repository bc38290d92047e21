import { FaultError } from '../domain/fault.ts';
import type { NetworkModel } from '../domain/model.ts';
import type { CardFigures } from '../domain/modelCard/figures.ts';
import type { CardFeature, CardFile, ModelCardInputs } from '../domain/modelCard/inputs.ts';
import type { OnProgress } from '../domain/progress.ts';
import type { FeaturePlan } from '../domain/features/plan.ts';
import { columnOf, type ColumnRole } from '../domain/table/column.ts';
import { MADE_BY } from '../domain/version.ts';
import { outcomeWords } from '../domain/words/outcome.ts';
import { auditCalibration, audits } from './audits.ts';
import { database } from './engines.ts';
import { codeColumn } from './evaluate.ts';
import { explainedPlan } from './explain.ts';
import { hashes, requestOf } from './files.ts';
import { atReport, knownTooLate } from './knownWhen.ts';
import { columnLeaks } from './leaks.ts';
import { outcomeLevels } from './look.ts';
import { comparable, shownNetwork } from './models.ts';
import { seedSpread } from './seeds.ts';
import { intervalOf, splitRows } from './splits.ts';
import { study } from './state.ts';
import { tableOf } from './tables.ts';
import { BACKEND_NAMES } from './train.ts';
import { cityOf, studyName } from './words.ts';

/** Everything that the shown network's card is written from, but the hashes, which `cardFiles` adds. */
export async function cardInputs(report: OnProgress): Promise<ModelCardInputs> {
  const model = shownNetwork();
  const { joined } = study;
  if (!model || !joined) throw new FaultError({ kind: 'data-changed' });
  const plan = await explainedPlan(report);
  const figures = await database.cardFigures(
    {
      models: [model, ...comparable(model)].map(({ id, name }) => ({ id, name })),
      offence: codeColumn(),
      groups: groupColumns(),
      threshold: study.threshold,
    },
    report,
  );
  if (!audits.calibration) await auditCalibration();
  const { receipt } = joined;
  const features = featuresOf(plan);
  return {
    title: `Arrests in reported incidents: ${studyName()}`,
    made: new Date().toISOString().slice(0, 10),
    madeBy: MADE_BY,
    files: cardFiles(),
    incidents: {
      ...{ count: receipt.rows, arrests: receipt.arrests, withoutOutcome: receipt.withoutOutcome },
      ...{ firstDay: receipt.firstDay, lastDay: receipt.lastDay },
    },
    outcomeRule: await outcomeRule(),
    labelAgeDays: model.split.labelAge,
    weather: receipt.weather,
    areas: receipt.areas,
    features,
    split: model.split,
    trainRows: study.features?.train ?? 0,
    holdoutRows: figures.rows,
    network: model.spec,
    parameters: model.training.parameters,
    backend: BACKEND_NAMES[model.training.backend],
    seeds: seedSpread(),
    calibration: audits.calibration,
    rolling: audits.rolling,
    models: figures.models,
    comparisons: figures.comparisons,
    threeAucs: threeAucs(figures, model),
    arrestDefined: figures.arrestDefined,
    splits: splitRows(),
    threshold: { at: study.threshold, confusion: figures.confusion },
    groups: figures.groups,
    pitfalls: (cityOf()?.pitfalls ?? []).map(({ text }) => text),
  };
}

/** The files of the study with their receipts, and their hashes as far as they are there. */
export function cardFiles(): readonly CardFile[] {
  return used().map(({ id, role, receipt, simulated }) => ({
    ...{ name: receipt.file, role, simulated, sha256: hashes.get(id) ?? null },
    ...{ records: receipt.records, loaded: receipt.loaded, rejected: receipt.rejected },
  }));
}

/** Computes the hashes that are not there yet, one file after the other. */
export async function hashFiles(report: OnProgress): Promise<void> {
  for (const table of used()) {
    if (hashes.has(table.id)) continue;
    report({ what: `Hashing ${table.receipt.file}`, share: 0 });
    hashes.set(table.id, await database.hashFile(requestOf(table).file, report));
  }
}

/** Stops what the card waits for; what was computed stays. */
export function stopCard(): Promise<void> {
  return database.cancel();
}

const used = () => study.tables.filter(({ role }) => role !== 'unused');

function columnNamed(role: ColumnRole): string | null {
  const columns = study.joined?.plan.columns ?? [];
  return (
    columns.find((one) => one.table === 'incidents' && one.column?.role === role)?.name ?? null
  );
}

/** Places, times and offences of reports; never persons. */
function groupColumns() {
  const offence = columnNamed('offence') ?? columnNamed('offence code');
  const area = columnNamed('area') ?? columnNamed('district');
  return [
    ...(offence === null ? [] : [{ by: 'offence', column: offence }]),
    ...(area === null ? [] : [{ by: 'area', column: area }]),
    ...[
      { by: 'month', column: 'Month' },
      { by: 'hour', column: 'HourOfDay' },
    ],
  ];
}

async function outcomeRule(): Promise<string> {
  const incidents = tableOf('incidents');
  const column = incidents && columnOf(incidents.columns, 'outcome');
  if (!incidents || !column) return 'no column is marked as the outcome';
  return outcomeWords(incidents.outcome, column.name, await outcomeLevels(incidents.id));
}

/** The joined view's columns, what the plan has besides, and what the files hold and nobody is given. */
function featuresOf(plan: FeaturePlan): readonly CardFeature[] {
  const given = new Set([...plan.fields, ...plan.numerics].map(({ name }) => name));
  const joined = study.joined?.plan.columns ?? [];
  const inJoin = new Set(joined.map(({ name }) => name));
  const found = new Map(columnLeaks().map((one) => [one.name, one]));
  // What the leak finder has measured by now; the rest says that it was not.
  const measured = (name: string) => {
    const one = found.get(name);
    return { auc: one?.alone?.auc ?? null, verdict: one?.leak?.verdict ?? null };
  };
  const left = used()
    .flatMap(({ columns }) => columns)
    .filter(({ name }) => !inJoin.has(name));
  return [
    ...joined.map(({ name, column }): CardFeature => ({
      ...{ name, known: column?.known ?? 'at report', used: given.has(name), ...measured(name) },
    })),
    ...[...given]
      .filter((name) => !inJoin.has(name))
      .map((name): CardFeature => ({
        ...{ name, known: 'at report', used: true, ...measured(name) },
      })),
    ...left.map(({ name, known }): CardFeature => ({
      name,
      known,
      used: false,
      ...measured(name),
    })),
  ];
}

/** Where every column that is used is known at the report, the third AUC is the first. */
function threeAucs({ all, withoutArrestDefined }: CardFigures, model: NetworkModel) {
  const early = atReport()?.holdout;
  const isKnown = knownTooLate(model).length === 0;
  const knownAtReport = isKnown ? all : early ? intervalOf(early) : null;
  return { all, withoutArrestDefined, knownAtReport };
}
