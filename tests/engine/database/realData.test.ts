import { DEFAULT_SPLIT } from '../../../src/domain/recipe/recipe.ts';
import { describe, expect, it } from 'vitest';
import { chooseFeatures } from '../../../src/domain/features/choose.ts';
import { numbersOf } from '../../../src/domain/features/plan.ts';
import { HAS_DATA, NO_DATA, realFile } from '../../support/realData.ts';
import { joinOf, load, openEngine, quiet } from '../../support/study.ts';

describe.skipIf(!HAS_DATA)(`the database engine on real files${NO_DATA}`, () => {
  it('loads, joins and prepares what H2O joined, and loses nothing', async () => {
    const engine = await openEngine();
    const tables = [];
    for (const path of ['chicagoCrimes10k.csv', 'chicagoAllWeather.csv', 'chicagoCensus.csv']) {
      tables.push(await load(engine, await realFile(`chicago/${path}`)));
    }
    expect(
      tables.map(({ role, receipt }) => [role, receipt.records, receipt.loaded, receipt.rejected]),
    ).toEqual([
      ['incidents', 9_999, 9_999, 0],
      ['weather', 5_162, 5_162, 0],
      ['areas', 78, 78, 0],
    ]);
    const { plan, receipt } = await engine.join(joinOf(tables), quiet);
    expect(receipt).toMatchObject({
      incidents: 9_999,
      rows: 9_999,
      withoutOutcome: 0,
      withoutTime: 0,
    });
    expect(receipt.weather).toEqual({ matched: 9_999, unmatched: 0, fannedOut: 0 });
    expect((receipt.areas?.matched ?? 0) + (receipt.areas?.unmatched ?? 0)).toBe(9_999);
    const choice = chooseFeatures(plan.columns);
    expect(choice.categories).toHaveLength(17);
    expect(choice.numbers).toHaveLength(10);
    const { dataset, receipt: features } = await engine.makeDataset(DEFAULT_SPLIT, choice, quiet);
    expect(features.train + features.validation + features.holdout).toBe(9_999);
    expect(features.holdout / 9_999).toBeCloseTo(0.2, 1);
    expect(dataset.train.numbers).toBe(numbersOf(features.plan));
    expect(Math.max(...dataset.holdout.codes)).toBeLessThan(dataset.vocabulary);
  });

  it.each([
    ['Crimes_-_2015.csv.gz', 'incidents', 263_929, '%m/%d/%Y %I:%M:%S %p'],
    ['crime50k.csv.gz', 'incidents', 50_000, '%m/%d/%Y %I:%M:%S %p'],
    ['chicago_crimes.csv', 'incidents', 10_000, '%Y-%m-%dT%H:%M:%S.%g'],
    ['DERIVED_kaggle_layout_2016_sample.csv', 'incidents', 26_882, '%m/%d/%Y %I:%M:%S %p'],
    ['chicagoAllWeather.csv', 'weather', 5_162, '%m/%d/%y'],
    ['ChicagoWeather.csv', 'weather', 1_461, '%d-%m-%Y'],
    ['Chicago_Ohare_International_Airport.csv', 'weather', 1_461, '%m/%d/%Y'],
    ['chicagoCensus.csv', 'areas', 78, undefined],
    ['ChicagoSocioeconomic.csv', 'areas', 77, undefined],
  ])('takes %s for %s, all %i records, dates as %s', async (path, role, records, format) => {
    const engine = await openEngine();
    const table = await load(engine, await realFile(`chicago/${path}`));
    expect(table.role).toBe(role);
    expect(table.receipt).toMatchObject({ records, loaded: records, rejected: 0 });
    const date = table.columns.find((c) => c.role === 'occurred at' || c.role === 'day');
    expect(date?.format).toBe(format);
  });

  it('reads a trace of rain as none, and says so of no other text', async () => {
    const engine = await openEngine();
    const tables = [];
    for (const path of ['chicagoCrimes10k.csv', 'Chicago_Ohare_International_Airport.csv']) {
      tables.push(await load(engine, await realFile(`chicago/${path}`)));
    }
    const { receipt } = await engine.join(joinOf(tables), quiet);
    const rain = receipt.casts.find(({ column }) => column === 'PrcpIn');
    expect(rain).toMatchObject({ failed: 0 });
  });
});
