import type { Page } from '@playwright/test';

/** Moves that are measured. */
const MOVES = 40;
/** A page that has been still for so long is done with a move. */
const STILL_MS = 200;

/**
 * Drags a brush over a figure's bands, to and fro, and gives for each move the milliseconds from the
 * pointer's event to the last change of the page that followed.
 */
export async function moveBrush(page: Page, figure: string, bands: number): Promise<number[]> {
  const band = page.locator(`[data-figure="${figure}"] .band`);
  await band.scrollIntoViewIfNeeded();
  const box = await band.boundingBox();
  if (!box) throw new Error(`The figure of ${figure} has no place on the page.`);
  const at = (i: number) => box.x + ((i + 0.5) / bands) * box.width;
  const y = box.y + box.height / 3;
  await page.evaluate(watch);
  await page.mouse.move(at(2), y);
  await page.mouse.down();
  const times: number[] = [];
  for (let move = 0; move < MOVES; move++) {
    // From the third band to the last and back, so that each move changes the brush.
    const turn = move % (2 * (bands - 4));
    const to = 3 + (turn < bands - 4 ? turn : 2 * (bands - 4) - turn);
    await page.mouse.move(at(to), y);
    times.push(await page.evaluate(settled, STILL_MS));
  }
  await page.mouse.up();
  return times;
}

interface Watched {
  moved: number;
  changed: number;
}

/** In the page: notes when the pointer moved and when anything changed last. */
function watch(): void {
  const times: Watched = { moved: 0, changed: 0 };
  (globalThis as unknown as { times: Watched }).times = times;
  addEventListener('pointermove', ({ timeStamp }) => (times.moved = timeStamp), true);
  new MutationObserver(() => (times.changed = performance.now())).observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
}

/** In the page: waits until it is still, and tells how long the last move took. */
async function settled(stillMs: number): Promise<number> {
  const { times } = globalThis as unknown as { times: Watched };
  while (performance.now() - Math.max(times.moved, times.changed) < stillMs) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return Math.max(0, times.changed - times.moved);
}
