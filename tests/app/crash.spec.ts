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
  await page.getByRole('button', { name: /Log/ }).click();
  await expect(page.getByText(/lost its memory/)).toBeVisible();
  await done(page, 'join');
  errors.length = 0; // the worker's death is reported to the console, as it should be

  await trainButton(page).click();
  await done(page, 'evaluate');
});
