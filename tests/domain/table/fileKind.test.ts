import { expect, it } from 'vitest';
import { isSystemFile, mayHoldData, namesData } from '../../../src/domain/table/fileKind.ts';

it.each([
  ['Crimes_-_2015.csv.gz', true],
  ['WEATHER.CSV', true],
  ['areas.geojson', true],
  ['a.parquet', true],
  ['photo.png', false],
  ['csv', false],
  ['crimes.csv.exe', false],
] as const)('%s names data: %s', (name, names) => {
  expect(namesData(name)).toBe(names);
});

it('leaves an archive’s notes and a system’s files alone', () => {
  expect(mayHoldData('data/crimes.csv')).toBe(true);
  expect(mayHoldData('data/README.txt')).toBe(false);
  expect(isSystemFile('__MACOSX/._crimes.csv')).toBe(true);
  expect(isSystemFile('data/crimes.csv')).toBe(false);
});
