import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { openStage } from '../driver/stages.ts';
import { done, expect, joinSample, test } from './app.ts';

/** The sample's figures, drawn. */
async function openFigures(page: Page): Promise<void> {
  await joinSample(page);
  await openStage(page, 'explore');
  await expect(figure(page, 'Month').locator('svg')).toBeVisible();
}

const figure = (page: Page, name: string) => page.locator(`[data-figure="${name}"]`);
const filter = (page: Page) => page.getByRole('region', { name: 'Filter' });

/** The incidents of a figure, as its subtitle gives them. */
async function n(page: Page, name: string): Promise<number> {
  const text = await figure(page, name).innerText();
  return Number(/n\s=\s([\d,]+)/.exec(text)?.[1]?.replaceAll(',', ''));
}

test('the figures are there with the join, and every number can be read', async ({ page }) => {
  await openFigures(page);
  expect(await n(page, 'HourOfDay')).toBe(await n(page, 'Month'));
  await expect(figure(page, 'Season')).toContainText(/By the seasons of H2O’s 2015 code/);
  await figure(page, 'Month').getByText('The figures').click();
  const table = figure(page, 'Month').getByRole('table');
  await expect(table.getByRole('row')).toHaveCount(13);
  await expect(table.getByRole('rowheader', { name: 'January' })).toBeVisible();
  await page.getByLabel('Raw counts').check();
  await expect(figure(page, 'Month')).toContainText(/Most incidents: [\d,]+ in/);
});

test('a brush filters every other figure, and Escape clears it', async ({ page }) => {
  await openFigures(page);
  const all = await n(page, 'Month');
  const band = figure(page, 'HourOfDay').locator('.band');
  await band.scrollIntoViewIfNeeded();
  const box = (await band.boundingBox())!;
  const at = (hour: number) => box.x + ((hour + 0.5) / 24) * box.width;
  await page.mouse.move(at(20), box.y + 40);
  await page.mouse.down();
  await page.mouse.move(at(22), box.y + 40, { steps: 4 });
  await page.mouse.up();
  await expect(filter(page)).toContainText('Hour of the day: 20 to 22\u00a0h');
  await expect.poll(() => n(page, 'Month')).toBeLessThan(all / 3);
  expect(await n(page, 'HourOfDay')).toBe(all);
  await expect(filter(page)).toContainText(`of ${all.toLocaleString('en-US')} incidents`);

  await figure(page, 'Primary Type').getByRole('option').first().click();
  await expect(filter(page)).toContainText('Offence: THEFT');
  await expect.poll(() => n(page, 'HourOfDay')).toBeLessThan(all / 2);

  await page.keyboard.press('Escape');
  await expect(filter(page)).toContainText('No filter');
  await expect.poll(() => n(page, 'Month')).toBe(all);
});

test('a brush moves by keyboard alone, and trains on what it keeps', async ({ page }) => {
  await openFigures(page);
  const all = await n(page, 'Month');
  const from = figure(page, 'Month').getByRole('slider', { name: 'Month, from' });
  await from.focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
  await expect(from).toHaveAttribute('aria-valuetext', 'June');
  await expect(filter(page)).toContainText('Month: June to December');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(filter(page)).toContainText('Month: May to November');
  await expect.poll(() => n(page, 'WeekDay')).toBeLessThan(all);

  await page.getByRole('button', { name: 'Train on this' }).click();
  await expect(filter(page)).toContainText('Training takes only Month: May to November.');
  const kept = await n(page, 'WeekDay');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await done(page, 'evaluate', 240_000);
  await expect(page).toHaveURL(/#\/evaluate/);
  await expect(page.locator('main')).toContainText('reports held out');
  const words = await page.locator('main').innerText();
  const holdout = Number(/([\d,]+) reports held out/.exec(words)?.[1]?.replaceAll(',', ''));
  expect(holdout / kept).toBeGreaterThan(0.15);
  expect(holdout / kept).toBeLessThan(0.25);
});

test('the figures pass axe while they are filtered', async ({ page }) => {
  await openFigures(page);
  await figure(page, 'Primary Type').getByRole('option').first().click();
  await expect(filter(page)).toContainText('Offence');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
});
