import { csv, done, expect, loadFiles, test, trainButton } from './app.ts';
import { incidents } from './incidents.ts';

const HEADER = 'a"; drop table t; --';
const CELL = '<img src=x onerror=alert(1)>';

test('hostile headers and cells are text, from load to map', async ({ page }) => {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await loadFiles(page, csv('<b>hostile</b>.csv', incidents(1200, { header: HEADER, cell: CELL })));
  await done(page, 'load');
  await expect(page.getByText(HEADER).first()).toBeAttached();
  await expect(page.getByText(CELL).first()).toBeAttached();
  await expect(page.getByText('<b>hostile</b>.csv').first()).toBeAttached();
  await expect(page.locator('img[src="x"]')).toHaveCount(0);

  await done(page, 'join');
  await trainButton(page).click();
  await done(page, 'evaluate');
  await page.locator('[data-stage="map"]').first().click();
  await done(page, 'map');
  expect(dialogs).toEqual([]);
});
