import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { openStage } from '../driver/stages.ts';
import { csv, done, expect, loadFiles, test } from './app.ts';
import { incidents } from './incidents.ts';

/** Opens a fold of a file's card. */
const unfold = (page: Page, file: string, title: string) =>
  page.getByRole('region', { name: file, exact: true }).getByText(title, { exact: true }).click();

test('the database starts at the first sign of a person, and not before', async ({ page }) => {
  const databases = () => page.workers().filter((worker) => worker.url().includes('database'));
  await page.goto('/#/load');
  await page.waitForLoadState('networkidle');
  expect(databases()).toEqual([]);
  await expect(async () => {
    await page.keyboard.press('Tab');
    expect(databases()).toHaveLength(1);
  }).toPass();
});

test('a change of how a file is read is previewed at once, and applied when asked', async ({
  page,
}) => {
  await loadFiles(page, csv('incidents.csv', incidents(300)));
  await done(page, 'join');
  await unfold(page, 'incidents.csv', 'How it is read');
  const preview = page.getByRole('region', { name: /Beginning of incidents.csv/ });
  await expect(preview).toContainText('Primary Type');
  await expect(page.getByText(/none of the first .* would be rejected/)).toBeVisible();
  const apply = page.getByRole('button', { name: 'Read it this way' });
  await expect(apply).toBeDisabled();

  await page.getByLabel('The first record names the columns').uncheck();
  await expect(preview.getByRole('columnheader').first()).not.toHaveText('ID');
  await page.getByLabel('The first record names the columns').check();
  await expect(preview.getByRole('columnheader').first()).toHaveText('ID');

  await page.getByLabel('Lines before the table').fill('1');
  await expect(preview).not.toContainText('Primary Type');
  await apply.click();
  await expect(page.getByText('299 records in the file')).toBeVisible();
  // Read with another header it is no longer known; its card stays open all the same.
  await page.getByLabel('Lines before the table').fill('0');
  await apply.click();
  await expect(page.getByText('300 records in the file')).toBeVisible();
});

test('a column’s profile counts what it holds', async ({ page }) => {
  await loadFiles(page, csv('incidents.csv', incidents(300)));
  await done(page, 'join');
  await page.getByRole('button', { name: 'Profile of Primary Type', exact: true }).click();
  const top = page.getByRole('region', { name: 'Most frequent values of Primary Type' });
  await expect(top).toContainText('THEFT');
  await expect(top.getByRole('row').filter({ hasText: 'THEFT' })).toContainText('100');
  await page.getByRole('button', { name: 'Profile of Latitude', exact: true }).click();
  await expect(page.getByRole('table', { name: 'Histogram of Latitude' })).toBeAttached();
});

test('rejected records are shown with their lines, and downloaded without formulas', async ({
  page,
}) => {
  const text = incidents(300).replace('\n10000002,', '\n=HYPERLINK("x")\n10000002,');
  await loadFiles(page, csv('incidents.csv', text));
  await done(page, 'join');
  await page.getByText('1 record could not be read and is left out').click();
  const pane = page.getByRole('region', { name: 'Rejected records of incidents.csv' });
  await expect(pane).toContainText('HYPERLINK');
  await expect(pane.getByRole('rowheader')).toHaveText('4');

  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the rejected record' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('incidents-rejected.csv');
  const saved = readFileSync(await download.path(), 'utf8');
  expect(saved).toContain("'=HYPERLINK");
  expect(saved).not.toMatch(/(^|,|")=HYPERLINK/m);
});

const UNKNOWN = [
  'report,happened,kind,how it ended',
  ...Array.from({ length: 300 }, (_, i) => {
    const day = String(1 + (i % 28)).padStart(2, '0');
    const end = ['booked', 'cited', 'nobody found', 'still open'][i % 4] ?? '';
    return `${String(i)},2015-01-${day} 10:00:00,${i % 3 === 0 ? 'theft' : 'battery'},${end}`;
  }),
  '',
].join('\n');

test('a city that nobody knows is mapped by hand, and joins', async ({ page }) => {
  await loadFiles(page, csv('elsewhere.csv', UNKNOWN));
  await done(page, 'load');
  await page.getByLabel('incidents: a row a report').check();
  await expect(page.getByText('Still needed: when it happened, what came of it')).toBeVisible();
  await page.getByLabel('When it happened').selectOption('happened');
  await page.getByLabel('The offence', { exact: true }).selectOption('kind');
  await page.getByLabel('What came of it').selectOption('how it ended');
  await page.getByLabel('booked means arrest', { exact: true }).check();
  await page.getByLabel('cited means arrest', { exact: true }).check();
  await page.getByLabel('nobody found means no arrest', { exact: true }).check();
  await page.getByLabel('still open means left out', { exact: true }).check();
  await done(page, 'join');
  await openStage(page, 'join');
  // 150 of the 225 that have an outcome.
  await expect(page.locator('main').getByText('66.7')).toBeVisible();
});

test('many files are a line each, and say what they are together', async ({ page }) => {
  const years = [1, 2, 3, 4].map((i) => csv(`year${String(i)}.csv`, incidents(300 + i)));
  await loadFiles(page, years);
  await done(page, 'join');
  await openStage(page, 'load');
  await expect(page.getByText('4 files, together 1,210 incidents')).toBeVisible();
  const first = page.locator('[data-table-role="incidents"]').first();
  await expect(first).toContainText('301 of 301 records, 0 rejected');
  await expect(page.getByLabel('Role of year1.csv')).toHaveCount(0);
  await first.locator('summary').first().click();
  await expect(page.getByLabel('Role of year1.csv')).toBeVisible();
});
