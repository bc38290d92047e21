import type { ColumnAuc } from '../../../domain/audit/columnAuc.ts';
import type { AuditDimension } from '../../../domain/audit/dimensions.ts';
import type {
  CalibrationAudit,
  DimensionAudit,
  TimeAudit,
  WeeklyBootstrap,
} from '../../../domain/audit/found.ts';
import type { JudgedOnce } from '../../../domain/audit/repeats.ts';
import type { Evaluation } from '../../../domain/evaluation.ts';
import type { OnProgress } from '../../../domain/progress.ts';
import type { ColumnType } from '../../../domain/table/column.ts';
import type { Session } from '../session.ts';
import { auditCalibration } from './calibration.ts';
import { columnAucOf } from './columns.ts';
import { evaluateScores, type ScoredModel } from './evaluate.ts';
import { auditBy } from './groups.ts';
import { judgeOnce, type PassingScores } from './once.ts';
import { auditTime } from './time.ts';
import { bootstrapWeeks } from './weeks.ts';

/** The part of the database engine that judges models by their scores. */
export interface AuditEngine {
  /** Judges a model on the hold-out, beside others; `code` is the column of offence codes. */
  evaluate(
    shown: ScoredModel,
    others: readonly ScoredModel[],
    code: string | null,
  ): Promise<Evaluation>;
  /** Audits a model on the hold-out's groups. */
  auditBy(model: string, dimension: AuditDimension, threshold: number): Promise<DimensionAudit>;
  /** What a column of the joined view by itself says of the outcome, on training rows. */
  columnAuc(name: string, type: ColumnType): Promise<ColumnAuc>;
  /** Calibrates on validation rows, and judges that on the hold-out. */
  auditCalibration(model: string): Promise<CalibrationAudit>;
  auditTime(model: string, threshold: number): Promise<TimeAudit>;
  /** Judges a repeated training's scores of the hold-out, and keeps none of them. */
  judgeOnce(scores: PassingScores): Promise<JudgedOnce>;
  /** Resamples whole weeks of the hold-out. */
  bootstrapWeeks(
    shown: string,
    others: readonly string[],
    onProgress: OnProgress,
  ): Promise<WeeklyBootstrap>;
  /** Stops the resampling under way; its call rejects with an `AbortError`. */
  stopResampling(): Promise<void>;
}

/** Makes that part over the database's session. */
export function createAudit(session: () => Promise<Session>): AuditEngine {
  let resampling = new AbortController();
  return {
    evaluate: async (shown, others, code) => evaluateScores(await session(), shown, others, code),
    auditBy: async (model, dimension, threshold) =>
      auditBy(await session(), model, dimension, threshold),
    columnAuc: async (name, type) => columnAucOf(await session(), name, type),
    auditCalibration: async (model) => auditCalibration(await session(), model),
    auditTime: async (model, threshold) => auditTime(await session(), model, threshold),
    judgeOnce: async (scores) => judgeOnce(await session(), scores),
    async bootstrapWeeks(shown, others, onProgress) {
      const { signal } = (resampling = new AbortController());
      return bootstrapWeeks(await session(), shown, others, onProgress, signal);
    },
    stopResampling() {
      resampling.abort(new DOMException('The resampling was stopped.', 'AbortError'));
      return Promise.resolve();
    },
  };
}
