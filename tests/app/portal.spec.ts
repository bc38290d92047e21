import { CHICAGO } from '../../src/domain/cities/chicago.ts';
import { PORTAL_HOSTS } from '../../src/domain/portal/hosts.ts';
import { servePortal, type PortalServer } from '../support/portalServer.ts';
import { done, expect, test } from './app.ts';

let server: PortalServer;
test.beforeAll(async () => {
  server = await servePortal();
});
test.afterAll(() => server.close());

test('incidents, weather and areas come from the portals, and only once they are asked', async ({
  page,
  context,
  errors,
}) => {
  for (const { host } of PORTAL_HOSTS) {
    await context.route(`https://${host}/**`, async (route) => {
      const { pathname, search } = new URL(route.request().url());
      await route.fulfill({
        response: await route.fetch({ url: server.origin + pathname + search }),
      });
    });
  }
  await page.goto('/#/load');
  await page.getByRole('heading', { name: /portal/ }).waitFor();
  for (const { host } of PORTAL_HOSTS) await expect(page.getByText(host).first()).toBeVisible();
  expect(server.requests).toHaveLength(0);
  expect(errors).toEqual([]);

  await page.getByLabel('From', { exact: true }).fill('2015-01-01');
  await page.getByLabel('To', { exact: true }).fill('2015-03-31');
  await page.getByRole('button', { name: 'Estimate' }).click();
  await expect(page.getByText(/rows/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Fetch', exact: true }).click();
  await expect(page.locator('[data-table-role="incidents"]')).toBeVisible({ timeout: 60_000 });

  await page.getByRole('button', { name: 'Fetch weather' }).click();
  await expect(page.locator('[data-table-role="weather"]')).toBeVisible({ timeout: 30_000 });
  const areas = CHICAGO.portal.find(({ role }) => role === 'areas')?.name ?? '';
  await page.getByRole('button', { name: `Fetch ${areas}` }).click();
  await expect(page.locator('[data-table-role="areas"]')).toBeVisible({ timeout: 30_000 });
  await done(page, 'join');
  await expect(page.locator('[role="alert"]:visible')).toHaveCount(0);
  // Asked for, these requests are right; any other stays an error.
  const allowed = PORTAL_HOSTS.map(({ host }) => `Request to another origin: https://${host}/`);
  const others = errors.filter((line) => !allowed.some((start) => line.startsWith(start)));
  errors.splice(0, errors.length, ...others);
});
