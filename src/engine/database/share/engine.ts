import type { OnProgress } from '../../../domain/progress.ts';
import type { RowsRequest } from '../../../domain/share/rows.ts';
import type { Session } from '../session.ts';
import { locatedCsv } from './located.ts';
import { writePoints } from './points.ts';
import type { RowFormat } from './rowFile.ts';
import { writeRows } from './rows.ts';

/** What the database worker does for the Share stage. */
export interface ShareEngine {
  /** The scored rows as a file; `stopExport` stops it. */
  exportRows(request: RowsRequest, format: RowFormat, onProgress: OnProgress): Promise<Blob>;
  /** The held-out incidents with a usable place as GeoJSON; `stopExport` stops it. */
  exportPoints(request: RowsRequest, onProgress: OnProgress): Promise<Blob>;
  /** The places that outlines gave a code, as CSV text for the join's script. */
  exportLocated(): Promise<string>;
  /** Stops the file under way; its call rejects with an `AbortError`. */
  stopExport(): Promise<void>;
}

/** The Share stage's calls over the engine's session. */
export function shareEngine(session: () => Promise<Session>): ShareEngine {
  let underWay = new AbortController();
  const begin = () => (underWay = new AbortController()).signal;
  return {
    exportRows: async (request, format, onProgress) =>
      writeRows(await session(), request, format, begin(), onProgress),
    exportPoints: async (request, onProgress) =>
      writePoints(await session(), request, begin(), onProgress),
    exportLocated: async () => locatedCsv(await session()),
    stopExport() {
      underWay.abort();
      return Promise.resolve();
    },
  };
}
