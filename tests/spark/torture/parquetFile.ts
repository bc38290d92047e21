import { parquetWriteBuffer } from 'hyparquet-writer';
import { drawer } from './texts.ts';

/** Incidents in Parquet: whole numbers, doubles, booleans, dates and times, and texts. */
export function parquetFile(rows: number) {
  const draw = drawer(4);
  const of = <T>(make: (i: number) => T) => Array.from({ length: rows }, (_, i) => make(i));
  const time = (i: number) =>
    new Date(Date.UTC(2015, 0, 1 + (i % 300), draw(24), draw(60), draw(60), draw(3) * 250));
  const bytes = parquetWriteBuffer({
    columnData: [
      { name: 'ID', data: of((i) => 10_000 + i), type: 'INT32' },
      { name: 'Date', data: of(time), type: 'TIMESTAMP' },
      { name: 'IUCR', data: of(() => ['0486', '610', '2024', ''][draw(4)]!), type: 'STRING' },
      { name: 'Primary Type', data: of(() => ['THEFT', 'BATTERY'][draw(2)]!), type: 'STRING' },
      { name: 'Arrest', data: of(() => draw(3) === 0), type: 'BOOLEAN' },
      { name: 'Domestic', data: of(() => draw(2) === 0), type: 'BOOLEAN' },
      { name: 'Beat', data: of(() => 100 + draw(20)), type: 'INT32' },
      { name: 'Community Area', data: of(() => [8, 9, 8.5, 77][draw(4)]!), type: 'DOUBLE' },
      { name: 'Latitude', data: of(() => 41.8 + draw(200_000) / 1e6), type: 'DOUBLE' },
      { name: 'Longitude', data: of(() => -87.7 + draw(100_000) / 1e6), type: 'DOUBLE' },
    ],
    rowGroupSize: 500,
  });
  return { name: 'incidents 2015.parquet', data: new Blob([bytes]), simulated: false };
}
