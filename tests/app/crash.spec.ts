import { csv, done, expect, loadFiles, test, trainButton } from './app.ts';
import { incidents } from './incidents.ts';

test('after the database worker dies the files are read again, and the study goes on', async ({
  page,
  errors,
}) => {
  await loadFiles(page, csv('incidents.csv', incidents(900)));
  await done(page, 'join');
  const database = page.workers().find((worker) => worker.url().includes('database'));
  await database?.evaluate(() => {
    setTimeout(() => {
      throw new Error('killed by a test');
    });
  });
  await page.waitForTimeout(500);
  errors.length = 0; // the worker's death is reported, as it should be

  await trainButton(page).click();
  const fault = page.getByRole('alert').filter({ hasText: 'worker' });
  await expect(fault.first()).toBeVisible();
  await done(page, 'join');
  await trainButton(page).click();
  await done(page, 'evaluate');
});
