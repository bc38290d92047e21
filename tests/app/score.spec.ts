import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { csv, done, expect, loadFiles, test, trainButton } from './app.ts';
import { incidents } from './incidents.ts';

const NEW_ROWS = 400;

/** Incidents that nobody has seen: their own numbers, one of a new offence, one that a spreadsheet would run, one broken. */
function newIncidents(): string {
  const lines = incidents(NEW_ROWS)
    .trimEnd()
    .replace(/^1(?=\d{7},)/gm, '2')
    .replace(/,HY/g, ',ZZ')
    .split('\n');
  lines[1] = lines[1]!.replace('THEFT', 'DOMESTIC TRESPASS').replace('STREET', '=1+1');
  return [...lines, 'a broken record', ''].join('\n');
}

test('new incidents are scored by the study’s network, and the study stays as it is', async ({
  page,
}) => {
  await loadFiles(page, csv('incidents.csv', incidents(3000)));
  await done(page, 'join');
  await page.locator('[data-stage="train"]').first().click();
  await page.getByLabel(/boosted trees/).uncheck();
  const epochs = page.getByLabel(/^\s*Epochs\b/).first();
  await epochs.fill('1');
  await epochs.blur();
  await trainButton(page).click();
  await done(page, 'evaluate', 120_000);
  await expect(page.locator('[data-comparing="true"]')).toHaveCount(0, { timeout: 120_000 });
  await page.getByRole('link', { name: 'Score new incidents' }).click();
  await expect(page.getByRole('heading', { name: 'Score new incidents' })).toBeVisible();

  await page.getByLabel('Choose files').setInputFiles(csv('new.csv', newIncidents()));
  await expect(page.locator('[data-scored]')).toHaveText(
    '401 records in the file = 400 scored + 1 refused',
    { timeout: 60_000 },
  );
  await expect(page.getByText('1 field where the header has').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What came of them' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Drift of every column' })).toBeVisible();
  await page.waitForTimeout(400);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Predictions as CSV' }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe('new-predictions.csv');
  const lines = readFileSync(await file.path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(lines).toHaveLength(NEW_ROWS + 1);
  expect(lines[0]).toMatch(/,arrest_probability$/);
  expect(lines[1]).toContain("'=1+1");
  for (const line of lines.slice(1)) {
    const probability = Number(line.slice(line.lastIndexOf(',') + 1));
    expect(probability).toBeGreaterThan(0);
    expect(probability).toBeLessThan(1);
  }

  // What the network was given of them, for its script: one line a record, made columns and all.
  const inputs = page.waitForEvent('download');
  await page.getByRole('button', { name: 'The network’s inputs as CSV' }).click();
  const given = readFileSync(await (await inputs).path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(given).toHaveLength(NEW_ROWS + 1);
  expect(given[0]).toMatch(/^_row,Year,.*,IUCR,/);
  expect(given[1]).toMatch(/^1,/);
  expect(given.at(-1)).toMatch(/^400,/);

  // The log says it once, with all that was asked of the database.
  await page.getByRole('button', { name: /^Log/ }).click();
  const entry = page.getByRole('listitem').filter({ hasText: 'Scored new incidents' });
  await expect(entry).toHaveCount(1);
  await expect(entry).toContainText(/400 of new\.csv, by .*; \d+ statements/);
  await expect(page.getByText('New incidents:')).toHaveCount(0);
  await page.keyboard.press('Escape');

  // Nothing of the study has changed.
  await done(page, 'join');
  await done(page, 'evaluate');
  await expect(page.getByText(/3,000 incidents/).first()).toBeVisible();
});
