import { proxy, type Remote } from 'comlink';
import type { ShareEngine } from '../engine/database/share/engine.ts';

/** The Share stage's calls, through the database's bridge. */
export function shareCalls(
  ask: <T>(use: (api: Remote<ShareEngine>) => Promise<T>) => Promise<T>,
): ShareEngine {
  return {
    exportRows: (request, format, onProgress) =>
      ask((api) => api.exportRows(request, format, proxy(onProgress))),
    exportPoints: (request, onProgress) =>
      ask((api) => api.exportPoints(request, proxy(onProgress))),
    exportLocated: () => ask((api) => api.exportLocated()),
    stopExport: () => ask((api) => api.stopExport()),
  };
}
