import { memoryOfRows } from '../table/forecast.ts';
import type { Forecast } from '../table/parse.ts';
import type { LoadedTable, LoadReceipt, TableFormat } from '../table/receipt.ts';
import { bytes, count, percent, plural } from './format.ts';

/** A file's receipt in one line; it adds up, or the file would have been refused. */
export function receiptLine({ records, loaded, rejected, leftOut }: LoadReceipt): string {
  const sample = leftOut > 0 ? ` + ${count(leftOut)} left out by the sample` : '';
  return `${plural(records, 'record')} in the file = ${count(loaded)} loaded + ${count(rejected)} rejected${sample}`;
}

/** The same where there is no room: "263,929 of 263,929 records, 0 rejected". */
export function shortReceipt({ records, loaded, rejected }: LoadReceipt): string {
  return `${count(loaded)} of ${plural(records, 'record')}, ${count(rejected)} rejected`;
}

const UNITS: Readonly<Record<LoadedTable['role'], readonly [one: string, many: string]>> = {
  incidents: ['incident', 'incidents'],
  weather: ['row of weather', 'rows of weather'],
  areas: ['row of areas', 'rows of areas'],
  unused: ['unused row', 'unused rows'],
};

/** Several tables of one role as one: "18 files, together 6,712,345 incidents"; nothing for one table. */
export function togetherLine(tables: readonly LoadedTable[]): string {
  const [first] = tables;
  if (!first || tables.length < 2) return '';
  const rows = tables.reduce((sum, { receipt }) => sum + receipt.loaded, 0);
  return `${count(tables.length)} files, together ${plural(rows, ...UNITS[first.role])}`;
}

/** What the loaded tables cost, and what is still to come for that many incidents. */
export function memoryLine(memory: number, incidents: number): string {
  const now = `The tables take ${bytes(memory)} of memory.`;
  if (incidents < MANY) return now;
  return `${now} To join and learn from ${plural(incidents, 'incident')} takes about ${bytes(memoryOfRows(incidents))} beside their texts.`;
}

/** Below these, memory is no matter. */
const MANY = 100_000;

/** What loading files will take: "About 6,712,000 rows, which need about 2.4 GB of 3.1 GB." */
export function forecastLine({ rows, memory, limit }: Forecast): string {
  return `About ${plural(rows, 'row')}, which need about ${bytes(memory)} of ${bytes(limit)}.`;
}

/** What a sampled table holds of its file. */
export function sampleLine({ sample, receipt: { records, loaded } }: LoadedTable): string {
  if (!sample) return '';
  const how = sample.by === 'year' ? 'the same number of each year' : 'evenly over the file';
  const share = records > 0 ? ` (${percent(loaded / records)})` : '';
  return `A sample: ${count(loaded)} of ${plural(records, 'record')}${share}, ${how}.`;
}

/** A file's format as a reader of the page would call it. */
export const FORMAT_WORDS: Readonly<Record<TableFormat, string>> = {
  delimited: 'delimited text',
  json: 'JSON',
  ndjson: 'JSON, a record a line',
  parquet: 'Parquet',
  geojson: 'GeoJSON',
};
