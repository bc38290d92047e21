import type { TableFormat } from '../../../domain/table/receipt.ts';
import { loadGeoJson, loadJson, loadLines } from './loadJson.ts';
import type { LoadedText, LoadJob } from './job.ts';
import { loadParquet } from './loadParquet.ts';

const LOADERS: Record<Exclude<TableFormat, 'delimited'>, (job: LoadJob) => Promise<LoadedText>> = {
  json: loadJson,
  ndjson: loadLines,
  geojson: loadGeoJson,
  parquet: loadParquet,
};

/** Loads a file that is no delimited text into a table of texts. */
export function loadForeign(
  job: LoadJob,
  format: Exclude<TableFormat, 'delimited'>,
): Promise<LoadedText> {
  return LOADERS[format](job);
}
