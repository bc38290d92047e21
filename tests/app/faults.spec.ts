import { csv, done, expect, joinSample, loadFiles, test } from './app.ts';
import { incidents } from './incidents.ts';

/** No record has as many fields as the header. */
const BROKEN = 'ID,Date,IUCR,Arrest\n1,"01/01/2015"\n2\n';

test('a broken file is a fault in plain words, and what was loaded stays', async ({ page }) => {
  await joinSample(page);
  await page.locator('[data-stage="load"]').first().click();
  await page.getByLabel('Choose files').setInputFiles(csv('broken.csv', BROKEN));

  const alert = page.getByRole('alert').filter({ hasText: 'broken.csv' });
  await expect(alert).toBeVisible();
  await expect(alert).not.toContainText(/undefined|\[object|\bat .+:\d+:\d+/);
  await done(page, 'join');
});

test('a file of another kind is named as such', async ({ page }) => {
  const buffer = Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 37) % 256));
  await loadFiles(page, { name: 'photo.png', mimeType: 'image/png', buffer });
  await expect(page.getByRole('alert')).toContainText('This kind of file is not known');
});

test('an empty file says that it has no rows', async ({ page }) => {
  await loadFiles(page, csv('empty.csv', ''));
  await expect(page.getByRole('alert')).toContainText('empty.csv');
});

test('a good file after a bad one is loaded all the same', async ({ page }) => {
  await loadFiles(page, csv('empty.csv', ''));
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByLabel('Choose files').setInputFiles(csv('good.csv', incidents(300)));
  await done(page, 'load');
});
