import { describe, expect, it } from 'vitest';
import { recognise } from '../../../src/domain/cities/recognise.ts';
import { asRole } from '../../../src/domain/table/asRole.ts';

const PORTAL_20 =
  'ID,Case Number,Date,Block,IUCR,Primary Type,Description,Location Description,Arrest,Domestic,Beat,District,Ward,Community Area,FBI Code,X Coordinate,Y Coordinate,Updated On,Latitude,Longitude'.split(
    ',',
  );
const API =
  'date,block,description,location_description,iucr,ward,arrest,primary_type,beat,latitude,longitude'.split(
    ',',
  );

describe('recognising files by their headers', () => {
  it.each([
    ['the portal’s 20 columns', PORTAL_20, 'incidents'],
    ['the API’s snake case', API, 'incidents'],
    ['°F weather', ['date', 'month', 'day', 'year', 'maxTemp', 'meanTemp', 'minTemp'], 'weather'],
    ['°C weather', ['Date', 'tempHigh', 'tempAvg', 'tempLow', 'sum', 'Event'], 'weather'],
    ['airport weather', ['Date', 'TmaxF', 'TminF', 'TmeanF', 'PrcpIn', 'SnowIn'], 'weather'],
    [
      'the census table',
      ['Community Area Number', 'COMMUNITY AREA NAME', 'PER CAPITA INCOME ', 'HARDSHIP INDEX'],
      'areas',
    ],
    [
      'the household table',
      ['Community', 'CommunityName', 'HHmedianIncome ', 'PerCapitaIncome'],
      'areas',
    ],
    ['something else', ['a', 'b'], 'unused'],
  ])('takes %s for %s', (_, headers, role) => {
    expect(recognise(headers).role).toBe(role);
  });

  it('reads code-like columns as categories, never as numbers', () => {
    const { columns } = recognise(PORTAL_20);
    for (const name of ['IUCR', 'Beat', 'District', 'Ward', 'Community Area', 'FBI Code']) {
      expect(columns.find((column) => column.name === name)?.type).toBe('category');
    }
  });

  it('keeps what is known only later, and the outcome, from the network', () => {
    const { columns } = recognise(PORTAL_20);
    for (const name of ['Updated On', 'Arrest', 'ID', 'Case Number']) {
      expect(columns.find((column) => column.name === name)?.feature).toBe(false);
    }
    expect(columns.find((column) => column.name === 'Updated On')?.known).toBe('later');
  });
});

describe('correcting a recognition', () => {
  const { columns } = recognise(PORTAL_20);
  it('lets roles go that the new kind of table does not have', () => {
    expect(asRole(columns, 'weather').every((column) => column.role === null)).toBe(true);
    expect(asRole(columns, 'unused')).toEqual(columns);
  });
});
