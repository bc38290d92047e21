import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, joinSample, test } from './app.ts';

async function openRoom(page: Page, room: string): Promise<void> {
  await joinSample(page);
  await page.goto(`/#/explore/${room}`);
  await expect(page.locator('[data-ready]')).toBeVisible();
}

const violations = async (page: Page) => {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
};
const run = (page: Page) => page.getByRole('button', { name: 'Run', exact: true }).click();

test('SQL: a long result scrolls to its end, is downloaded and kept, and nothing is changed', async ({
  page,
}) => {
  await openRoom(page, 'sql');
  const editor = page.getByRole('textbox', { name: 'SQL query' });
  await editor.fill('select i as n, \'=\' || i as "a text" from range(1000000) t(i)');
  await run(page);
  const grid = page.getByRole('region', { name: 'Result, 1,000,000 rows' });
  await expect(grid.getByRole('cell', { name: '=0', exact: true })).toBeVisible();
  await grid.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
  await expect(grid.getByRole('cell', { name: '=999999', exact: true })).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await editor.fill('select 1 as one, \'@x\' as "the text"');
  await run(page);
  await expect(page.getByRole('region', { name: 'Result, 1 rows' })).toBeVisible();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download CSV' }).click();
  expect(readFileSync(await (await coming).path(), 'utf8')).toBe("one,the text\r\n1,'@x\r\n");
  const parquet = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download Parquet' }).click();
  expect(
    readFileSync(await (await parquet).path())
      .subarray(0, 4)
      .toString(),
  ).toBe('PAR1');
  await page.getByLabel('Name').fill('kept');
  await page.getByRole('button', { name: 'Make a table of this' }).click();
  await expect(page.getByText('Kept as mine."kept"')).toBeVisible();

  await editor.fill('drop table incidents');
  await run(page);
  await expect(page.getByRole('alert')).toContainText('tables are only read');
  await editor.fill('select nope from joined');
  await run(page);
  await expect(page.getByRole('alert')).toContainText('"nope" not found');
  await expect(page.locator('.cm-lintRange-error')).toHaveText('nope');
  expect(await violations(page)).toEqual([]);
});

test('SQL: completes columns of the joined view, explains, and stops', async ({ page }) => {
  await openRoom(page, 'sql');
  const editor = page.getByRole('textbox', { name: 'SQL query' });
  await expect(page.getByText(/^\d+ tables$/)).toBeVisible();
  await editor.fill('');
  await editor.pressSequentially('select joined.HourOf');
  await expect(page.locator('.cm-tooltip-autocomplete')).toContainText('HourOfDay');
  // The list takes no key in its first moments, lest it catch what was meant for the text.
  await page.waitForTimeout(300);
  await page.keyboard.press('Enter');
  await expect(editor).toContainText('HourOfDay');

  await editor.fill(
    'select count(*) from range(9000000) a, range(9000000) b where a.range * b.range % 7 = 3',
  );
  await page.getByRole('button', { name: 'Explain' }).click();
  await expect(page.getByLabel('How the database would run it')).toContainText('RANGE');
  await run(page);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('Stopped.')).toBeVisible();
});

test('columns: each has a profile, and any two a picture', async ({ page }) => {
  await openRoom(page, 'columns');
  await page.getByRole('link', { name: /^meanTemp/ }).click();
  await expect(page.getByRole('heading', { name: 'meanTemp', exact: true })).toBeVisible();
  await expect(page.getByText('Median')).toBeVisible();
  await page.getByLabel('The other column').selectOption('WeekDay');
  await expect(page.getByRole('img', { name: /Arrests are likeliest/ })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('charts: a figure is edited, drawn under the page’s policy, saved and downloaded', async ({
  page,
}) => {
  await openRoom(page, 'columns');
  await page.goto('/#/explore');
  await page
    .locator('[data-figure="Month"]')
    .getByRole('button', { name: 'Edit this chart' })
    .click();
  const picture = page.getByRole('img', { name: /Month, edited/ });
  await expect(picture.locator('svg')).toBeVisible();
  const spec = page.getByRole('textbox', { name: 'Vega-Lite spec of the chart' });
  await spec.fill('{"mark": ');
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(picture.locator('svg')).toBeVisible();
  await spec.fill(
    '{"transform": [{"calculate": "datum.incidents * 2", "as": "double"}], "mark": "area", "encoding": {"x": {"field": "part", "type": "ordinal"}, "y": {"field": "double", "type": "quantitative"}}}',
  );
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.getByRole('button', { name: 'Save in the study' }).click();
  await expect(page.getByRole('button', { name: 'Month, edited', exact: true })).toBeVisible();
  for (const [button, start] of [
    ['Download SVG', '<svg'],
    ['Download PNG', '\u{89}PNG'],
  ] as const) {
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: button }).click();
    const bytes = readFileSync(await (await coming).path());
    expect(bytes.subarray(0, 4).toString('latin1')).toBe(start);
  }
  expect(await violations(page)).toEqual([]);
});
