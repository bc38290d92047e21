import { launch } from '../../driver/browser.ts';
import { watchMemory } from '../../driver/memory.ts';
import { plain, type Figure } from '../bench.ts';

/** Enough that the rows outweigh what a browser's memory goes up and down by itself. */
const ROWS = 4_000_000;
/** A training before, so that all code is there and compiled. */
const WARM_ROWS = 20_000;
const NAME = 'train.peakShare';

/**
 * Most memory that the browser takes more while it holds and trains on rows than before, as a share of
 * the bytes of these rows and of the weights with the optimiser's memories.
 */
export async function peakShare(url: string): Promise<Figure> {
  const mark = `--streetlight-bench=${String(process.pid)}`;
  const browser = await launch('wasm', mark);
  try {
    const page = await browser.newPage();
    await page.goto(url);
    const train = (rows: number) =>
      page.evaluate((count) => globalThis.trainerBench.trainForMemory(count), rows);
    await train(WARM_ROWS);
    const quiet = watchMemory(mark);
    await page.waitForTimeout(1000);
    const before = quiet.stop();
    const busy = watchMemory(mark);
    const { data, weights } = await train(ROWS);
    const { peakBytes, note } = busy.stop();
    if (peakBytes === null || before.peakBytes === null) return plain(NAME, null, '×', note);
    const share = (peakBytes - before.peakBytes) / (data + weights);
    const megabytes = Math.round((data + weights) / 1e6);
    return plain(NAME, share, '×', `of ${String(megabytes)} MB of rows and weights; ${note}`);
  } finally {
    await browser.close();
  }
}
