import type { Page } from '@playwright/test';
import { openStage } from '../driver/stages.ts';
import { csv, done, expect, loadFiles, test } from './app.ts';
import { incidents } from './incidents.ts';

const WEATHER = `date,month,day,year,maxTemp,meanTemp,minTemp
${Array.from({ length: 31 }, (_, i) => `1/${String(i + 1)}/15,1,${String(i + 1)},2015,40,30,20`).join('\n')}
`;
const AREAS = 'Community Area Number,COMMUNITY AREA NAME,HARDSHIP INDEX\n1,One,10\n2,Two,20\n';

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

test('a corrected role or type is joined anew at once', async ({ page }) => {
  await loadFiles(page, [csv('incidents.csv', incidents(300)), csv('weather.csv', WEATHER)]);
  await done(page, 'join');

  await page.getByLabel('Role of weather.csv').selectOption('unused');
  await openStage(page, 'join');
  await expect(page.getByText('There is no weather or area table to join')).toBeVisible();

  await openStage(page, 'load');
  await page.getByLabel('Role of weather.csv').selectOption('weather');
  await done(page, 'join');
  await page.getByLabel('Type of Block').selectOption('number');
  await done(page, 'join');
  await openStage(page, 'join');
  await expect(row(page, 'Weather')).toContainText('100');
  await expect(row(page, 'Block')).toContainText('300');

  await page.getByLabel('What makes a season').selectOption('h2o-2015');
  await done(page, 'join');
});

test('a missing role is named, and given back it works again', async ({ page }) => {
  await loadFiles(page, csv('incidents.csv', incidents(300)));
  await done(page, 'join');
  await page.getByLabel('Role of Date').selectOption('');
  await openStage(page, 'join');
  await expect(page.getByRole('alert')).toContainText('No column is marked as occurred at');
  await openStage(page, 'load');
  await page.getByLabel('Role of Date').selectOption('occurred at');
  await done(page, 'join');
});

test('a table that would count incidents twice is refused, and can be left out', async ({
  page,
}) => {
  const doubled = csv('areas.csv', `${AREAS}2,Again,30\n`);
  await loadFiles(page, [csv('incidents.csv', incidents(300)), doubled]);
  await openStage(page, 'join');
  await expect(page.getByRole('alert')).toContainText('counted twice');
  await openStage(page, 'load');
  await page.getByLabel('Role of areas.csv').selectOption('unused');
  await done(page, 'join');
});

test('a correction is taken back by Ctrl+Z, and joined anew without it', async ({ page }) => {
  await loadFiles(page, [csv('incidents.csv', incidents(300)), csv('weather.csv', WEATHER)]);
  await done(page, 'join');
  const role = page.getByLabel('Role of weather.csv');
  const type = page.getByLabel('Type of Block');
  const block = page.getByRole('row').filter({ hasText: 'Block' });
  const before = await type.inputValue();

  await type.selectOption('number');
  await role.selectOption('unused');
  await openStage(page, 'join');
  await expect(page.getByText('There is no weather or area table to join')).toBeVisible();
  await expect(block).toContainText('300');

  await page.locator('h1').click();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('There is no weather or area table to join')).toHaveCount(0);
  await done(page, 'join');
  await expect(row(page, 'Weather')).toContainText('100');
  await expect(block).toContainText('300');
  await page.keyboard.press('Control+z');
  await expect(block).toHaveCount(0);
  await done(page, 'join');
  await openStage(page, 'load');
  await expect(role).toHaveValue('weather');
  await expect(type).toHaveValue(before);

  await page.locator('h1').click();
  await page.keyboard.press('Control+Shift+z');
  await expect(type).toHaveValue('number');
  await openStage(page, 'join');
  await expect(block).toContainText('300');
});
