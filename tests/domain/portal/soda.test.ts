import { describe, expect, it } from 'vitest';
import type { PortalDataset } from '../../../src/domain/cities/city.ts';
import {
  countUrl,
  fileName,
  pageUrl,
  readCount,
  wholeUrl,
  type SodaQuery,
} from '../../../src/domain/portal/soda.ts';

const CRIMES: PortalDataset = {
  name: 'Crimes',
  host: 'data.cityofchicago.org',
  id: 'ijzp-q8t2',
  role: 'incidents',
  dateField: 'date',
  select: ['id', 'date', 'arrest'],
  firstDay: '2001-01-01',
  lastDay: null,
};
const OUTLINES: PortalDataset = {
  ...CRIMES,
  name: 'Community areas',
  id: 'igwz-8jzy',
  role: 'outlines',
  dateField: null,
  select: [],
};
const YEAR: SodaQuery = {
  dataset: CRIMES,
  span: { first: '2015-01-01', last: '2015-12-31' },
  token: '',
};

describe('the URLs of SODA 2', () => {
  it('ask for a page of the chosen columns and days in the order of the rows’ ids', () => {
    expect(decodeURIComponent(pageUrl(YEAR, 50_000, 25_000))).toBe(
      'https://data.cityofchicago.org/resource/ijzp-q8t2.csv' +
        '?$select=id,date,arrest' +
        "&$where=date between '2015-01-01T00:00:00' and '2015-12-31T23:59:59.999'" +
        '&$order=:id&$limit=25000&$offset=50000',
    );
  });

  it('are valid: nothing in them needs more encoding', () => {
    expect(new URL(pageUrl(YEAR, 0, 10)).searchParams.get('$where')).toContain("between '2015");
    expect(pageUrl(YEAR, 0, 10)).not.toMatch(/[ ']/);
  });

  it('carry a token only where there is one', () => {
    expect(pageUrl(YEAR, 0, 10)).not.toContain('app_token');
    const { searchParams } = new URL(pageUrl({ ...YEAR, token: 'a&b=c' }, 0, 10));
    expect(searchParams.get('$$app_token')).toBe('a&b=c');
  });

  it('leave out days where the data set has none to choose, and columns where all are meant', () => {
    const url = decodeURIComponent(pageUrl({ ...YEAR, dataset: OUTLINES }, 0, 10));
    expect(url).not.toContain('$where');
    expect(url).not.toContain('$select');
  });

  it('count the same rows', () => {
    const { searchParams, pathname } = new URL(countUrl(YEAR));
    expect(pathname).toBe('/resource/ijzp-q8t2.json');
    expect(searchParams.get('$select')).toBe('count(*)');
    expect(searchParams.get('$where')).toBe(
      new URL(pageUrl(YEAR, 0, 1)).searchParams.get('$where'),
    );
  });

  it('ask for outlines as GeoJSON, and for areas as CSV', () => {
    const outlines: SodaQuery = { dataset: OUTLINES, span: null, token: '' };
    const areas: SodaQuery = { ...outlines, dataset: { ...OUTLINES, role: 'areas' } };
    expect(decodeURIComponent(wholeUrl(outlines))).toMatch(/igwz-8jzy\.geojson\?\$limit=5000$/);
    expect(new URL(wholeUrl(areas)).pathname).toMatch(/\.csv$/);
  });
});

describe('a count', () => {
  it.each([
    ['[{"count":"263929"}]', 263929],
    ['[{"count_1":12}]', 12],
    ['[{"count":"0"}]', 0],
  ])('%s is read', (text, rows) => expect(readCount(text)).toBe(rows));

  it.each(['[]', '{}', '[{}]', '[{"count":""}]', '[{"count":"many"}]', '<html>', '[{"count":-1}]'])(
    '%s is none',
    (text) => expect(readCount(text)).toBeNull(),
  );
});

describe('the name of what was fetched', () => {
  it('says city, data set and days', () => {
    expect(fileName('Chicago', YEAR)).toBe('Chicago Crimes 2015-01-01 to 2015-12-31.csv');
  });

  it('does not say the city twice', () => {
    const dataset = { ...CRIMES, name: 'Chicago crimes' };
    expect(fileName('Chicago', { ...YEAR, dataset })).toBe(
      'Chicago crimes 2015-01-01 to 2015-12-31.csv',
    );
  });

  it('ends in .geojson for outlines, and holds nothing that a path could', () => {
    const dataset = { ...OUTLINES, name: '../areas/*' };
    expect(fileName('Chicago', { dataset, span: null })).toBe('Chicago .. areas.geojson');
  });
});
