import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { auc } from '../../../src/domain/metrics/auc.ts';
import { fitLookup, scoreLookup } from '../../support/lookup.ts';
import { createAreas } from '../../../src/domain/sample/areas.ts';
import { generateCity, type City } from '../../../src/domain/sample/city.ts';
import { isInside } from '../../../src/domain/sample/inside.ts';
import { offences } from '../../../src/domain/sample/offences.ts';
import { sampleFiles } from '../../../src/domain/sample/sampleFiles.ts';
import { placeNames, placeRates } from '../../../src/domain/sample/tallies/places.ts';
import { hourRates, monthMix, monthRates } from '../../../src/domain/sample/tallies/times.ts';
import { cpuTime } from '../metrics/cpu.ts';
import { parseCsv, type Row } from './parse.ts';

const city = generateCity();
const { columns, rows } = parseCsv(city.incidents.join(''));
const areas = createAreas();

describe('the simulated incidents', () => {
  it("have the portal's 22 columns and as many records as asked for", () => {
    expect(columns.join()).toBe(
      'ID,Case Number,Date,Block,IUCR,Primary Type,Description,Location Description,Arrest,' +
        'Domestic,Beat,District,Ward,Community Area,FBI Code,X Coordinate,Y Coordinate,Year,' +
        'Updated On,Latitude,Longitude,Location',
    );
    expect(rows).toHaveLength(100_000);
    expect(new Set(rows.map((row) => row['ID'])).size).toBe(100_000);
  });

  it('look like portal records', () => {
    const forms = {
      'Case Number': /^SC\d{6}$/,
      Date: /^\d\d\/\d\d\/2023 (0[1-9]|1[0-2]):[0-5]\d:00 [AP]M$/,
      Block: /^\d{3}XX [NE] [0-9A-Z ]+$/,
      IUCR: /^\d{3}[0-9A-Z]$/,
      Arrest: /^(true|false)$/,
      Domestic: /^(true|false)$/,
      Beat: /^\d{4}$/,
      District: /^0\d\d$/,
      Year: /^2023$/,
      Location: /^(\(\d+\.\d+, -\d+\.\d+\))?$/,
    };
    for (const [column, form] of Object.entries(forms)) {
      expect(rows.find((row) => !form.test(row[column]!))?.[column], column).toBeUndefined();
    }
    expect(rows.some((row) => row['IUCR']!.startsWith('0'))).toBe(true);
  });

  it('come in order of time', () => {
    const times = Float64Array.from(rows, (row) => Date.parse(`${row['Date']} UTC`));
    expect(times).toEqual(times.toSorted());
  });

  it('lack a few cells, as real records do', () => {
    expect(shareWhere((row) => row['Latitude'] === '')).toBeCloseTo(0.02, 2);
    expect(shareWhere((row) => row['Community Area'] === '')).toBeGreaterThan(0);
    const halves = rows.filter((row) => (row['Latitude'] === '') !== (row['Location'] === ''));
    expect(halves).toEqual([]);
  });

  it('lie inside the outline of their area, in one district and ward each', () => {
    const strays = rows.filter((row) => {
      const area = areas[Number(row['Community Area']) - 1];
      if (!area || row['Latitude'] === '') return false;
      return !isInside([Number(row['Longitude']), Number(row['Latitude'])], area.ring);
    });
    expect(strays).toEqual([]);
    const placed = rows.filter((row) => row['Community Area'] !== '');
    const pairs = placed.map((row) => `${row['Community Area']} ${row['District']} ${row['Ward']}`);
    expect(new Set(pairs).size).toBe(60);
    expect(rows.every((row) => row['Beat']!.slice(0, 2) === row['District']!.slice(1))).toBe(true);
  });
});

describe('the simulated arrests', () => {
  it('are about 28 in 100', () => {
    const share = shareWhere(isArrest);
    expect(share).toBeGreaterThan(0.265);
    expect(share).toBeLessThan(0.295);
  });

  it('follow the tallies by offence code, place, hour, month and area', () => {
    const monthOf = (row: Row) => String(Number(row['Date']!.slice(0, 2)) - 1);
    const key = (values: readonly number[], names?: readonly string[]) =>
      new Map(values.map((value, i) => [names?.[i] ?? String(i), value]));
    const codes = new Map(offences.map(({ iucr, arrestRate }) => [iucr, arrestRate]));
    const areaRates = areas.map(({ arrestRate }) => arrestRate);
    const numbers = areas.map(({ number }) => String(number));
    expect(gapBy((row) => row['IUCR']!, codes)).toBeLessThan(0.06);
    expect(gapBy((row) => row['Location Description']!, key(placeRates, placeNames))).toBeLessThan(
      0.06,
    );
    expect(gapBy(hourOf, key(hourRates))).toBeLessThan(0.04);
    expect(gapBy(monthOf, key(monthRates))).toBeLessThan(0.04);
    expect(gapBy((row) => row['Community Area']!, key(areaRates, numbers))).toBeLessThan(0.06);
    for (const [month, share] of monthMix.entries()) {
      expect(Math.abs(shareWhere((row) => monthOf(row) === String(month)) - share)).toBeLessThan(
        0.01,
      );
    }
  });

  it('can be told by a table of codes to an AUC of .88 to .91, and better with the place', () => {
    const outcomes = Uint8Array.from(rows, (row) => Number(isArrest(row)));
    const byCode = lookupAuc((row) => row['IUCR']!, outcomes);
    const byBoth = lookupAuc((row) => `${row['IUCR']} ${row['Location Description']}`, outcomes);
    expect(byCode).toBeGreaterThan(0.88);
    expect(byCode).toBeLessThan(0.91);
    expect(byBoth).toBeGreaterThan(byCode);
  });
});

describe('the other files', () => {
  it('hold every day of a plausible year', () => {
    const weather = parseCsv(city.weather.join(''));
    expect(weather.columns.join()).toBe('date,month,day,year,maxTemp,meanTemp,minTemp');
    expect(weather.rows.map((row) => row['date']).slice(30, 32)).toEqual(['1/31/23', '2/1/23']);
    expect(weather.rows).toHaveLength(365);
    const meanOf = (month: string) => {
      const temperatures = weather.rows.filter((row) => row['month'] === month);
      return temperatures.reduce((sum, r) => sum + Number(r['meanTemp']), 0) / temperatures.length;
    };
    expect(meanOf('7') - meanOf('1')).toBeGreaterThan(35);
    for (const row of weather.rows) {
      expect(Number(row['maxTemp'])).toBeGreaterThan(Number(row['minTemp']));
    }
  });

  it('have a census row and an outline for every area', () => {
    const census = parseCsv(city.areas.join(''));
    expect(census.columns).toContain('PER CAPITA INCOME ');
    const outlines: unknown = JSON.parse(city.outlines.join(''));
    const features = census.rows.map((row) => ({
      properties: {
        area_number: Number(row['Community Area Number']),
        area_name: row['COMMUNITY AREA NAME'],
      },
    }));
    expect(features).toHaveLength(60);
    expect(outlines).toMatchObject({ type: 'FeatureCollection', features });
  });
});

describe('generateCity', () => {
  it('takes about a second for a hundred thousand incidents', () => {
    expect(cpuTime(() => generateCity())).toBeLessThan(4000);
  });

  it('gives the same bytes for a seed, and others for another', () => {
    const hashes = [1, 1, 2].map((seed) => hashOf(generateCity({ incidents: 3000, seed })));
    expect(hashes[0]).toBe(hashes[1]);
    expect(hashes[0]).not.toBe(hashes[2]);
  });

  it('feeds four files that say that they are simulated', () => {
    const files = sampleFiles({ incidents: 10, seed: 1 });
    expect(files.map(({ name }) => name)).toEqual([
      'simulated-incidents.csv',
      'simulated-weather.csv',
      'simulated-areas.csv',
      'simulated-areas.geojson',
    ]);
    expect(files[0]!.parts.join('').trimEnd().split('\n')).toHaveLength(11);
  });
});

function isArrest(row: Row): boolean {
  return row['Arrest'] === 'true';
}

/** 0 to 23. */
function hourOf(row: Row): string {
  return String(new Date(`${row['Date']} UTC`).getUTCHours());
}

function shareWhere(test: (row: Row) => boolean): number {
  return rows.filter(test).length / rows.length;
}

/** The largest gap between arrest rate and tally, over all levels with 1,000 incidents or more. */
function gapBy(keyOf: (row: Row) => string, tallies: ReadonlyMap<string, number>): number {
  const counts = new Map<string, { incidents: number; arrests: number }>();
  for (const row of rows) {
    const count = counts.get(keyOf(row)) ?? { incidents: 0, arrests: 0 };
    count.incidents++;
    count.arrests += Number(isArrest(row));
    counts.set(keyOf(row), count);
  }
  const gaps = Array.from(counts, ([key, { incidents, arrests }]) =>
    incidents < 1000 ? 0 : Math.abs(arrests / incidents - tallies.get(key)!),
  );
  return Math.max(...gaps);
}

/** Fits on four rows of five, scores the fifth. */
function lookupAuc(keyOf: (row: Row) => string, outcomes: Uint8Array): number {
  const keys = rows.map(keyOf);
  const indices = new Map(Array.from(new Set(keys), (key, i) => [key, i]));
  const codes = Uint16Array.from(keys, (key) => indices.get(key)!);
  const isHeldOut = (_: number, row: number) => row % 5 === 0;
  const isTrain = (_: number, row: number) => row % 5 !== 0;
  const table = fitLookup(codes.filter(isTrain), outcomes.filter(isTrain), {
    vocabulary: indices.size,
  });
  return auc(scoreLookup(table, codes.filter(isHeldOut)), outcomes.filter(isHeldOut));
}

function hashOf(files: City): string {
  return createHash('sha256')
    .update(JSON.stringify(Object.values(files).flat()))
    .digest('hex');
}
