import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import type { ProjectFile } from '../../src/domain/cluster/file.ts';
import { clusterProject } from '../../src/domain/cluster/project.ts';
import { SHARED } from '../../src/domain/cluster/shared.ts';
import {
  TRAINER_SPECS,
  TRAINERS,
  type ClusterStudy,
  type TrainerName,
} from '../../src/domain/cluster/study.ts';
import { FEATURE_SETS } from '../../src/domain/features/choose.ts';
import type { Dataset } from '../../src/domain/features/matrix.ts';
import type { FeaturePlan } from '../../src/domain/features/plan.ts';
import type { LeftOut } from '../../src/domain/features/receipt.ts';
import type { Outlines } from '../../src/domain/geo/outlines.ts';
import type { NetworkSpec } from '../../src/domain/network/spec.ts';
import type { FeatureSet, JoinSpec, SplitSpec } from '../../src/domain/recipe/recipe.ts';
import type { LoadedTable } from '../../src/domain/table/receipt.ts';
import type { NamedFile } from '../../src/domain/table/source.ts';
import type { Database } from '../../src/engine/database/database.ts';
import { createDatabaseEngine, type DatabaseEngine } from '../../src/engine/database/engine.ts';
import { MADE_BY } from '../../src/domain/version.ts';
import { openNodeDuckDb } from '../support/nodeDuckDb.ts';
import { joinOf, load, quiet } from '../support/study.ts';
import { root } from '../driver/root.ts';
import type { Run } from './runs.ts';

/** A study to be done twice. */
export interface Case {
  readonly name: string;
  readonly files: readonly NamedFile[];
  readonly outlines: NamedFile | null;
  readonly join: (spec: JoinSpec, tables: readonly LoadedTable[]) => JoinSpec;
  readonly split: SplitSpec;
  readonly features: FeatureSet;
  readonly network: (rows: number) => NetworkSpec;
  /** The programs that do it on Spark; what the first gives is compared cell by cell. */
  readonly runs: readonly Run[];
}

/** A study as the tab does it, in the tab's own DuckDB. */
export interface InTab {
  readonly database: Database;
  readonly engine: DatabaseEngine;
  readonly study: ClusterStudy;
  readonly dataset: Dataset;
  readonly plan: FeaturePlan;
  readonly leftOut: readonly LeftOut[];
  readonly seconds: number;
}

/** Does a study up to the rows that a network is given. */
export async function inTab(one: Case): Promise<InTab> {
  const database = await openNodeDuckDb();
  const engine = createDatabaseEngine(() => Promise.resolve(database));
  await engine.open(quiet);
  const start = performance.now();
  const tables: LoadedTable[] = [];
  for (const file of one.files) tables.push(await load(engine, file));
  const outlines: Outlines | null =
    one.outlines && (await engine.readOutlines(one.outlines, false));
  const place = outlines && { outlines: outlines.file, property: null };
  const spec = one.join({ ...joinOf(tables), place }, tables);
  const { plan, receipt } = await engine.join(spec, quiet);
  const { dataset, receipt: features } = await engine.makeDataset(
    one.split,
    FEATURE_SETS[one.features].choose(plan),
    quiet,
  );
  const { train, validation, holdout } = features;
  const study: ClusterStudy = {
    title: one.name,
    madeBy: MADE_BY,
    ...{ plan, receipt, outlines, split: one.split, features: one.features },
    tables: tables.map(({ source, sample, receipt: { format, parse, loaded } }) => ({
      ...{ source, format, parse, loaded, sampled: sample !== null },
    })),
    sides: { train, validation, holdout },
    network: one.network(receipt.rows),
  };
  const seconds = (performance.now() - start) / 1000;
  const { plan: learned, leftOut } = features;
  return { database, engine, study, dataset, plan: learned, leftOut, seconds };
}

/** The files that the page would hand over. */
export function projectOf({ study }: InTab, trainer: TrainerName): ProjectFile[] {
  const names = [...SHARED, ...TRAINERS.map((name) => TRAINER_SPECS[name].program)];
  const folder = join(root, 'src/domain/cluster/python');
  const programs = names.map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
  return clusterProject(study, trainer, Object.fromEntries(programs));
}
