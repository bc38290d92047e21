import type { Page } from '@playwright/test';
import { inBrowser } from '../driver/inBrowser.ts';
import { openStage, reach } from '../driver/stages.ts';
import { plain, type Bench } from './bench.ts';

/** Places of the slider, from left to right and back. */
const MOVES = 80;
const TIMEOUT_MS = 10 * 60_000;
/** What stands on the threshold besides the curves, made when it is seen. */
const PARTS = ['Calibration', 'Groups', 'Time', 'Threshold'];

/** How long the whole Evaluate page takes to follow the threshold: from the slider's event to the painted frame. */
export const drag: Bench = {
  name: 'evaluate.drag',
  async run({ log }) {
    const { value: times } = await inBrowser(async (page, origin) => {
      const deadline = Date.now() + TIMEOUT_MS;
      await page.goto(`${origin}/#/load`);
      await page.getByRole('button', { name: 'Try a sample' }).click();
      await reach(page, 'join', deadline, log);
      await openStage(page, 'train');
      const epochs = page.getByLabel(/^\s*Epochs\b/);
      await epochs.fill('1');
      await epochs.blur();
      for (const name of [/logistic regression/, /boosted trees/]) {
        await page.getByLabel(name).uncheck();
      }
      await page.getByRole('button', { name: 'Train', exact: true }).click();
      await reach(page, 'map', deadline, log);
      await page.waitForURL(/#\/evaluate/);
      for (const name of PARTS) {
        const contents = page.getByRole('navigation', { name: 'On this page' });
        await contents.getByRole('button', { name }).click();
        await page.waitForTimeout(1500);
      }
      return dragThreshold(page);
    });
    log(times.map((ms) => ms.toFixed(0)).join(' '));
    const sorted = times.toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
    const note = `sample, ${String(times.length)} moves, median ${at(0.5).toFixed(0)} ms; goal 50`;
    return [plain('evaluate.drag.p95', at(0.95), 'ms', note)];
  },
};

/** Drags the threshold's slider with the pointer, and gives each move's milliseconds. */
async function dragThreshold(page: Page): Promise<number[]> {
  const slider = page.getByRole('slider', { name: 'Flag reports from this probability on' });
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  if (!box) throw new Error('The slider has no place on the page.');
  const y = box.y + box.height / 2;
  const at = (move: number) => {
    const way = Math.abs((move % MOVES) - MOVES / 2) / (MOVES / 2);
    return box.x + box.width * (0.05 + 0.9 * way);
  };
  await page.evaluate(watch);
  await page.mouse.move(at(0), y);
  await page.mouse.down();
  for (let move = 1; move <= MOVES; move++) {
    await page.mouse.move(at(move), y);
    await page.waitForTimeout(120);
  }
  await page.mouse.up();
  return page.evaluate(() => (globalThis as unknown as { painted: number[] }).painted);
}

/** In the page: notes the time from every input event to the frame after it. */
function watch(): void {
  const painted: number[] = [];
  Object.assign(globalThis, { painted });
  const { port1, port2 } = new MessageChannel();
  let began = 0;
  port1.onmessage = () => painted.push(performance.now() - began);
  addEventListener(
    'input',
    ({ timeStamp }) => {
      // A message that a frame's callback posts comes after the frame.
      requestAnimationFrame(() => {
        began = timeStamp;
        port2.postMessage(null);
      });
    },
    true,
  );
}
