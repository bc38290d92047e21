import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openStage, reach } from '../driver/stages.ts';
import { inBrowser } from '../driver/inBrowser.ts';
import { DATA, HAS_DATA } from '../support/realData.ts';
import { against, plain, type Bench } from './bench.ts';
import { bigFile } from './bigFile.ts';
import { nativePath } from './nativePath.ts';

const ROWS = Number(process.env.LOAD_ROWS ?? 5_000_000);
const TIMEOUT_MS = 15 * 60_000;
/** From the first move of the pointer, which starts the database, to the chosen files: native's is open as well. */
const CHOOSING_MS = 4_000;
const WEATHER = join(DATA, 'chicago', 'chicagoAllWeather.csv');
const AREAS = join(DATA, 'chicago', 'chicagoCensus.csv');

/** Millions of real rows from the file to the network's matrices: in the tab, and in native DuckDB. */
export const load: Bench = {
  name: 'load',
  async run({ log }) {
    if (!HAS_DATA || !existsSync(WEATHER)) {
      return [plain('load.ratio', null, '×', 'the real data are not there')];
    }
    const incidents = await bigFile(ROWS);
    log(`${incidents} is ready`);
    const native = await nativePath({ incidents, weather: WEATHER, areas: AREAS });
    log(`native: ${JSON.stringify(native)}`);
    const tab = await inTheTab([incidents, WEATHER, AREAS], log);
    const note = `${ROWS.toLocaleString('en-US')} rows`;
    return [
      against(
        'load.ratio',
        tab.total,
        { name: 'DuckDB native, 1 thread', value: native.total, note },
        's',
      ),
      plain('load.load.s', tab.load, 's', `native ${native.load.toFixed(1)} s`),
      plain('load.join.s', tab.join, 's', `native ${native.join.toFixed(1)} s`),
      plain('load.features.s', tab.features, 's', `native ${native.features.toFixed(1)} s`),
      plain('load.peakBytes', tab.peakBytes, 'bytes', tab.memoryNote),
    ];
  },
};

/** Seconds from the drop to the loaded tables, to the joined view, and from "Train" to the matrices. */
async function inTheTab(files: readonly string[], log: (line: string) => void) {
  const { value, memory } = await inBrowser(async (page, origin) => {
    const deadline = Date.now() + TIMEOUT_MS;
    await page.goto(`${origin}/#/load`);
    await page.getByLabel('Choose files').waitFor();
    await page.mouse.move(100, 100);
    await page.waitForTimeout(CHOOSING_MS);
    const start = performance.now();
    await page.getByLabel('Choose files').setInputFiles([...files]);
    await reach(page, 'load', deadline, log);
    const loaded = performance.now();
    await reach(page, 'join', deadline, log);
    const joined = performance.now();
    await openStage(page, 'train');
    const pressed = performance.now();
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await page
      .getByText('Choosing a backend')
      .or(page.getByText(/Epoch 1 of/))
      .first()
      .waitFor({ timeout: TIMEOUT_MS });
    const prepared = performance.now();
    return { load: loaded - start, join: joined - loaded, features: prepared - pressed };
  });
  const seconds = {
    load: value.load / 1000,
    join: value.join / 1000,
    features: value.features / 1000,
  };
  const total = seconds.load + seconds.join + seconds.features;
  return { ...seconds, total, peakBytes: memory.peakBytes, memoryNote: memory.note };
}
