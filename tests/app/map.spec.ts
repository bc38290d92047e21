import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { AxeBuilder } from '@axe-core/playwright';
import { probabilityColour } from '../../src/domain/scale.ts';
import type { StudyResult } from '../../src/domain/report.ts';
import { servePage } from '../bench/pageSite.ts';
import { openStage } from '../driver/stages.ts';
import { drawnPoints } from '../driver/walk.ts';
import { done, expect, joinSample, test, trainButton } from './app.ts';

const TILES = 'https://tile.openstreetmap.org/';
/** One grey pixel: a street as good as any. */
const TILE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

/** Trains on the sample for one epoch and opens the map; answers the hold-out's size. */
async function mapOfSample(page: Page): Promise<number> {
  await joinSample(page);
  await openStage(page, 'train');
  await page.getByLabel(/^\s*Epochs\b/).fill('1');
  await trainButton(page).click();
  await done(page, 'map', 240_000);
  await expect(page).toHaveURL(/#\/evaluate/);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download results' }).click();
  const { split } = JSON.parse(await textOf(await coming)) as StudyResult;
  await openStage(page, 'map');
  await drawnPoints(page, Date.now() + 60_000);
  return split.holdout;
}

const textOf = async (file: Download) => readFileSync(await file.path(), 'utf8');
const drawnBy = (page: Page, map = 0) =>
  page.locator('[data-drawn]').nth(map).getAttribute('data-drawn').then(Number);
const colourBy = (page: Page, map: number, choice: string) =>
  page.getByLabel('Colour by').nth(map).selectOption(choice);
const scales = (page: Page) => page.locator('.ol-scale-line-inner').allInnerTexts();

async function download(page: Page, name: string): Promise<Download> {
  const coming = page.waitForEvent('download');
  if (!(await page.getByRole('button', { name }).isVisible())) {
    await page.locator('summary', { hasText: 'Download' }).click();
  }
  await page.getByRole('button', { name }).click();
  return coming;
}

test('the map of the sample, from every point to every area', async ({ page, context, errors }) => {
  const holdout = await mapOfSample(page);
  const all = await drawnBy(page);

  await test.step('has the whole hold-out, drawn or left off', async () => {
    const words = (await page.locator('main header p').first().innerText()).replaceAll(',', '');
    const [drawn = 0, leftOff = 0] = (words.split('.')[0]?.match(/\d+/g) ?? []).map(Number);
    expect(drawn).toBe(all);
    expect(drawn + leftOff).toBe(holdout);
  });

  await test.step('moves the edges of its colours, and says what the reds were worth then', async () => {
    const reds = async () => {
      const words = await page.locator('main header p').first().innerText();
      return Number(/Of the ([\d,]+) reds/.exec(words)?.[1]?.replaceAll(',', ''));
    };
    const before = await reds();
    await page.getByLabel('Full red above').press('End');
    await expect.poll(reds).not.toBe(before);
    for (let i = 0; i < 20; i++) await page.getByLabel('Full red above').press('ArrowLeft');
    await expect.poll(reds).toBe(before);
  });

  await test.step('draws anew by itself after its graphics context was lost', async () => {
    const lose = (method: 'loseContext' | 'restoreContext') =>
      page.evaluate((name) => {
        const canvas = document.querySelector<HTMLCanvasElement>('canvas.dots');
        const own = globalThis as typeof globalThis & { lost?: WEBGL_lose_context | null };
        // A lost context gives its extensions no more.
        own.lost ??= canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context') ?? null;
        own.lost?.[name]();
      }, method);
    await lose('loseContext');
    await expect.poll(() => drawnBy(page)).toBe(0);
    await lose('restoreContext');
    await expect.poll(() => drawnBy(page)).toBe(all);
    await expect(page.locator('[data-painter="webgl"]')).toBeVisible();
  });

  await test.step('moves two maps together', async () => {
    await page.getByRole('button', { name: 'Two maps' }).click();
    await expect(page.locator('[data-drawn]')).toHaveCount(2);
    await expect.poll(() => drawnBy(page, 1)).toBe(all);
    const before = await scales(page);
    await page.locator('[role="application"]').nth(1).focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('+');
    await expect.poll(() => scales(page)).not.toEqual(before);
    const [a, b, c, d] = await scales(page);
    expect([a, b]).toEqual([c, d]);
    await page.keyboard.press('0');
  });

  await test.step('colours areas and hexagons, and gives their figures as a table', async () => {
    await colourBy(page, 0, 'hexagons gap');
    await colourBy(page, 1, 'areas observed');
    await page.getByText('The areas as a table').click();
    const table = page.getByRole('region', { name: /found their area/ });
    await expect(table.getByRole('row').nth(5)).toBeVisible();
    const cells = await table.locator('tbody tr td:nth-child(2)').allInnerTexts();
    const sum = cells.reduce((n, text) => n + Number(text.replaceAll(',', '')), 0);
    const caption = await page.getByText(/found their area/).innerText();
    const outside = Number(/([\d,]+) incidents? found none/.exec(caption)?.[1] ?? 0);
    expect(sum + outside).toBe(holdout);
    await page.locator('[role="application"]').nth(1).press('Enter');
    await expect(page.getByText('Calibration gap').last()).toBeVisible();
    const areas = (await textOf(await download(page, 'Areas (CSV)'))).trimEnd().split('\r\n');
    expect(areas.length).toBeGreaterThan(20);
  });

  await test.step('passes axe like that', async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  });

  await test.step('shows a part of the time', async () => {
    await colourBy(page, 0, 'points residual');
    await page.getByLabel('Span of time').selectOption('month');
    await expect.poll(() => drawnBy(page)).toBeLessThan(all / 6);
    await expect.poll(() => drawnBy(page)).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Later' }).click();
    await expect(page.getByText(/AUC 0\.\d+ \(95 % interval/)).toBeVisible();
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(() => drawnBy(page)).toBe(all);
  });

  await test.step('judges an area that is drawn on it', async () => {
    await page
      .getByRole('button', { name: 'Two maps' })
      .or(page.getByRole('button', { name: 'One map' }))
      .click();
    await page.waitForTimeout(800);
    await page.getByRole('button', { name: 'Draw an area' }).click();
    const box = await page.locator('[role="application"]').boundingBox();
    if (!box) throw new Error('there is no map');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const corners = [
      [x - 90, y - 110],
      [x + 40, y - 90],
      [x - 20, y + 100],
    ] as const;
    for (const [left, top] of corners) {
      await page.mouse.click(left, top);
      // A second click at once would be a double click, which closes the area.
      await page.waitForTimeout(400);
    }
    await page.mouse.click(corners[0][0], corners[0][1]);
    await expect(page.getByRole('heading', { name: 'In the drawn area' })).toBeVisible();
    await expect(page.getByText(/AUC .* on the whole hold-out it is/)).toBeVisible();
    const words = await page.getByText(/AUC .* on the whole hold-out it is/).innerText();
    const judged = Number(/in ([\d,]+) held-out/.exec(words)?.[1]?.replaceAll(',', ''));
    expect(judged).toBe(await drawnBy(page));
    expect(judged).toBeGreaterThan(0);
    const shown = (await textOf(await download(page, 'Points (CSV)'))).trimEnd().split('\r\n');
    expect(shown).toHaveLength(judged + 1);
    await page.getByRole('button', { name: 'Make it the filter of every page' }).click();
    await expect(page.getByText('The study’s filter: in the drawn area.')).toBeVisible();
    await expect.poll(() => drawnBy(page)).toBe(judged);
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(() => drawnBy(page)).toBe(all);
  });

  await test.step('is a picture at twice the size', async () => {
    const picture = readFileSync(await (await download(page, 'Picture (PNG)')).path());
    const width = (await page.locator('[role="application"]').boundingBox())?.width ?? 0;
    expect(picture.readUInt32BE(16)).toBe((Math.round(width) + 32) * 2);
    expect(picture.length).toBeGreaterThan(40_000);
  });

  await test.step('asks for streets only when they are switched on', async () => {
    expect(errors.filter((line) => line.includes(TILES))).toEqual([]);
    let asked = 0;
    await context.route(`${TILES}**`, async (route) => {
      asked++;
      await route.fulfill({
        contentType: 'image/png',
        headers: { 'access-control-allow-origin': '*' },
        body: TILE,
      });
    });
    await page.getByLabel('Streets from').check();
    await expect.poll(() => asked).toBeGreaterThan(0);
    await expect(page.getByRole('link', { name: '© OpenStreetMap contributors' })).toBeVisible();
    const picture = readFileSync(await (await download(page, 'Picture (PNG)')).path());
    expect(picture.length).toBeGreaterThan(40_000);
    const others = errors.filter((line) => !line.startsWith(`Request to another origin: ${TILES}`));
    errors.splice(0, errors.length, ...others);
  });
});

test('what is drawn has the colours of the scale', async ({ browser }) => {
  const site = await servePage('bench/map/page');
  const page = await browser.newPage({ viewport: { width: 1240, height: 840 } });
  try {
    await page.goto(site.url);
    for (const theme of ['light', 'dark'] as const) {
      const points = await page.evaluate(
        (which) => globalThis.mapBench.readColours(200, which),
        theme,
      );
      expect(points).toHaveLength(200);
      for (const { value, rgb } of points) {
        const wanted = probabilityColour(value, theme);
        // Bytes times an opacity and back are good to two.
        rgb.forEach((c, i) => {
          expect(Math.abs(c - (wanted[i] ?? NaN)), `${String(value)}, ${theme}`).toBeLessThan(4);
        });
      }
    }
  } finally {
    await page.close();
    await site.close();
  }
});
