import { done, expect, joinSample, test, trainButton } from './app.ts';

test('the threshold moves by keyboard, and matrix, words and tables follow', async ({ page }) => {
  await joinSample(page);
  await page.locator('[data-stage="train"]').first().click();
  await page.getByLabel(/^\s*Epochs\b/).fill('1');
  await trainButton(page).click();
  await done(page, 'evaluate', 240_000);
  await expect(page).toHaveURL(/#\/evaluate/);

  const words = page.locator('#threshold .flagged');
  const flagged = page.locator('#threshold .confusion tbody tr').last().locator('td').first();
  await expect(words).toContainText('Of 1,000 reports');
  const [wordsBefore, flaggedBefore] = [await words.innerText(), await flagged.innerText()];

  const slider = page.getByRole('slider', { name: 'Flag reports from this probability on' });
  await slider.focus();
  for (let presses = 0; presses < 20; presses++) await page.keyboard.press('ArrowLeft');
  await expect(page.getByLabel('Threshold as a number')).toHaveValue('0.3');
  await expect(words).not.toHaveText(wordsBefore);
  const whole = (text: string) => Number(text.replaceAll(',', ''));
  expect(whole(await flagged.innerText())).toBeGreaterThan(whole(flaggedBefore));

  // A preset takes the slider along, and the map's field too.
  await page.getByRole('button', { name: 'Use the threshold of Recall' }).click();
  await expect(page.getByLabel('Threshold as a number')).not.toHaveValue('0.3');
  await expect(words).toContainText('of all arrests');

  // What lies below is measured when it comes into sight.
  await page.locator('#groups').scrollIntoViewIfNeeded();
  await expect(page.getByRole('region', { name: 'The audit by group' })).toBeVisible({
    timeout: 60_000,
  });
  await page.locator('#leaks').scrollIntoViewIfNeeded();
  await expect(page.locator('#leaks')).toContainText('training reports');
  await expect(page.locator('#comparison')).toContainText('lookup on');
});
