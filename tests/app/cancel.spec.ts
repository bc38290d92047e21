import { phaseOf } from '../driver/stages.ts';
import { done, expect, joinSample, test, trainButton } from './app.ts';

test('Stop ends a training, and another can begin', async ({ page }) => {
  await joinSample(page);
  await page.locator('[data-stage="train"]').first().click();
  const epochs = page.getByLabel(/^\s*Epochs\b/).first();
  await epochs.fill('50');
  await trainButton(page).click();
  // Under way for good: the first steps are in the learning curve.
  await expect(page.locator('main figure').first()).toBeVisible({
    timeout: 90_000,
  });
  await page.waitForTimeout(1500);

  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(trainButton(page)).toBeEnabled();
  expect(await phaseOf(page, 'train')).not.toBe('running');
  await expect(page.getByRole('alert')).toHaveCount(0);

  await epochs.fill('1');
  await trainButton(page).click();
  await done(page, 'evaluate', 240_000);
});
