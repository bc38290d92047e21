import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { describeSite } from '../../scripts/offline.ts';
import { readVersion, type SiteVersion } from '../../src/domain/offline/version.ts';
import { watchErrors } from '../driver/pageErrors.ts';
import { root } from '../driver/root.ts';
import { BASELINE_LABELS } from '../driver/options.ts';
import { openStage, STAGES } from '../driver/stages.ts';
import { drawnPoints } from '../driver/walk.ts';
import { DATA, HAS_DATA } from '../support/realData.ts';
import { staticHost, type StaticHost } from '../support/staticHost.ts';
import { csv, done, expect, test, trainButton } from './app.ts';
import { incidents } from './incidents.ts';

const DIST = join(root, 'dist');
const versionIn = (folder: string): SiteVersion => {
  const version = readVersion(readFileSync(join(folder, 'files.json'), 'utf8'));
  if (!version) throw new Error(`${folder} is no build`);
  return version;
};

let host: StaticHost;
// The fixture has built the site by then.
test.beforeEach(async ({ site: _ }) => {
  host = await staticHost(DIST);
});
test.afterEach(() => host.stop());

/** A profile of its own, whose service worker may work. */
async function profile(
  context: BrowserContext,
): Promise<{ page: Page; errors: string[]; end: () => Promise<void> }> {
  const browser = context.browser();
  if (!browser) throw new Error('no browser');
  const own = await browser.newContext({ serviceWorkers: 'allow', acceptDownloads: true });
  const errors = await watchErrors(own, host.origin);
  return { page: await own.newPage(), errors, end: () => own.close() };
}

/** Waits until the Load page says that the app works without a network. */
async function kept(page: Page): Promise<void> {
  await openStage(page, 'load');
  await page.locator('[data-offline="ready"]').waitFor({ timeout: 120_000 });
}

const isolated = (page: Page) => page.evaluate(() => crossOriginIsolated);

/** Trains for one epoch, beside trees only where they grow fast. */
async function learnOneEpoch(page: Page, trees: boolean): Promise<void> {
  await openStage(page, 'train');
  await page.getByLabel(new RegExp(BASELINE_LABELS.boosted)).setChecked(trees);
  const epochs = page.getByLabel(/^\s*Epochs\b/).first();
  await epochs.fill('1');
  await epochs.blur();
  await trainButton(page).click();
  await done(page, 'evaluate', 240_000);
  await expect(page).toHaveURL(/#\/evaluate/);
  await expect(page.locator('[data-comparing="true"]')).toHaveCount(0, { timeout: 240_000 });
  await done(page, 'evaluate');
}

test('after one visit to a host without headers everything goes on without a network', async ({
  context,
}) => {
  const { page, errors, end } = await profile(context);
  await page.goto(host.site);
  await expect.poll(() => isolated(page).catch(() => false)).toBe(true);
  await kept(page);
  const files = new Set(host.requests);
  expect(versionIn(DIST).files.filter(({ path }) => !files.has(path))).toEqual([]);

  await host.stop();
  await page.context().setOffline(true);
  await page.reload();
  await kept(page);
  expect(await isolated(page)).toBe(true);
  await page.getByRole('button', { name: 'Try a sample' }).click();
  await done(page, 'join');
  for (const stage of STAGES.slice(0, 4)) await openStage(page, stage);
  await openStage(page, 'explore');
  await expect(page.locator('main figure').first()).toBeVisible();
  await learnOneEpoch(page, false);
  await openStage(page, 'map');
  expect(await drawnPoints(page, Date.now() + 60_000)).toBeGreaterThan(15_000);

  await openStage(page, 'load');
  const real = ['chicagoCrimes10k.csv', 'chicagoAllWeather.csv', 'chicagoCensus.csv'];
  await page
    .getByLabel('Choose files')
    .setInputFiles(
      HAS_DATA
        ? real.map((name) => join(DATA, 'chicago', name))
        : csv('incidents.csv', incidents(9999)),
    );
  await expect(page.getByText(/9,999 incidents/).first()).toBeVisible();
  await done(page, 'join');
  await learnOneEpoch(page, true);
  expect(errors, 'errors, and requests to other origins').toEqual([]);
  await end();
});

test('a page that somebody has begun with is not loaded anew to become isolated', async ({
  context,
}) => {
  const { page, errors, end } = await profile(context);
  const goOn = host.hold('offline.js');
  await page.goto(host.site);
  await page.getByLabel('Choose files').setInputFiles(csv('incidents.csv', incidents(300)));
  await done(page, 'join');
  goOn();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await kept(page);
  await done(page, 'join');
  expect(await isolated(page)).toBe(false);

  await page.reload();
  await page.waitForFunction(() => crossOriginIsolated);
  expect(errors).toEqual([]);
  await end();
});

test('a new version waits for the word, and for the end of a run, and comes whole', async ({
  context,
}) => {
  const next = mkdtempSync(join(tmpdir(), 'streetlight-next-'));
  changeBuild(next);
  const { page, errors, end } = await profile(context);
  await page.goto(host.site);
  await page.waitForFunction(() => crossOriginIsolated);
  await kept(page);
  const mark = () => page.evaluate(() => document.documentElement.dataset['next'] ?? 'old');

  host.serve(next);
  await page.reload();
  const update = page.getByRole('region', { name: 'New version' });
  await expect(update).toBeVisible();
  // Announced, even in a tab that is closed and opened again, but not taken.
  await page.goto('about:blank');
  await page.goto(host.site);
  await expect(update).toBeVisible();
  expect(await mark()).toBe('old');
  expect(await page.locator('meta[name="next"]').count()).toBe(0);

  await page.getByLabel('Choose files').setInputFiles(csv('incidents.csv', incidents(3000)));
  await done(page, 'join');
  await openStage(page, 'train');
  await page
    .getByLabel(/^\s*Epochs\b/)
    .first()
    .fill('500');
  await trainButton(page).click();
  const take = update.getByRole('button', { name: 'Take the new version' });
  await expect(take).toBeDisabled();
  await expect(update).toContainText('waits until the training has ended');
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(take).toBeEnabled();
  expect(await mark()).toBe('old');

  // Another window goes on with the version that it has.
  const other = await page.context().newPage();
  await other.goto(host.site);
  await expect(other.getByRole('button', { name: 'Try a sample' })).toBeVisible();
  const asked = host.requests.length;
  await take.click();
  await expect.poll(() => mark().catch(() => 'gone')).toBe('new');
  expect(await page.locator('meta[name="next"]').count()).toBe(1);
  await kept(page);
  await expect(update).toHaveCount(0);
  const fetched = host.requests.slice(asked).filter((path) => path.startsWith('assets/'));
  expect(fetched, 'only what differs is fetched').toEqual([entryOf(DIST)]);

  await openStage(other, 'map');
  expect(await other.evaluate(() => document.documentElement.dataset['next'] ?? 'old')).toBe('old');
  expect(errors).toEqual([]);
  await end();
  host.serve(DIST);
  rmSync(next, { recursive: true });
});

test('addresses that are none lead back to the page', async ({ context }) => {
  const { page, end } = await profile(context);
  await page.goto(`${host.site}some/where/map`);
  await expect(page).toHaveURL(`${host.site}#/load`);
  await expect(page.getByRole('button', { name: 'Try a sample' })).toBeVisible();
  await end();
});

test('without a service worker the app works, from a host without headers', async ({
  page,
  errors,
}) => {
  await page.goto(host.site);
  await page.getByLabel('Choose files').setInputFiles(csv('incidents.csv', incidents(900)));
  await done(page, 'join');
  expect(await isolated(page)).toBe(false);
  await learnOneEpoch(page, false);
  await expect(page.locator('[data-offline]')).toHaveCount(0);
  // The fixture's own site has another port.
  const others = errors.filter((line) => !line.includes(host.site));
  errors.splice(0, errors.length, ...others);
});

/** A build that differs in the page and in a script, whose name is the same as before. */
function changeBuild(folder: string): void {
  cpSync(DIST, folder, { recursive: true });
  const page = join(folder, 'index.html');
  const html = readFileSync(page, 'utf8');
  writeFileSync(page, html.replace('<title>', '<meta name="next" content="yes" /><title>'));
  appendFileSync(join(folder, entryOf(DIST)), '\ndocument.documentElement.dataset.next = "new";\n');
  describeSite(folder, versionIn(DIST).headers);
}

/** The page's own script. */
function entryOf(folder: string): string {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  return /src="\.\/(assets\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
}
