import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import type { StudyResult } from '../../src/domain/report.ts';
import { launch } from '../driver/browser.ts';
import { drawnPoints } from '../driver/walk.ts';
import { csv, done, expect, joinSample, loadFiles, test, trainButton } from './app.ts';
import { incidents } from './incidents.ts';

/*
 * A study outlives its page: what was trained is there again without training, in no more than one tab at a
 * time, and a link makes it again elsewhere. One training serves all of that.
 */

/** Trains the small network, alike on every machine. */
async function trainQuickly(page: Page): Promise<void> {
  await page.goto('/#/train');
  await page.getByRole('radio', { name: /^Fast/ }).check();
  await page.getByLabel('Backend').selectOption('wasm');
  for (const name of [/^logistic regression/, /^boosted trees/]) {
    await page.getByRole('checkbox', { name }).uncheck();
  }
  await trainButton(page).click();
  await done(page, 'map');
}

async function results(page: Page): Promise<StudyResult> {
  await page.goto('/#/evaluate');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download results' }).click();
  return JSON.parse(readFileSync(await (await download).path(), 'utf8')) as StudyResult;
}

/** Waits until the study of this page is kept as a text says. */
async function keptHere(page: Page, text: string | RegExp): Promise<void> {
  await page.goto('/#/studies');
  const study = page.locator('[data-study]').filter({ hasText: 'open here' });
  await expect(study.getByText(text)).toBeVisible();
}

/** Waits until the study of this page is kept with its model. */
const keptWithModel = (page: Page) => keptHere(page, /, AUC \d/);

test('a study is there again after its page, in one tab, and by its link', async ({
  page,
  context,
  site,
}) => {
  await joinSample(page);
  await trainQuickly(page);
  const before = await results(page);
  const points = await (await page.goto('/#/map'), drawnPoints(page, Date.now() + 60_000));
  await keptWithModel(page);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy a link' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  await test.step('a reload brings back verdict and map without training', async () => {
    await page.reload();
    await done(page, 'map');
    expect(page.workers().filter((worker) => worker.url().includes('trainer'))).toEqual([]);
    const after = await results(page);
    expect(after.metrics.auc).toBe(before.metrics.auc);
    expect(after.metrics.logLoss).toBeCloseTo(before.metrics.logLoss, 12);
    expect(after.baselines.map(({ name, auc }) => [name, auc])).toEqual(
      before.baselines.map(({ name, auc }) => [name, auc]),
    );
    expect(after.audit.opened).toBe(before.audit.opened);
    expect({ ...after.split, ...after.join }).toEqual({ ...before.split, ...before.join });
    await page.goto('/#/map');
    expect(await drawnPoints(page, Date.now() + 60_000)).toBe(points);
    await page.getByRole('button', { name: /^Log/ }).click();
    await expect(page.getByText('Trained', { exact: true })).toBeVisible();
  });

  await test.step('a second tab opens a copy, and leaves the study alone', async () => {
    const second = await context.newPage();
    await second.goto('/');
    await second.getByRole('button', { name: 'Go on' }).click();
    await expect(second.getByText('is open in another tab')).toBeVisible();
    await second.getByRole('button', { name: 'Open a copy' }).click();
    await done(second, 'map');
    await second.goto('/#/studies');
    await expect(second.getByRole('link', { name: 'Sample city, copy' })).toBeVisible();
    await expect(second.getByText('open in another tab')).toHaveCount(1);
    expect((await results(second)).metrics.auc).toBe(before.metrics.auc);
    await second.close();
  });

  await test.step('the link makes it again on a fresh profile, to the last digit', async () => {
    const other = await launch('auto');
    const fresh = await other.newPage({ baseURL: site.origin });
    await fresh.goto(link);
    await fresh.getByRole('button', { name: 'Make it again here' }).click();
    await expect(fresh.getByText(/files and figures agree/)).toBeVisible({ timeout: 120_000 });
    expect((await results(fresh)).metrics.auc).toBe(before.metrics.auc);
    await other.close();
  });
});

test('a study whose files are not kept asks for them, and knows them by their bytes', async ({
  page,
}) => {
  const text = incidents(900);
  await loadFiles(page, csv('incidents.csv', text));
  await done(page, 'join');
  await page.goto('/#/studies');
  const bar = page.getByTitle(/all studies on this machine/);
  await expect(bar).toHaveText('Chicago');
  await expect(page.locator('[data-study] strong')).toHaveText(['Chicago']);
  // The page may go at any moment: a choice that is not saved yet goes along.
  await page.getByRole('radio', { name: /^Never/ }).check();
  await page.reload();
  await expect(page.getByRole('heading', { name: /asks for its files/ })).toBeVisible();
  const choose = page.getByLabel('Choose files');
  await choose.setInputFiles(csv('incidents.csv', `${text}\n`));
  await expect(page.getByText('Other bytes came under this name')).toBeVisible();
  await choose.setInputFiles(csv('renamed.csv', text));
  await done(page, 'join');
});

test('a hostile link says what is wrong, and runs nothing', async ({ page }) => {
  await page.goto('/#/link/not-a-study');
  await expect(page.getByText('The study could not be read')).toBeVisible();
  expect(page.workers().filter((worker) => worker.url().includes('database'))).toEqual([]);
});

test('changes are taken back by Ctrl+Z, each by its name', async ({ page }) => {
  await joinSample(page);
  await page.goto('/#/train');
  const split = page.getByLabel('Split', { exact: true });
  await split.selectOption('time');
  await page.getByRole('radio', { name: /^Best/ }).check();
  await expect(page.getByRole('button', { name: 'Undo: preset Best' })).toBeVisible();
  await page.locator('h1').click();
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: 'Undo: split by time' }).click();
  await expect(split).toHaveValue('random');
  await page.locator('h1').click();
  await page.keyboard.press('Control+Shift+z');
  await expect(split).toHaveValue('time');
  await expect(page.getByRole('button', { name: 'Redo: preset Best' })).toBeVisible();
});

test('a full disk stops nothing: what is not kept is said, and the last good state stays', async ({
  page,
  context,
  baseURL,
}) => {
  const disk = await context.newCDPSession(page);
  const origin = baseURL!;
  const says = (text: RegExp) => page.getByRole('alert').filter({ hasText: text });
  await loadFiles(page, csv('incidents.csv', incidents(3000)));
  await done(page, 'join');
  await keptHere(page, '3,000 incidents');

  await disk.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await trainQuickly(page);
  await done(page, 'evaluate');
  await expect(
    says(/^The last changes could not be kept on this machine: .* is full/),
  ).toBeVisible();
  await expect(says(/what was kept before is still there. Make room/)).toBeVisible();
  await page.reload();
  await done(page, 'join');
  await expect(page.getByText('3,000 incidents').first()).toBeVisible();

  await disk.send('Storage.overrideQuotaForOrigin', { origin });
  await trainQuickly(page);
  await keptWithModel(page);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.reload();
  await done(page, 'evaluate');
});

test('files that find no room are asked for later, and the study is kept without them', async ({
  page,
  context,
  baseURL,
}) => {
  const disk = await context.newCDPSession(page);
  await page.goto('/#/load');
  await disk.send('Storage.overrideQuotaForOrigin', { origin: baseURL!, quotaSize: 2_000_000 });
  await loadFiles(page, csv('incidents.csv', incidents(20_000)));
  await done(page, 'join');
  await expect(
    page.getByRole('alert').filter({ hasText: 'The study’s files could not be kept with it' }),
  ).toBeVisible();
  await keptHere(page, '20,000 incidents');
  await page.reload();
  await expect(page.getByRole('heading', { name: /asks for its files/ })).toBeVisible();
});
