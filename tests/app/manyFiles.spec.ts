import { writeFileSync } from 'node:fs';
import { expect, loadFiles, test } from './app.ts';

/** A file of short records, so that few bytes are rows enough to fill a tab. */
function rows(name: string, count: number): string {
  const path = test.info().outputPath(name);
  writeFileSync(path, `a,b\n${'1,2\n'.repeat(count)}`);
  return path;
}

test('files that would not fit together are asked about before one is read', async ({ page }) => {
  await loadFiles(page, [rows('a.csv', 5_500_000), rows('b.csv', 5_500_000)]);
  const question = page.getByRole('alert').filter({ hasText: '2 files' });
  await expect(question).toContainText(/About [\d,]+ rows would need about [\d,]+ MB, more than/);
  await expect(page.locator('[data-table-role]')).toHaveCount(0);
  await expect(
    question.getByRole('button', { name: 'Load them whole all the same' }),
  ).toBeVisible();
  await question.getByLabel('Rows to load of 2 files').fill('2000');
  await question.getByRole('button', { name: 'Load a sample' }).click();
  await expect(question).toHaveCount(0);
  await expect(page.locator('[data-table-role]')).toHaveCount(2, { timeout: 120_000 });
  await expect(page.getByText('A sample: 1,000 of 5,500,000 records')).toHaveCount(2);
});

test('a file that is too large alone can be left out', async ({ page }) => {
  await loadFiles(page, rows('huge.csv', 11_500_000));
  const question = page.getByRole('alert').filter({ hasText: 'huge.csv' });
  await question.getByRole('button', { name: 'Leave it out' }).click();
  await expect(question).toHaveCount(0);
  await expect(page.locator('[data-table-role]')).toHaveCount(0);
});
