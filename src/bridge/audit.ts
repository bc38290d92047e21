import { proxy, transfer, type Remote } from 'comlink';
import type { DatabaseWorker } from '../../workers/database.ts';
import type { AuditEngine } from '../engine/database/audit/engine.ts';

/** Calls the database worker. */
type Ask = <T>(use: (api: Remote<DatabaseWorker>) => Promise<T>) => Promise<T>;

/** The audits of the database worker as the page calls them. */
export function auditCalls(ask: Ask): AuditEngine {
  return {
    evaluate: (shown, others, code) => ask((api) => api.evaluate(shown, others, code)),
    auditBy: (model, dimension, threshold) =>
      ask((api) => api.auditBy(model, dimension, threshold)),
    columnAuc: (name, type) => ask((api) => api.columnAuc(name, type)),
    auditCalibration: (model) => ask((api) => api.auditCalibration(model)),
    auditTime: (model, threshold) => ask((api) => api.auditTime(model, threshold)),
    judgeOnce: (scores) =>
      ask((api) => api.judgeOnce(transfer(scores, [scores.rowIds.buffer, scores.scores.buffer]))),
    bootstrapWeeks: (shown, others, onProgress) =>
      ask((api) => api.bootstrapWeeks(shown, others, proxy(onProgress))),
    stopResampling: () => ask((api) => api.stopResampling()),
  };
}
