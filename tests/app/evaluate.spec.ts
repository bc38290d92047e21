import { csv, done, expect, loadFiles, test, trainButton } from './app.ts';

const ROWS = 4000;
const DAY_MS = 86_400_000;

/** Two years of made-up reports in Chicago's layout: one code is nearly always an arrest, areas differ a little. */
function incidents(): string {
  const lines = Array.from({ length: ROWS }, (_, i) => {
    const at = new Date(Date.UTC(2014, 0, 1) + Math.floor(i / 6) * DAY_MS);
    const date = `${String(at.getUTCMonth() + 1)}/${String(at.getUTCDate())}/${String(at.getUTCFullYear())} 0${String(1 + (i % 9))}:30:00 PM`;
    const code = i % 9 === 0 ? '1811' : i % 2 === 0 ? '0460' : '0820';
    const area = 1 + ((i * 7) % 10);
    const share = { '1811': 97, '0460': 30, '0820': 8 }[code] + area;
    const arrest = (i * 7919) % 101 < share;
    const place = (i * 31) % 4 === 0 ? 'STREET' : 'RESIDENCE';
    return `${date},${code},${code === '1811' ? 'NARCOTICS' : 'OTHER'},${place},${String(arrest)},${String(area)},HX${String(i)}`;
  });
  return `Date,IUCR,Primary Type,Location Description,Arrest,Community Area,Case Number\n${lines.join('\n')}\n`;
}

test('the threshold moves by keyboard, and matrix, words and tables follow; audits come into sight', async ({
  page,
}) => {
  await loadFiles(page, [csv('reports.csv', incidents())]);
  await done(page, 'join');
  await page.locator('[data-stage="train"]').first().click();
  await page.getByLabel(/^\s*Epochs\b/).fill('1');
  await page.getByLabel(/^\s*Backend\b/).selectOption('cpu');
  for (const name of [/logistic regression/, /boosted trees/]) {
    await page.getByLabel(name).uncheck();
  }
  await trainButton(page).click();
  await done(page, 'evaluate', 240_000);
  await expect(page).toHaveURL(/#\/evaluate/);
  await expect(page.locator('#comparison')).toContainText('lookup on IUCR');
  await expect(page.getByText('The hold-out has been opened once.')).toBeVisible();

  const words = page.locator('#threshold .flagged');
  const flagged = page.locator('#threshold .confusion tbody tr').last().locator('td').first();
  await expect(words).toContainText('Of 1,000 reports');
  const [wordsBefore, flaggedBefore] = [await words.innerText(), await flagged.innerText()];
  await page.getByRole('slider', { name: 'Flag reports from this probability on' }).focus();
  for (let presses = 0; presses < 35; presses++) await page.keyboard.press('ArrowLeft');
  await expect(page.getByLabel('Threshold as a number')).toHaveValue('0.15');
  await expect(words).not.toHaveText(wordsBefore);
  const whole = (text: string) => Number(text.replaceAll(',', ''));
  expect(whole(await flagged.innerText())).toBeGreaterThan(whole(flaggedBefore));

  // A preset takes the slider along.
  await page.getByRole('button', { name: 'Use the threshold of Recall' }).click();
  await expect(page.getByLabel('Threshold as a number')).not.toHaveValue('0.15');

  // What lies below is measured when it comes into sight.
  const goTo = (name: string) =>
    page.getByRole('navigation', { name: 'On this page' }).getByRole('button', { name }).click();
  await goTo('Leaks');
  const leaks = page.locator('#leaks');
  await expect(leaks).toContainText('1 offence code with at least 90');
  await expect(leaks.getByRole('row', { name: /^Case Number/ })).toContainText('numbers records', {
    timeout: 60_000,
  });
  await goTo('Calibration');
  await expect(page.locator('#calibration')).toContainText('Isotonic regression');
  await goTo('Groups');
  const groups = page.getByRole('region', { name: 'The audit by group' });
  await expect(groups).toContainText('NARCOTICS');
  await goTo('Time');
  await expect(page.locator('#time')).toContainText('The arrest rate');

  await page.getByRole('button', { name: 'Resample by week' }).click();
  await expect(page.locator('#comparison')).toContainText('whole weeks of the hold-out', {
    timeout: 60_000,
  });
});
