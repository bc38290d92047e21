import type { BrowserContext, Page } from '@playwright/test';
import { CITIES } from '../../src/domain/cities/cities.ts';
import { PORTAL_HOSTS } from '../../src/domain/portal/hosts.ts';
import { FIRST_SERVED, SERVED_ROWS } from '../support/portalCities.ts';
import { servePortal, type PortalServer } from '../support/portalServer.ts';
import { done, expect, test, trainButton } from './app.ts';

let server: PortalServer;
test.beforeAll(async () => {
  server = await servePortal();
});
test.afterAll(() => server.close());
test.beforeEach(async ({ context }) => {
  server.reset();
  await toServer(context);
});
test.afterEach(({ errors }) => {
  // Asked for, these requests are right; any other stays an error.
  const others = errors.filter((line) => !PORTAL_HOSTS.some(({ host }) => line.includes(host)));
  errors.splice(0, errors.length, ...others);
});

/** What is meant for a portal goes to the server on this machine; a cut connection stays cut. */
async function toServer(context: BrowserContext) {
  for (const { host } of PORTAL_HOSTS) {
    await context.route(`https://${host}/**`, async (route) => {
      const { pathname, search } = new URL(route.request().url());
      try {
        await route.fulfill({
          response: await route.fetch({ url: server.origin + pathname + search }),
        });
      } catch {
        await route.abort('connectionreset');
      }
    });
  }
}

const DATASETS = CITIES.flatMap((city) =>
  city.portal
    .filter(({ role, id }) => role === 'incidents' && id in FIRST_SERVED)
    .map((dataset) => ({ city, dataset })),
);

/** All days that are served, and the one before: Dallas keeps its days as text, and loses the first. */
async function choose(page: Page, host: string, id: string) {
  const served = Date.parse(FIRST_SERVED[id] ?? '');
  const [first, last] = [-1, 29].map((days) =>
    new Date(served + days * 86_400_000).toISOString().slice(0, 10),
  );
  await page.getByLabel('City and data set').selectOption(`${host}/${id}`);
  await page.getByLabel('From', { exact: true }).fill(first ?? '');
  await page.getByLabel('To', { exact: true }).fill(last ?? '');
}

for (const { city, dataset } of DATASETS) {
  const saysOutcome = !/look at only/.test(dataset.name);
  test(`${city.name}, ${dataset.name}: fetched, known, and joined`, async ({ page }) => {
    await page.goto('/#/load');
    await choose(page, dataset.host, dataset.id);
    await page.getByRole('button', { name: 'Fetch', exact: true }).click();
    const card = page.locator('[data-table-role="incidents"]');
    await expect(card).toBeVisible({ timeout: 60_000 });
    await expect(card).toContainText(city.name);
    await expect(card).toContainText(`${SERVED_ROWS.toLocaleString('en-US')} loaded + 0 rejected`);
    await done(page, 'join');
    await expect(trainButton(page)).toHaveCount(saysOutcome ? 1 : 0);
    await page.goto('/#/join');
    await expect(page.getByText('without a readable time')).toHaveCount(0);
    await expect(page.getByText('without an outcome')).toHaveCount(saysOutcome ? 0 : 1);
  });
}

test('a fetch that was stopped by a fault goes on by hand, after what is kept', async ({
  page,
}) => {
  await page.goto('/#/load');
  await page.getByLabel('From', { exact: true }).fill('2015-01-01');
  await page.getByLabel('To', { exact: true }).fill('2015-12-31');
  await page.getByLabel('App token (optional)').fill('a-token-of-mine');
  // Counted, a page, and then no more: a refusal is not asked again by itself.
  const refused = { kind: 'error', status: 403, body: '{"message":"Come back later"}' } as const;
  server.fail({ kind: 'slow', pieces: 1, everyMs: 1 }, refused);
  await page.getByRole('button', { name: 'Fetch', exact: true }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'Come back later' });
  await expect(alert).toBeVisible();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.locator('[data-table-role="incidents"]')).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText(/rows arrived\.$/)).toBeVisible();
  expect(server.requests.filter((url) => url.includes('count(*)'))).toHaveLength(1);
  for (const url of server.requests) expect(url).toContain('$$app_token=a-token-of-mine');
});

test('an HTML page in the place of rows is a fault in words', async ({ page }) => {
  await page.goto('/#/load');
  await choose(page, 'data.sfgov.org', 'tmnf-yvry');
  server.fail({ kind: 'slow', pieces: 1, everyMs: 1 }, { kind: 'html', status: 200 });
  await page.getByRole('button', { name: 'Fetch', exact: true }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'data.sfgov.org' });
  await expect(alert).toBeVisible({ timeout: 60_000 });
  await expect(alert).not.toContainText('<html');
});
