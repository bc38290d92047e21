import { describe, expect, it } from 'vitest';
import { noaaUrl, readNoaa } from '../../../src/domain/portal/noaa.ts';
import { openMeteoUrl, readOpenMeteo } from '../../../src/domain/portal/openMeteo.ts';
import { weatherCsv } from '../../../src/domain/portal/weatherTable.ts';

const CHICAGO = {
  timeZone: 'America/Chicago',
  weather: { latitude: 41.88, longitude: -87.63, station: 'USW00094846' },
};
const SPAN = { first: '2015-01-01', last: '2015-01-02' };

const ANSWER = {
  daily_units: {
    time: 'iso8601',
    temperature_2m_max: '°F',
    temperature_2m_min: '°F',
    temperature_2m_mean: '°F',
    precipitation_sum: 'mm',
    snowfall_sum: 'cm',
  },
  daily: {
    time: ['2015-01-01', '2015-01-02'],
    temperature_2m_max: [31.5, 34],
    temperature_2m_min: [14.2, 20],
    temperature_2m_mean: [22.1, null],
    precipitation_sum: [0, 1.5],
    snowfall_sum: [0, 0.7],
  },
};

describe('Open-Meteo', () => {
  it('is asked for daily figures in Fahrenheit, in the city’s time zone', () => {
    const url = new URL(openMeteoUrl(CHICAGO, SPAN));
    expect(url.origin + url.pathname).toBe('https://archive-api.open-meteo.com/v1/archive');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      latitude: '41.88',
      longitude: '-87.63',
      start_date: '2015-01-01',
      end_date: '2015-01-02',
      daily:
        'temperature_2m_max,temperature_2m_min,temperature_2m_mean,precipitation_sum,snowfall_sum',
      timezone: 'America/Chicago',
      temperature_unit: 'fahrenheit',
    });
  });

  it('becomes CSV with the units in the headers, and blanks for what is missing', () => {
    expect(weatherCsv([readOpenMeteo(ANSWER)])).toBe(
      'time,temperature_2m_max (°F),temperature_2m_min (°F),temperature_2m_mean (°F),' +
        'precipitation_sum (mm),snowfall_sum (cm)\n' +
        '2015-01-01,31.5,14.2,22.1,0,0\n2015-01-02,34,20,,1.5,0.7\n',
    );
  });

  it.each([
    ['nothing', {}],
    ['no units', { ...ANSWER, daily_units: {} }],
    ['a column too few', { ...ANSWER, daily: { time: ANSWER.daily.time } }],
    ['a column too short', { ...ANSWER, daily: { ...ANSWER.daily, snowfall_sum: [1] } }],
    ['objects for figures', { ...ANSWER, daily: { ...ANSWER.daily, snowfall_sum: [{}, {}] } }],
  ])('with %s is refused', (_, answer) => expect(() => readOpenMeteo(answer)).toThrow());
});

describe('NOAA', () => {
  it('is asked for the station’s days in standard units', () => {
    const url = new URL(noaaUrl(CHICAGO, SPAN));
    expect(url.origin + url.pathname).toBe('https://www.ncei.noaa.gov/access/services/data/v1');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      dataset: 'daily-summaries',
      stations: 'USW00094846',
      startDate: '2015-01-01',
      endDate: '2015-01-02',
      dataTypes: 'TMAX,TMIN,PRCP',
      format: 'json',
      units: 'standard',
    });
  });

  it('becomes CSV: padded texts are trimmed, keys that a day lacks are blank', () => {
    const table = readNoaa([
      { DATE: '2015-01-01', STATION: 'USW00094846', TMAX: '   32', TMIN: '14', PRCP: ' 0.00' },
      { DATE: '2015-01-02', STATION: 'USW00094846', TMAX: '34' },
    ]);
    expect(weatherCsv([table])).toBe(
      'STATION,DATE,TMAX,TMIN,PRCP\nUSW00094846,2015-01-01,32,14,0.00\nUSW00094846,2015-01-02,34,,\n',
    );
  });

  it.each([{}, [1], [{ TMAX: '3' }]])('answering %j is refused', (answer) => {
    expect(() => readNoaa(answer)).toThrow();
  });
});

describe('slices of weather', () => {
  it('become one text with one header', () => {
    const [a, b] = [readNoaa([{ DATE: '2015-01-01' }]), readNoaa([{ DATE: '2016-01-01' }])];
    expect(weatherCsv([a, b]).split('\n')).toHaveLength(4);
  });

  it('with other units from year to year are refused', () => {
    const units = { ...ANSWER.daily_units, temperature_2m_max: '°C' };
    const tables = [readOpenMeteo(ANSWER), readOpenMeteo({ ...ANSWER, daily_units: units })];
    expect(() => weatherCsv(tables)).toThrow(/columns change/);
  });

  it('quotes what would break a line', () => {
    expect(weatherCsv([{ headers: ['a"b', 'c'], rows: [['1,2', '3']] }])).toBe(
      '"a""b",c\n"1,2",3\n',
    );
  });
});
