import { expect, it } from 'vitest';
import { fileKind } from '../../../src/domain/table/fileKind.ts';

it.each([
  ['Crimes_-_2015.csv.gz', 'table'],
  ['WEATHER.CSV', 'table'],
  ['areas.geojson', 'outlines'],
  ['photo.png', null],
  ['csv', null],
  ['crimes.csv.exe', null],
] as const)('takes %s for %s', (name, kind) => {
  expect(fileKind(name)).toBe(kind);
});
