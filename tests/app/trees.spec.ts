import { test as base, expect } from '@playwright/test';
import { serveTrees, type TreesSite } from '../bench/trees/site.ts';
import { launchOptions } from '../driver/browser.ts';

/** A page with nothing but the bridge of the trees, under the site's own headers. */
const test = base.extend<object, { site: TreesSite }>({
  site: [
    async ({}, use) => {
      const site = await serveTrees('app/trees');
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
  launchOptions: [async ({}, use) => use(launchOptions('auto')), { scope: 'worker' }],
});

const SPEC = { kind: 'boosted', mostRows: 1_000_000, seed: 1 } as const;

test('Trees grow in a module worker under our policy, and ask nobody else for anything', async ({
  page,
  site,
}) => {
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  const answer = await page.goto(site.url);
  const policy = answer?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");

  const grown = await page.evaluate((spec) => globalThis.treesBench.growPlanted(spec, 2_000), SPEC);
  expect(grown.auc).toBeGreaterThan(0.95);
  expect(grown.scored).toBe(4_000);
  expect(grown.said).toContain('Boosting: 2 trees of at most 300');
  expect(complaints).toEqual([]);
  expect(asked.some((url) => url.endsWith('.wasm'))).toBe(true);
  expect(asked.filter((url) => !url.startsWith(site.url))).toEqual([]);
});

test('A growing ends within a second of being cancelled, and another can begin', async ({
  page,
  site,
}) => {
  await page.goto(site.url);
  const forest = { ...SPEC, kind: 'forest' } as const;
  const cancelled = await page.evaluate(
    (spec) => globalThis.treesBench.cancelPlanted(spec, 100_000, 1_500),
    forest,
  );
  expect(cancelled.name).toBe('AbortError');
  expect(cancelled.ms).toBeLessThan(1_000);
  const grown = await page.evaluate((spec) => globalThis.treesBench.growPlanted(spec, 500), SPEC);
  expect(grown.trees).toBeGreaterThan(0);
});
