import { GEOJSON, geoJsonParts } from '../../../domain/map/exports.ts';
import type { OnProgress } from '../../../domain/progress.ts';
import type { RowsRequest } from '../../../domain/share/rows.ts';
import { mapPoints, pointScores } from '../map/points.ts';
import type { Session } from '../session.ts';

/**
 * Writes the held-out incidents with usable places, and every model's scores, as GeoJSON.
 * @throws an `AbortError` where it was stopped
 */
export async function writePoints(
  session: Session,
  { models }: RowsRequest,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<Blob> {
  const what = 'Writing points';
  onProgress({ what });
  const points = await mapPoints(session, models[0]?.id ?? '');
  const scores: { model: string; values: Float32Array }[] = [];
  for (const { id, name } of models) {
    scores.push({ model: name, values: await pointScores(session, id) });
    signal.throwIfAborted();
  }
  const parts: Blob[] = [];
  for (const text of geoJsonParts({ points, shown: null, scores })) {
    parts.push(new Blob([text]));
    onProgress({ what });
    await nextTask();
    signal.throwIfAborted();
  }
  return new Blob(parts, { type: GEOJSON });
}

/** Lets a stop be heard. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
