import type { Recipe } from '../domain/recipe/recipe.ts';
import type { StudyResult } from '../domain/report.ts';
import { wordsOf } from '../domain/fault.ts';
import { joinSpec } from './join.ts';
import { modelOf } from './judged.ts';
import { shownNetwork } from './models.ts';
import { featureSet, networkSpec } from './settings.ts';
import { splitRows } from './splits.ts';
import { study } from './state.ts';

/** The figures of the finished study, or null before there is a model. */
export function resultOf(): StudyResult | null {
  const { joined, features, evaluation, settings } = study;
  const model = shownNetwork();
  if (!joined || !features || !model || !evaluation) return null;
  const { training } = model;
  const { incidents, rows, weather, areas, ms } = joined.receipt;
  const { auc, aucLow, aucHigh, logLoss } = evaluation.network;
  return {
    tables: study.tables.map(({ role, receipt }) => ({
      name: receipt.file,
      role,
      records: receipt.records,
      loaded: receipt.loaded,
      rejected: receipt.rejected,
    })),
    join: { incidents, rows, weather, areas },
    split: {
      kind: settings.split.kind,
      train: features.train,
      validation: features.validation,
      holdout: features.holdout,
    },
    model: {
      backend: training.backend,
      parameters: training.parameters,
      epochs: training.history.length,
      samplesPerSecond: training.samplesPerSecond,
      seconds: training.seconds,
    },
    metrics: { auc, aucLow, aucHigh, logLoss },
    baselines: evaluation.baselines.map((one, i) => ({
      ...{ name: one.name, auc: one.auc, aucLow: one.aucLow, aucHigh: one.aucHigh },
      ...{ averagePrecision: one.averagePrecision, logLoss: one.logLoss },
      withoutArrestDefined: one.withoutDefined?.auc ?? null,
      difference: evaluation.differences[i] ?? null,
      seconds: modelOf(one)?.seconds ?? null,
    })),
    audit: {
      opened: study.opened,
      averagePrecision: evaluation.network.averagePrecision,
      withoutArrestDefined: evaluation.network.withoutDefined?.auc ?? null,
      arrestDefined: evaluation.defined,
      calibrationError: evaluation.sides.holdout?.equalMass.error ?? null,
    },
    splits: splitRows(),
    timings: {
      load: study.loadMs,
      join: ms,
      features: features.ms,
      train: model.seconds * 1000,
      score: study.scoreMs,
    },
    errors: study.faults.map((fault) => Object.values(wordsOf(fault)).join(' ')),
  };
}

/** What the study would take to run again, or null without incidents. */
export function recipeOf(): Recipe | null {
  const spec = joinSpec();
  if (!spec) return null;
  const { split } = study.settings;
  return { version: 1, join: spec, split, features: featureSet(), network: networkSpec() };
}
