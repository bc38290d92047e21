import { chooseFeatures } from '../../src/domain/features/choose.ts';
import { DEFAULT_SPLIT } from '../../src/domain/recipe/recipe.ts';
import { createDatabaseEngine } from '../../src/engine/database/engine.ts';
import { openNodeDuckDb } from '../support/nodeDuckDb.ts';
import { HAS_DATA, NO_DATA, realFile } from '../support/realData.ts';
import { joinOf, load, quiet } from '../support/study.ts';
import { plain, type Bench } from './bench.ts';

const NAME = 'train.transfer.1M';
/** The years stand twice in it, to be more than a million rows. */
const YEARS = ['chicago/Crimes_-_2014.csv.gz', 'chicago/Crimes_-_2015.csv.gz'];
const FILES = [...YEARS, ...YEARS, 'chicago/chicagoAllWeather.csv', 'chicago/chicagoCensus.csv'];
const TURNS = 5;

/** From the joined view to typed arrays, in the WASM database that the tab runs. */
export const transfer: Bench = {
  name: 'train.transfer',
  async run({ log }) {
    if (!HAS_DATA) return [plain(NAME, null, 'ms', `no real data${NO_DATA}`)];
    let splitting = 0;
    const engine = createDatabaseEngine(openNodeDuckDb);
    await engine.open(({ purpose, ms }) => {
      if (purpose === 'Splitting') splitting = ms;
    });
    const tables = [];
    for (const file of FILES) tables.push(await load(engine, await realFile(file)));
    const { plan, receipt } = await engine.join(joinOf(tables), quiet);
    const choice = chooseFeatures(plan.columns);
    const best = { ms: Infinity, splitting: 0, shape: '' };
    for (let turn = 0; turn < TURNS; turn++) {
      const { dataset, receipt: made } = await engine.makeDataset(DEFAULT_SPLIT, choice, quiet);
      const { fields, numbers } = dataset.train;
      log(
        `${String(Math.round(made.ms))} ms, after ${String(Math.round(splitting))} for the split`,
      );
      if (made.ms >= best.ms) continue;
      best.ms = made.ms;
      best.splitting = splitting;
      best.shape = `${String(fields)} codes and ${String(numbers)} numbers a row`;
    }
    const scale = 1e6 / receipt.rows;
    const note = `${best.shape}; best of ${String(TURNS)} on ${String(receipt.rows)} rows; dividing the rows (an MD5 each) comes before it and takes ${String(Math.round(best.splitting * scale))} ms`;
    return [plain(NAME, best.ms * scale, 'ms', note)];
  },
};
