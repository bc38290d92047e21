import { beforeAll, describe, expect, it } from 'vitest';
import { chooseFeatures } from '../../../src/domain/features/choose.ts';
import { wholeOf } from '../../../src/domain/map/areas.ts';
import { isInRegion, regionSql, type Region } from '../../../src/domain/map/region.ts';
import { isIn, NO_HOUR, windowAt, windowSql } from '../../../src/domain/map/when.ts';
import { auc } from '../../../src/domain/metrics/auc.ts';
import type { MapPoints } from '../../../src/domain/recipe/points.ts';
import { DEFAULT_SPLIT } from '../../../src/domain/recipe/recipe.ts';
import type { DatabaseEngine } from '../../../src/engine/database/engine.ts';
import { joinOf, load, openEngine, quiet, textFile } from '../../support/study.ts';

const ROWS = 4000;
const MODEL = 'network';

/** Incidents over 20 x 20 places in areas 1 to 4; every 50th has no coordinates, one lies far away. */
function incidents(): string {
  const lines = Array.from({ length: ROWS }, (_, i) => {
    const at = new Date(Date.UTC(2015, 0, 1, i % 24) + Math.floor(i / 24) * 86_400_000);
    const date = at.toISOString().slice(0, 19);
    const [x, y] = [i % 20, Math.floor(i / 20) % 20];
    const area = 1 + (x >= 10 ? 1 : 0) + (y >= 10 ? 2 : 0);
    const [lon, lat] = i === 77 ? [-91.7, 36.6] : [-87.7 + x / 100, 41.8 + y / 100];
    const place = i % 50 === 3 ? ',' : `${lon.toFixed(4)},${lat.toFixed(4)}`;
    return `${date},${i % 3 === 0 ? 'hot' : 'cold'},T,${String(i % 7 < 2)},${String(area)},${place}`;
  });
  return `Date,IUCR,Primary Type,Arrest,Community Area,Longitude,Latitude\n${lines.join('\n')}\n`;
}

/** Four outlines around the four areas, named by number. */
function outlines(property: string): string {
  const features = [1, 2, 3, 4].map((area) => {
    const [west, south] = [-87.705 + ((area - 1) % 2) / 10, 41.795 + (area > 2 ? 0.1 : 0)];
    const [east, north] = [west + 0.1, south + 0.1];
    const ring = [
      ...[
        [west, south],
        [east, south],
        [east, north],
      ],
      ...[
        [west, north],
        [west, south],
      ],
    ];
    const code = property === 'area' ? area : `Quarter ${String(area)}`;
    return {
      type: 'Feature',
      properties: { [property]: code },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}

let engine: DatabaseEngine;
let points: MapPoints;
let holdout: number;
const codes = [{ column: '_area_key', label: 'Community Area' }];

beforeAll(async () => {
  engine = await openEngine();
  const table = await load(engine, textFile('i.csv', incidents()));
  for (const property of ['area', 'quarter']) {
    await engine.readOutlines(textFile(`${property}.geojson`, outlines(property)), false);
  }
  const { plan } = await engine.join(joinOf([table]), quiet);
  const { dataset } = await engine.makeDataset(DEFAULT_SPLIT, chooseFeatures(plan.columns), quiet);
  const { rowIds, outcomes } = dataset.holdout;
  holdout = rowIds.length;
  const scores = Float32Array.from(outcomes, (y, i) => 0.2 + 0.4 * y + (rowIds[i]! % 10) / 50);
  await engine.storeScores(MODEL, rowIds.slice(), scores);
  await engine.scoreLookup('lookup', ['IUCR']);
  points = await engine.mapPoints(MODEL);
}, 120_000);

describe('the map’s points', () => {
  it('are the hold-out, with what is left off', () => {
    const { withoutPlace, outside } = points.leftOff;
    expect(points.rowIds.length + withoutPlace + outside).toBe(holdout);
    expect(withoutPlace).toBeGreaterThan(0);
    expect(points.hours.every((hour) => hour !== NO_HOUR)).toBe(true);
    const i = points.rowIds.findIndex((row) => row > 100);
    expect(new Date(points.hours[i]! * 3_600_000).getUTCHours()).toBe((points.rowIds[i]! - 1) % 24);
  });

  it('have every model’s scores in their order', async () => {
    expect(await engine.mapScores(MODEL)).toEqual(points.probabilities);
    const lookup = await engine.mapScores('lookup');
    expect(lookup).toHaveLength(points.rowIds.length);
    expect(new Set(lookup).size).toBe(2);
  });
});

/** Which points a condition holds for, by the database. */
const matches = async (sql: string) => [...(await engine.mapMatches(MODEL, sql))];

describe('conditions on the map', () => {
  const triangle: Region = {
    kind: 'drawn',
    corners: [
      [-87.69, 41.81],
      [-87.55, 41.84],
      [-87.62, 41.97],
    ],
  };
  const view: Region = {
    kind: 'view',
    box: { west: -87.66, south: 41.83, east: -87.6, north: 41.9 },
  };

  it.each([triangle, view])('by place mean the same in SQL as on the page', async (region) => {
    const expected = Array.from(points.longitudes, (lon, i) =>
      Number(isInRegion(region, lon, points.latitudes[i]!)),
    );
    expect(await matches(regionSql(region))).toEqual(expected);
    expect(new Set(expected).size).toBe(2);
  });

  it.each(['month', 'week', 'day', 'hour'] as const)('by %s too', async (kind) => {
    const window = windowAt(kind, 2, Math.min(...points.hours));
    if (!window) throw new Error('no window');
    const expected = Array.from(points.hours, (hour) => Number(isIn(window, hour)));
    expect(await matches(windowSql(window))).toEqual(expected);
    expect(expected).toContain(1);
  });

  it('that are neither true nor false let nothing through', async () => {
    expect(new Set(await matches('null'))).toEqual(new Set([0]));
  });

  it('give a part its own AUC', async () => {
    const verdict = await engine.mapVerdict(MODEL, `(${regionSql(view)}) and "IUCR" = 'hot'`);
    const inside = await matches(`(${regionSql(view)}) and "IUCR" = 'hot'`);
    const of = (values: ArrayLike<number>) => Array.from(values).filter((_, i) => inside[i] === 1);
    expect(verdict.incidents).toBe(inside.filter(Boolean).length);
    expect(verdict.auc.auc).toBeCloseTo(auc(of(points.probabilities), of(points.outcomes)), 10);
    expect((await engine.mapVerdict(MODEL, null)).incidents).toBe(holdout);
  });
});

describe('the map’s areas', () => {
  it('sum the hold-out up by code where incidents have the outlines’ codes', async () => {
    const zoning = { kind: 'outlines', file: 'area.geojson' } as const;
    const zones = await engine.mapZones(zoning, codes);
    expect(zones.byCodesOf).toBe('Community Area');
    const { areas, outside } = await engine.mapSums(zoning, MODEL, null);
    expect(areas).toHaveLength(4);
    expect(wholeOf(areas).incidents + outside).toBe(holdout);
    expect(outside).toBe(0);
    const hot = await engine.mapSums(zoning, MODEL, '"IUCR" = \'hot\'');
    const verdict = await engine.mapVerdict(MODEL, '"IUCR" = \'hot\'');
    expect(wholeOf(hot.areas)).toMatchObject({
      incidents: verdict.incidents,
      arrests: verdict.arrests,
    });
    expect(wholeOf(hot.areas).expected / verdict.incidents).toBeCloseTo(verdict.predicted, 10);
  });

  it('sum it up by place where they have not, to the same figures', async () => {
    const zoning = { kind: 'outlines', file: 'quarter.geojson' } as const;
    const zones = await engine.mapZones(zoning, codes);
    expect(zones.byCodesOf).toBeNull();
    const placed = '_coordinates = 0';
    const byPlace = await engine.mapSums(zoning, MODEL, null);
    const byCode = await engine.mapSums({ kind: 'outlines', file: 'area.geojson' }, MODEL, placed);
    expect(byPlace.outside).toBe(points.leftOff.withoutPlace + points.leftOff.outside);
    byPlace.areas.forEach(({ incidents, arrests, expected }, i) => {
      expect([incidents, arrests]).toEqual([byCode.areas[i]?.incidents, byCode.areas[i]?.arrests]);
      expect(expected).toBeCloseTo(byCode.areas[i]?.expected ?? NaN, 9);
    });
  });

  it('are made for two maps that ask at once', async () => {
    const sizes = [6, 8, 9].map((resolution) => ({ kind: 'hexagons', resolution }) as const);
    const made = await Promise.all(sizes.map((zoning) => engine.mapZones(zoning, [])));
    for (const [i, zoning] of sizes.entries()) {
      const { areas } = await engine.mapSums(zoning, MODEL, null);
      expect(areas).toHaveLength(made[i]?.outlines.outlines.length ?? NaN);
      expect(wholeOf(areas).incidents).toBe(points.rowIds.length);
    }
  });

  it('sum it up by hexagon, each around its incidents', async () => {
    const zoning = { kind: 'hexagons', resolution: 7 } as const;
    const { outlines: cells } = await engine.mapZones(zoning, []);
    const { areas } = await engine.mapSums(zoning, MODEL, null);
    expect(areas.every(({ incidents }) => incidents > 0)).toBe(true);
    expect(wholeOf(areas).incidents).toBe(points.rowIds.length);
    expect(cells.outlines.map(({ polygons }) => polygons[0]?.[0]?.length)).toEqual(
      areas.map(() => 14),
    );
  });
});
