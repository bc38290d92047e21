import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { figureDimensions } from '../../../../src/domain/explore/choose.ts';
import { slicesOf } from '../../../../src/domain/explore/cube.ts';
import { figureOf } from '../../../../src/domain/explore/figures.ts';
import type { Dimension } from '../../../../src/domain/explore/dimension.ts';
import { sampleFiles } from '../../../../src/domain/sample/sampleFiles.ts';
import type { NamedFile } from '../../../../src/domain/table/source.ts';
import { NativeFigures } from '../../../support/nativeFigures.ts';
import { DATA, HAS_DATA, NO_DATA, realFile } from '../../../support/realData.ts';
import { joinOf, load, openEngine, quiet, textFile } from '../../../support/study.ts';

/** What a part is called in the native counts. */
function keyOf({ column, cut }: Dimension, code: number, label: string): string {
  if (cut.kind === 'levels') return cut.values[code] ?? '';
  return cut.kind === 'bins' || column === 'HourOfDay' ? String(code) : label;
}

/** Holds every number of every figure against native DuckDB on the same files. */
async function compare(files: readonly NamedFile[], paths: readonly [string, string]) {
  const engine = await openEngine();
  const tables = [];
  for (const file of files) tables.push(await load(engine, file));
  const { plan, receipt } = await engine.join(joinOf(tables), quiet);
  const cube = await engine.makeCube(figureDimensions(plan.columns, receipt));
  const { slices } = slicesOf(cube, new Map(), null);
  const native = await NativeFigures.open(...paths);
  let compared = 0;
  for (const [i, dimension] of cube.dimensions.entries()) {
    const { cut, column } = dimension;
    const truth = await native.parts(column, cut.kind === 'bins' ? cut.edges : null);
    const figure = figureOf(dimension, slices[i]!);
    expect(figure.missing, `${column}: missing`).toBe(truth.get(null)?.rows ?? 0);
    const rest = cut.kind === 'levels' && cut.more;
    const parts = rest ? figure.parts.slice(0, -1) : figure.parts;
    for (const { code, label, rows, known, arrests, days, rate, low, high } of parts) {
      const there = truth.get(keyOf(dimension, code, label));
      const what = `${column}: ${label}`;
      if (!there) {
        expect(rows, what).toBe(0);
        continue;
      }
      expect({ rows, known, arrests, days }, what).toEqual({
        rows: there.rows,
        known: there.known,
        arrests: there.arrests,
        days: there.days,
      });
      expect(rate, what).toBeCloseTo(there.rate ?? NaN, 12);
      expect(low, what).toBeCloseTo(there.low ?? NaN, 10);
      expect(high, what).toBeCloseTo(there.high ?? NaN, 10);
      compared++;
    }
    if (!rest)
      expect([...truth].filter(([part]) => part !== null).length, column).toBe(
        parts.filter(({ rows }) => rows > 0).length,
      );
  }
  return { compared, columns: cube.dimensions.map(({ column }) => column) };
}

describe('every number of the figures is what native DuckDB counts in the files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'streetlight-figures-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('in the simulated city', async () => {
    const texts = sampleFiles()
      .filter(({ name }) => name.endsWith('.csv'))
      .map(({ name, parts }) => ({ name, text: parts.join('') }));
    for (const { name, text } of texts) writeFileSync(join(folder, name), text);
    const { compared } = await compare(
      texts.map(({ name, text }) => textFile(name, text)),
      [join(folder, 'simulated-incidents.csv'), join(folder, 'simulated-weather.csv')],
    );
    expect(compared).toBeGreaterThan(150);
  }, 180_000);

  it.skipIf(!HAS_DATA)(
    `in Chicago’s 2015${NO_DATA}`,
    async () => {
      const files = ['Crimes_-_2015.csv.gz', 'chicagoAllWeather.csv', 'chicagoCensus.csv'];
      const { compared, columns } = await compare(
        await Promise.all(files.map((file) => realFile(`chicago/${file}`))),
        [join(DATA, 'chicago', files[0]!), join(DATA, 'chicago', files[1]!)],
      );
      expect(columns).toEqual(
        expect.arrayContaining(['Season', 'meanTemp', 'Primary Type', 'Community Area']),
      );
      expect(compared).toBeGreaterThan(200);
    },
    180_000,
  );
});
