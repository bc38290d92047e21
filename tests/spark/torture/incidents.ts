import type { ColumnType } from '../../../src/domain/table/column.ts';
import { EXTRA } from './columns.ts';
import { CLOCKS, drawer, NUMBERS, quoted, TEXTS, TIMES, two } from './texts.ts';

const HEADER = [
  'ID',
  'Case',
  'Date',
  'Time',
  'IUCR',
  'Primary Type',
  'Arrest',
  'Community Area',
  'Latitude',
  'Longitude',
];

/** Incidents whose every cell may be read differently. */
export function incidentsText(rows: number, seed: number): string {
  const draw = drawer(seed);
  const any = (texts: readonly string[]) => texts[draw(texts.length)]!;
  const lines = Array.from({ length: rows }, (_, i) => {
    const date = `${two(1 + draw(12))}/${two(1 + draw(28))}/2015 ${two(1 + draw(12))}:${two(draw(60))}:00 ${any(['AM', 'PM', 'pm'])}`;
    const code = any(['0486', '0610', '8.0', '008', ' 0486', '\u00a00610', '2024', '']);
    const cells = [
      // Some stand twice, and some have no ID.
      draw(20) === 0 ? '' : String(draw(10) === 0 ? Math.floor(i / 2) : i),
      any(TEXTS),
      draw(30) === 0 ? any(TIMES) : date,
      any(CLOCKS),
      code,
      any(['THEFT', 'BATTERY', 'theft', "O'THER"]),
      any(['true', 'false', 'FALSE', ' true', 'y', '', 'closed: arrest', 'unknown']),
      any(['8', '008', '9.0', 'near north', 'Edison Prk', 'nowhere', '', ' 9 ', '8.5']),
      draw(9) === 0 ? any(NUMBERS) : String(41.8 + draw(200_000) / 1e6),
      draw(9) === 0 ? any(NUMBERS) : String(-87.7 + draw(100_000) / 1e6),
      ...EXTRA.map(({ type }) => any(POOLS[type])),
    ];
    return cells.map(quoted).join(',');
  });
  const head = [...HEADER, ...EXTRA.map(({ name }) => name)]
    .map((name) => `"${name.replaceAll('"', '""')}"`)
    .join(',');
  // A record of the wrong width, which is no record, and a blank line, which is none either.
  return [head, ...lines.slice(0, 7), 'too,short', '', ...lines.slice(7)].join('\r\n');
}

const POOLS: Record<ColumnType, readonly string[]> = {
  category: TEXTS,
  text: TEXTS,
  number: NUMBERS,
  boolean: TEXTS,
  timestamp: TIMES,
  date: TIMES,
};
