import { shallowReactive } from 'vue';
import { auditDimensions, type AuditDimension } from '../domain/audit/dimensions.ts';
import type {
  CalibrationAudit,
  DimensionAudit,
  TimeAudit,
  WeeklyBootstrap,
} from '../domain/audit/found.ts';
import type { RollingResult, SeedRun } from '../domain/audit/repeats.ts';
import type { Model } from '../domain/model.ts';
import type { Progress } from '../domain/progress.ts';
import { database } from './engines.ts';
import { canShow, comparable, shownModel } from './models.ts';
import { faultOf, showFault } from './stages.ts';
import { study } from './state.ts';

/** What was found out about the shown model when somebody looked; its parts are replaced, never changed. */
export const audits: {
  /** The model and the incidents that all of this is of. */
  of: string | null;
  dimension: AuditDimension | null;
  groups: DimensionAudit | null;
  calibration: CalibrationAudit | null;
  time: TimeAudit | null;
  byWeek: WeeklyBootstrap | null;
  /** The same network from other seeds, and trained anew for each quarter, in the order of training. */
  seeds: readonly SeedRun[];
  rolling: readonly RollingResult[];
  /** How far the resampling under way has come. */
  resampling: Progress | null;
} = shallowReactive({
  of: null,
  dimension: null,
  groups: null,
  calibration: null,
  time: null,
  byWeek: null,
  seeds: [],
  rolling: [],
  resampling: null,
});

const keyOf = ({ id, rows }: Model) => JSON.stringify([id, rows]);

/** Lets go of what was found about another model; the shown one's stays when others join it. */
export function forgetAudits(shown: Model): void {
  if (audits.of === keyOf(shown)) return;
  Object.assign(audits, { of: keyOf(shown), groups: null, calibration: null });
  Object.assign(audits, { time: null, byWeek: null, seeds: [], rolling: [] });
}

/** The model that can be audited now: its scores are still there. */
export function auditable(): Model | null {
  const shown = shownModel();
  return shown && canShow(shown) ? shown : null;
}

/** What the audit can group by. */
export function dimensions(): readonly AuditDimension[] {
  return auditDimensions(study.joined?.plan.columns ?? []);
}

/** Audits by a dimension; by the one that was looked at last, or the first, where none is named. */
export function auditGroups(wanted?: AuditDimension): Promise<void> {
  const offered = dimensions();
  const last = offered.find(({ id }) => id === audits.dimension?.id);
  const dimension = wanted ?? last ?? offered[0];
  if (!dimension) return Promise.resolve();
  audits.dimension = dimension;
  audits.groups = null;
  return found('auditing by group', async ({ id }) => {
    const groups = await database.auditBy(id, dimension, study.threshold);
    // Somebody has asked for another one meanwhile.
    return audits.dimension?.id === dimension.id ? { groups } : {};
  });
}

export function auditCalibration(): Promise<void> {
  return found('calibrating', async ({ id }) => ({
    calibration: await database.auditCalibration(id),
  }));
}

export function auditTime(): Promise<void> {
  return found('auditing by quarter', async ({ id }) => ({
    time: await database.auditTime(id, study.threshold),
  }));
}

let wasStopped = false;

/** Resamples whole weeks of the hold-out: intervals that take in what reports of a week share. */
export async function resample(): Promise<void> {
  if (audits.resampling) return;
  wasStopped = false;
  audits.resampling = { what: 'Resampling whole weeks' };
  await found('resampling by week', async (model) => {
    const others = comparable(model).map(({ id }) => id);
    const byWeek = await database.bootstrapWeeks(model.id, others, (progress) => {
      if (audits.resampling) audits.resampling = progress;
    });
    return { byWeek };
  });
  audits.resampling = null;
}

/** Stops the resampling under way. */
export async function stopResampling(): Promise<void> {
  wasStopped = true;
  await database.stopResampling();
}

/** Runs an audit of the shown model, and keeps what it found unless another is shown by then. */
async function found(
  where: string,
  run: (model: Model) => Promise<Partial<typeof audits>>,
): Promise<void> {
  const model = auditable();
  if (!model) return;
  try {
    const result = await run(model);
    if (audits.of === keyOf(model)) Object.assign(audits, result);
  } catch (error) {
    const isStop = wasStopped && error instanceof Error && error.name === 'AbortError';
    if (!isStop) showFault(faultOf(error, where));
  }
}
