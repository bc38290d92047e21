import { shallowReactive } from 'vue';
import type { ProjectFile } from '../domain/cluster/file.ts';
import { clusterProject, type Programs } from '../domain/cluster/project.ts';
import {
  columnsGiven,
  readMetrics,
  UNKNOWN_METRICS,
  type ClusterMetrics,
} from '../domain/cluster/metrics.ts';
import type { ClusterStudy, TrainerName } from '../domain/cluster/study.ts';
import computed from '../domain/cluster/python/computed.py?raw';
import features from '../domain/cluster/python/features.py?raw';
import h2o from '../domain/cluster/python/h2o_deep_learning.py?raw';
import places from '../domain/cluster/python/places.py?raw';
import project from '../domain/cluster/python/project.py?raw';
import reading from '../domain/cluster/python/reading.py?raw';
import scores from '../domain/cluster/python/scores.py?raw';
import sparkMl from '../domain/cluster/python/spark_ml.py?raw';
import program from '../domain/cluster/python/study.py?raw';
import { FaultError, type Fault } from '../domain/fault.ts';
import type { ClusterModel } from '../domain/model.ts';
import type { Progress } from '../domain/progress.ts';
import { MADE_BY } from '../domain/version.ts';
import { auc, count } from '../domain/words/format.ts';
import { database } from './engines.ts';
import { evaluate, placeOnMap } from './evaluate.ts';
import { rowsKey } from './heldRows.ts';
import { note } from './log.ts';
import { canShow, forgetOtherScores, freeName, freshId, keepModel, shownModel } from './models.ts';
import { isTraining } from './phase.ts';
import { featureSet, networkSpec } from './settings.ts';
import { faultOf } from './stages.ts';
import { study } from './state.ts';
import { studyName } from './words.ts';

const PROGRAMS: Programs = {
  'study.py': program,
  'project.py': project,
  'reading.py': reading,
  'places.py': places,
  'features.py': features,
  'computed.py': computed,
  'scores.py': scores,
  'h2o_deep_learning.py': h2o,
  'spark_ml.py': sparkMl,
};

/** What is done for the cluster just now, and how the last of it ended. */
export interface ClusterState {
  progress: Progress | null;
  fault: Fault | null;
  /** What was opened, in a sentence. */
  said: string | null;
}

export const cluster: ClusterState = shallowReactive({ progress: null, fault: null, said: null });

/** The study as a project for Spark, as a zip; null where it could not be made, and the state says why. */
export function projectZip(trainer: TrainerName): Promise<Blob | null> {
  return following('Writing the project', 'writing the project', async () =>
    zipped(clusterProject(await clusterStudy(), trainer, PROGRAMS)),
  );
}

/** Everything that the project is written from, as it stands now. */
async function clusterStudy(): Promise<ClusterStudy> {
  const { joined } = study;
  if (!joined) throw new FaultError({ kind: 'data-changed' });
  const { split } = study.settings;
  const { place } = joined.plan.found.spec;
  return {
    title: studyName(),
    madeBy: MADE_BY,
    ...joined,
    tables: study.tables.map(({ source, sample, receipt: { format, parse, loaded } }) => ({
      ...{ source, format, parse, loaded, sampled: sample !== null },
    })),
    outlines: study.outlines.find(({ file }) => file === place?.outlines) ?? null,
    split,
    sides: await database.sides(split),
    features: featureSet(),
    network: networkSpec(),
  };
}

async function zipped(files: readonly ProjectFile[]): Promise<Blob> {
  const { BlobWriter, configure, TextReader, ZipWriter } = await import('@zip.js/zip.js');
  // The page's policy allows no workers of a library's making.
  configure({ useWebWorkers: false });
  const writer = new ZipWriter(new BlobWriter('application/zip'));
  for (const { path, text } of files) await writer.add(`streetlight/${path}`, new TextReader(text));
  return writer.close();
}

/** Opens a cluster's scores, with its metrics where they are given, as a model of the study. */
export async function openScores(files: readonly File[]): Promise<void> {
  await following('Opening the cluster’s scores', 'opening the cluster’s scores', async () => {
    const metrics = files.find(({ name }) => /\.json$/i.test(name));
    const file = files.find((one) => one !== metrics);
    if (!file) throw unfit(metrics?.name ?? 'the files', 'there is no file of scores among them');
    const model = await take(file, metrics ? await metricsOf(metrics) : UNKNOWN_METRICS);
    const shown = shownModel();
    if (!shown || !canShow(shown)) study.shown = model.id;
    await evaluate();
    await placeOnMap();
    const { holdout } = study.models.find(({ id }) => id === model.id) ?? model;
    return `“${model.name}” is a model of the study${holdout ? `: AUC ${auc(holdout.auc)} on the hold-out` : ''}.`;
  });
}

async function metricsOf(file: File): Promise<ClusterMetrics> {
  const metrics = readMetrics(await file.text());
  if (!metrics) throw unfit(file.name, 'it does not say what was trained');
  return metrics;
}

async function take(data: File, metrics: ClusterMetrics): Promise<ClusterModel> {
  const { joined, settings } = study;
  if (!joined) throw new FaultError({ kind: 'data-changed' });
  // A training divides the incidents itself, and expects them to stay so.
  if (isTraining()) throw new FaultError({ kind: 'trainer-busy' });
  const { split } = settings;
  const file = { name: data.name, data, simulated: false };
  const table = await database.loadTable({ file }, report);
  const id = freshId('cluster');
  try {
    const scored = await database.takeScores(id, table, split);
    note('Opened scores', `${count(scored)} of ${metrics.name}`);
  } finally {
    await database.forgetTable(table.id);
  }
  await forgetOtherScores();
  const { description, seconds } = metrics;
  const model: ClusterModel = {
    ...{ id, kind: 'cluster', name: freeName(metrics.name), description, seconds },
    ...{
      rows: rowsKey(),
      split,
      columns: columnsGiven(metrics, joined.plan),
      scored: true,
      holdout: null,
    },
  };
  keepModel(model);
  return model;
}

const report = (progress: Progress) => {
  if (cluster.progress) cluster.progress = progress;
};

function unfit(file: string, detail: string): FaultError {
  return new FaultError({ kind: 'scores-unfit', file, detail });
}

/** Does something whose end the page shows; one thing at a time. */
async function following<T>(
  what: string,
  where: string,
  make: () => Promise<T>,
): Promise<T | null> {
  if (cluster.progress) return null;
  Object.assign(cluster, { progress: { what }, fault: null, said: null } satisfies ClusterState);
  try {
    const made = await make();
    if (typeof made === 'string') cluster.said = made;
    return made;
  } catch (error) {
    cluster.fault = faultOf(error, where);
    return null;
  } finally {
    cluster.progress = null;
  }
}
