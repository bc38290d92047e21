import { drawnPoints } from '../driver/walk.ts';
import { done, expect, joinSample, test, trainButton } from './app.ts';

test('from the sample to the map with no further click than "Train"', async ({ page }) => {
  await joinSample(page);
  await expect(page.getByText('Simulated', { exact: false }).first()).toBeVisible();

  await trainButton(page).click();
  await done(page, 'evaluate', 240_000);
  await expect(page).toHaveURL(/#\/evaluate/);
  await expect(page.getByText(/AUC/).first()).toBeVisible();
  await expect(page.locator('svg').first()).toBeVisible();
  await expect(page.getByText('Simulated', { exact: false }).first()).toBeVisible();

  await page.locator('[data-stage="map"]').first().click();
  expect(await drawnPoints(page, Date.now() + 60_000)).toBeGreaterThan(15_000);
});

test('the first paint asks for neither the database nor the trainer', async ({ page }) => {
  const heavy: string[] = [];
  page.on('request', (request) => {
    if (/\.wasm|duckdb|tfjs|tensorflow/i.test(request.url())) heavy.push(request.url());
  });
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Try a sample' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(heavy).toEqual([]);
});
