import type { Page } from '@playwright/test';
import { openStage } from '../driver/stages.ts';
import { drawnPoints } from '../driver/walk.ts';
import { csv, done, expect, joinSample, loadFiles, test, trainButton } from './app.ts';

const ROWS = 4000;
const DAY_MS = 86_400_000;

/** Two years of made-up reports in Chicago's layout, six a day. */
function incidents(): string {
  const lines = Array.from({ length: ROWS }, (_, i) => {
    const at = new Date(Date.UTC(2014, 0, 1) + Math.floor(i / 6) * DAY_MS);
    const date = `${String(at.getUTCMonth() + 1)}/${String(at.getUTCDate())}/${String(at.getUTCFullYear())} 0${String(1 + (i % 9))}:30:00 PM`;
    const code = ['1811', '0460', '0820'][i % 3] ?? '';
    const share = { '1811': 70, '0460': 35, '0820': 10 }[code] ?? 0;
    const arrest = (i * 7919) % 101 < share + ((i * 31) % 4 === 0 ? 15 : 0);
    const place = (i * 31) % 4 === 0 ? 'STREET' : 'RESIDENCE';
    return `${date},${code},${code === '1811' ? 'NARCOTICS' : 'OTHER'},${place},${String(arrest)},${String(1 + ((i * 7) % 10))},HX${String(i)}`;
  });
  return `Date,IUCR,Primary Type,Location Description,Arrest,Community Area,Case Number\n${lines.join('\n')}\n`;
}

/** Trains a network of one epoch beside lookup tables alone, or what `prepare` makes of it. */
async function trainOnce(page: Page, prepare?: () => Promise<void>): Promise<void> {
  await openStage(page, 'train');
  await prepare?.();
  const epochs = page.getByLabel(/^\s*Epochs\b/);
  await epochs.fill('1');
  await epochs.blur();
  for (const name of [/logistic regression/, /boosted trees/]) {
    await page.getByLabel(name).uncheck();
  }
  await trainButton(page).click();
  await done(page, 'evaluate', 240_000);
  await expect(page).toHaveURL(/#\/evaluate/);
}

const goTo = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'On this page' }).getByRole('button', { name }).click();
const cells = (page: Page, part: string, row: RegExp) =>
  page.locator(part).getByRole('row', { name: row }).first().locator('td').allInnerTexts();

test('tags, both splits, young labels, seeds and quarters are what a person makes them', async ({
  page,
}) => {
  test.setTimeout(600_000);
  await loadFiles(page, [csv('reports.csv', incidents())]);
  await done(page, 'join');
  await trainOnce(page, async () => {
    await page.getByLabel(/^\s*Backend\b/).selectOption('cpu');
  });
  const held = () => page.getByText(/reports held out/).innerText();
  const before = await held();

  await test.step('a column that is tagged as known later is kept out of the next training', async () => {
    await goTo(page, 'Leaks');
    const leaks = page.locator('#leaks');
    await expect(leaks.getByText('the same: this model uses nothing else')).toBeVisible();
    await leaks.getByRole('button', { name: 'Change when Location Description is known' }).click();
    await leaks.getByLabel('Known').selectOption('later');
    await leaks.getByLabel('because').fill('it is written down at the station');
    await leaks.getByRole('button', { name: 'Keep' }).click();
    const row = leaks.getByRole('row', { name: /^Location Description/ });
    await expect(row).toContainText('it is written down at the station');
    await expect(row).toContainText('Used, and should not be');
    await expect(leaks.getByText('this model also uses Location Description')).toBeVisible();
    await expect(page.getByText('Something has changed since')).toBeVisible();
    await leaks
      .getByRole('button', { name: 'Train with what is known at the report only' })
      .click();
    await expect(page).toHaveURL(/#\/train/);
    await done(page, 'evaluate', 240_000);
    await expect(page).toHaveURL(/#\/evaluate/);
    await goTo(page, 'Leaks');
    await expect(leaks.getByText('the same: this model uses nothing else')).toBeVisible();
    await expect(row.locator('td').nth(2)).toHaveText('no');
  });

  await test.step('the same models stand side by side on either split', async () => {
    await goTo(page, 'Time');
    await page.getByRole('button', { name: 'Train with the hold-out split by time' }).click();
    await expect(page).toHaveURL(/#\/train/);
    await done(page, 'evaluate', 240_000);
    await expect(page).toHaveURL(/#\/evaluate/);
    await goTo(page, 'Time');
    for (const row of [/^lookup on IUCR /, /^200-200, example/]) {
      const found = await cells(page, '#time', row);
      const aucs = found.filter((text) => /^0\.\d{3} \(0\.\d{3}–[01]\.\d{3}\)$/.test(text));
      expect(aucs.length, found.join(' | ')).toBe(4);
      expect(found.at(-1)).toMatch(/^−?0\.\d{3}$/);
    }
  });

  await test.step('the network is trained anew for each of the latest quarters', async () => {
    await expect(page.getByText('3 trainings of the shown network')).toBeVisible();
    await page.getByLabel('the latest').fill('2');
    await page.getByRole('button', { name: 'Train anew for each quarter' }).click();
    const rows = page.locator('#time').getByRole('row', { name: /^2015 Q\d [23],\d{3} 5\d\d/ });
    await expect(page.locator('#time').getByText(/Trained on all that came before/)).toContainText(
      /goes from 0\.\d+ in 2015 Q2 to 0\.\d+ in 2015 Q3/,
      { timeout: 240_000 },
    );
    await page.locator('#time').getByText('The figures').last().click();
    await expect(rows).toHaveCount(2);
    // What it is compared with stays where it was: the study's own division.
    await goTo(page, 'Comparison');
    await page.getByRole('button', { name: 'Resample by week' }).click();
    await expect(page.locator('#comparison')).toContainText('whole weeks of the hold-out');
  });

  await test.step('the spread over seeds is measured, and can be stopped', async () => {
    await page.getByLabel('how many').fill('2');
    await page.getByRole('button', { name: 'Train from other seeds' }).click();
    await expect(page.getByText(/Over 3 seeds the network’s AUC is 0\.\d+/)).toBeVisible({
      timeout: 240_000,
    });
    await page.getByLabel('how many').fill('50');
    await page.getByRole('button', { name: 'Train from other seeds' }).click();
    await page.getByRole('button', { name: 'Stop repeating' }).click();
    await expect(page.getByRole('button', { name: 'Train from other seeds' })).toBeEnabled();
    await expect(page.getByText(/Over \d+ seeds/)).toBeVisible();
  });

  await test.step('reports whose labels are young stay out', async () => {
    await goTo(page, 'Time');
    const age = page.getByLabel('Leave out reports younger');
    await age.fill('365');
    await age.blur();
    await expect(page.getByText('Something has changed since')).toBeVisible();
    await trainButton(page).click();
    await done(page, 'evaluate', 240_000);
    await expect(page).toHaveURL(/#\/evaluate/);
    const whole = (text: string) => Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', ''));
    expect(whole(await held())).toBeLessThan(0.55 * whole(before));
  });
});

test('a search finds settings while the hold-out stays closed', async ({ page }) => {
  test.setTimeout(300_000);
  await loadFiles(page, [csv('reports.csv', incidents())]);
  await done(page, 'join');
  await openStage(page, 'train');
  await page.getByLabel(/^\s*Backend\b/).selectOption('cpu');
  const epochs = page.getByLabel(/^\s*Epochs\b/);
  await epochs.fill('1');
  await epochs.blur();
  const search = page.locator('form.tune');
  if (!(await search.isVisible())) await page.getByText('Search', { exact: false }).first().click();
  await search.getByLabel('Search').selectOption('random');
  await search.getByRole('button', { name: 'Search for settings' }).click();
  const board = page.getByRole('region', { name: 'Leaderboard' });
  await search.getByRole('button', { name: 'Stop searching' }).click();
  await expect(search.getByRole('button', { name: 'Search for settings' })).toBeEnabled();
  // So few reports tell hardly any settings apart: it ends by itself.
  await search.getByRole('button', { name: 'Search for settings' }).click();
  await expect(search.getByRole('status')).toContainText('inside the interval', {
    timeout: 120_000,
  });
  expect(await board.locator('tbody tr').count()).toBeGreaterThan(1);
  const best = board.locator('tbody tr').first();
  await best.getByRole('button', { name: /^Use/ }).click();
  await openStage(page, 'evaluate');
  await expect(page.getByText('No verdict yet')).toBeVisible();
});

test('a network on the best columns explains itself, and so does an incident on the map', async ({
  page,
}) => {
  test.setTimeout(600_000);
  await joinSample(page);
  await trainOnce(page, async () => {
    await page.getByRole('radio', { name: 'Best' }).check();
  });
  await page.getByRole('button', { name: 'Ask the network', exact: true }).click();
  await page.getByRole('button', { name: 'Measure importance' }).click();
  await expect(page.getByText(/matters? most/).first()).toBeVisible({ timeout: 240_000 });
  await page.getByLabel('Column', { exact: true }).selectOption('Minute');
  const curve = page.getByRole('region', { name: 'How it answers when one column changes' });
  await expect(curve.getByText(/The network answers/)).toBeVisible({ timeout: 120_000 });
  const form = page.getByRole('region', { name: 'What if: a made-up incident' });
  const score = form.getByRole('status');
  await expect(score).toContainText('as for the report', { timeout: 60_000 });
  const before = await score.innerText();
  await form.getByRole('button', { name: 'NARCOTICS on the street' }).click();
  await expect(score).not.toHaveText(before);
  // Its arrest rates follow: what began as a report of something else is as likely to end in an arrest.
  await expect(score).toContainText(/^\s*(9\d|> 99)/);
  await form.getByRole('button', { name: 'What made this score' }).click();
  await expect(form.getByText('in log-odds')).toBeVisible({ timeout: 60_000 });

  await openStage(page, 'map');
  await drawnPoints(page, Date.now() + 60_000);
  await page.locator('[role="application"]').first().focus();
  await page.keyboard.press('Enter');
  const card = page.getByRole('article', { name: 'Incident' });
  await expect(card).toContainText('predicted;', { timeout: 60_000 });
  await card.getByRole('button', { name: 'What made this score' }).click();
  await expect(card.getByText('in log-odds')).toBeVisible({ timeout: 60_000 });
  // As tall as the window, whatever page was there before.
  const tall = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  expect(tall).toBeLessThanOrEqual(0);
});
