import { describe, expect, it } from 'vitest';
import { columnOf, type ColumnRole } from '../../../src/domain/table/column.ts';
import { infer } from '../../../src/domain/table/infer.ts';
import { meaningOf } from '../../../src/domain/words/outcome.ts';

/** A city that nobody has a layout of: 40 rows, columns by what they hold. */
function table(columns: Readonly<Record<string, (row: number) => string>>) {
  const headers = Object.keys(columns);
  const rows = Array.from({ length: 40 }, (_, i) => headers.map((h) => columns[h]!(i)));
  return infer(headers, rows);
}
const of =
  (...values: string[]) =>
  (row: number) =>
    values[row % values.length]!;

const INCIDENTS = {
  CaseNumber: (row: number) => `26-${String(1000 + row)}`,
  ReportedDate: (row: number) => `2026-02-${String(1 + (row % 28)).padStart(2, '0')} 08:15:00`,
  OccurredDate: (row: number) => `2026-01-${String(1 + (row % 28)).padStart(2, '0')} 23:15:00`,
  OffenseCategory: of('THEFT', 'ASSAULT', 'VANDALISM'),
  PremiseType: of('STREET', 'SHOP'),
  Neighborhood: of('North', 'South', 'Old Town', ''),
  Beat: of('012', '013', '140'),
  Disposition: of('Open', 'Cleared by arrest', 'No arrest made', ''),
  Lat: (row: number) => String(45.5 + row / 1000),
  Lon: (row: number) => String(-122.6 - row / 1000),
};

describe('a table of incidents that no layout fits', () => {
  const found = table(INCIDENTS);
  it('is taken for what it is, and says that this was inferred', () => {
    expect(found.role).toBe('incidents');
    expect(found.layout).toContain('inferred');
  });

  it.each<[ColumnRole, string, string]>([
    ['id', 'CaseNumber', 'text'],
    ['occurred at', 'OccurredDate', 'timestamp'],
    ['offence', 'OffenseCategory', 'category'],
    ['place', 'PremiseType', 'category'],
    ['area', 'Neighborhood', 'category'],
    ['beat', 'Beat', 'category'],
    ['outcome', 'Disposition', 'category'],
    ['latitude', 'Lat', 'number'],
    ['longitude', 'Lon', 'number'],
  ])('has its %s in %s, read as %s', (role, name, type) => {
    expect(columnOf(found.columns, role)).toMatchObject({ name, type });
  });

  it('keeps the outcome and what is known later from the network', () => {
    const outcome = columnOf(found.columns, 'outcome');
    expect(outcome).toMatchObject({ known: 'outcome', feature: false });
    const features = found.columns.filter(({ feature }) => feature).map(({ name }) => name);
    expect(features).toEqual(['OffenseCategory', 'PremiseType', 'Neighborhood', 'Beat']);
  });

  it('takes values that name an arrest for one, and those that deny it for none', () => {
    expect(meaningOf(found.outcome, 'Cleared by arrest')).toBe('arrest');
    expect(meaningOf(found.outcome, 'No arrest made')).toBe('no arrest');
    expect(meaningOf(found.outcome, 'Open')).toBe('no arrest');
    expect(meaningOf(found.outcome, '')).toBe('left out');
  });
});

describe('nothing is invented', () => {
  it('where codes do not say what came of it', () => {
    const { columns } = table({ ...INCIDENTS, Disposition: of('IC', 'AA', 'AO') });
    expect(columnOf(columns, 'outcome')).toBeUndefined();
  });
  it('where yes and no are not about an arrest', () => {
    const { Disposition: _, ...rest } = INCIDENTS;
    expect(columnOf(table({ ...rest, Status: of('Y', 'N') }).columns, 'outcome')).toBeUndefined();
    expect(columnOf(table({ ...rest, Arrested: of('Y', 'N') }).columns, 'outcome')).toBeDefined();
  });
  it('where a latitude has no longitude, or is no degree', () => {
    const { Lon: _, ...rest } = INCIDENTS;
    expect(columnOf(table(rest).columns, 'latitude')).toBeUndefined();
    const feet = { Lat: of('1162147.5', '1150818.5'), Lon: of('1942512.5', '1907995.5') };
    expect(columnOf(table({ ...INCIDENTS, ...feet }).columns, 'latitude')).toBeUndefined();
  });
  it('where only the day of the report is known', () => {
    const { OccurredDate: _, ...rest } = INCIDENTS;
    expect(table(rest).role).toBe('unused');
  });
  it('where there are no rows to look at', () => {
    const { role, columns } = infer(Object.keys(INCIDENTS), []);
    expect(role).toBe('unused');
    expect(columns.every((column) => column.role === null && !column.feature)).toBe(true);
  });
  it('where a table is about something else', () => {
    const shop = table({ Product: of('Tea', 'Milk'), Price: of('1.5', '2'), Sold: of('4', '7') });
    expect(shop).toMatchObject({ role: 'unused', layout: 'not recognised' });
    expect(shop.columns.every(({ role }) => role === null)).toBe(true);
  });
});

describe('the time of day beside the day', () => {
  it.each([
    ['23:15', '07:05', '12:00'],
    ['2315', '705', '45'],
  ])('is found: %s', (...times) => {
    const day = (row: number) => `01/${String(1 + (row % 28)).padStart(2, '0')}/2026`;
    const { columns } = table({
      ...INCIDENTS,
      OccurredDate: day,
      OccurredTime: of(...times),
      ReportTime: of(...times),
    });
    expect(columnOf(columns, 'time of day')).toMatchObject({ name: 'OccurredTime', type: 'text' });
    expect(columnOf(columns, 'occurred at')).toMatchObject({ type: 'date' });
  });
  it('is not looked for where the day has one', () => {
    const { columns } = table({ ...INCIDENTS, OccurredTime: of('23:15', '07:05') });
    expect(columnOf(columns, 'time of day')).toBeUndefined();
  });
});

describe('weather and areas that no layout fits', () => {
  const day = (row: number) => `2026-01-${String(1 + row).padStart(2, '0')}`;
  it('have °F where one temperature is too hot for °C', () => {
    const { role, columns } = infer(
      ['day', 'temp_max', 'temp_min', 'precipitation_mm'],
      Array.from({ length: 28 }, (_, i) => [day(i), String(50 + i), String(20 + i), 'T']).map(
        (row, i) => (i === 0 ? row : [...row.slice(0, 3), '0.3']),
      ),
    );
    expect(role).toBe('weather');
    expect(columnOf(columns, 'highest temperature')).toMatchObject({ unit: 'F', type: 'number' });
    expect(columnOf(columns, 'lowest temperature')?.unit).toBe('F');
    expect(columnOf(columns, 'precipitation')).toMatchObject({ unit: 'mm', type: 'number' });
  });
  it('have no unit where none is said or shown', () => {
    const { columns } = infer(
      ['date', 'temp_max'],
      Array.from({ length: 20 }, (_, i) => [day(i), String(10 + i)]),
    );
    expect(columnOf(columns, 'highest temperature')).not.toHaveProperty('unit');
  });
  it('have figures of areas as features, and numbered rows as none', () => {
    const { role, columns } = infer(
      ['', 'tract', 'tract name', 'median income'],
      Array.from({ length: 20 }, (_, i) => [
        ...[String(i), String(6075010100 + 100 * i), `Tract ${String(i)}`],
        String(40_000 + 137 * ((i * 7) % 20)),
      ]),
    );
    expect(role).toBe('areas');
    expect(columnOf(columns, 'area')).toMatchObject({ name: 'tract', type: 'category' });
    expect(columnOf(columns, 'area name')?.name).toBe('tract name');
    expect(columns.filter(({ feature }) => feature).map(({ name }) => name)).toEqual([
      'median income',
    ]);
  });
});
