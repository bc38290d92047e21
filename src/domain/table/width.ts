import type { HeadRecord } from './headRecords.ts';

/** Records of one width in a row that make a table. */
const RUN = 3;

/**
 * The width of the first table among records: that of the first few in a row that have more than one
 * field each and agree; else the commonest. 1 where every record is a single field, 0 without any.
 */
export function tableWidth(records: readonly HeadRecord[]): number {
  let run = 0;
  let previous = 0;
  for (const { width } of records) {
    run = width === previous ? run + 1 : 1;
    previous = width;
    if (run >= RUN && width > 1) return width;
  }
  return commonest(records.map(({ width }) => width).filter((width) => width > 0));
}

/** The commonest of some widths; between equals the wider, since a title has few fields. */
function commonest(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  let best = 0;
  for (const [width, count] of counts) {
    const most = counts.get(best) ?? 0;
    if (count > most || (count === most && width > best)) best = width;
  }
  return best;
}
