import { TRAINER_SPECS, type TrainerName } from '../../src/domain/cluster/study.ts';

/** A program of an exported project, as it is run. */
export interface Run {
  /** The trainer of the project, and what its program is told besides; without one nothing is trained. */
  readonly trainer: TrainerName | null;
  readonly args: readonly string[];
}

/** Reads, joins, divides and computes; trains nothing. */
export const STUDY_ONLY: Run = { trainer: null, args: [] };
export const H2O: Run = { trainer: 'h2o', args: [] };
export const GBT: Run = { trainer: 'spark-ml', args: ['--model', 'gbt'] };
export const MLP: Run = { trainer: 'spark-ml', args: ['--model', 'mlp'] };

/** The program that a run starts. */
export function programOf({ trainer }: Run): string {
  return trainer === null ? 'study.py' : TRAINER_SPECS[trainer].program;
}
