import { test as base, expect, type Page } from '@playwright/test';
import { launchOptions } from '../driver/browser.ts';
import { watchErrors } from '../driver/pageErrors.ts';
import { serve, type Site } from '../driver/serve.ts';
import { phaseOf, type Stage } from '../driver/stages.ts';

interface Fixtures {
  /** What must never happen on a page; each test ends with a look at it. */
  readonly errors: string[];
}

/** Playwright's test with our Chromium and our production build behind `page.goto('/')`. */
export const test = base.extend<Fixtures, { site: Site }>({
  site: [
    async ({}, use) => {
      const site = await serve();
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
  launchOptions: [async ({}, use) => use(launchOptions('auto')), { scope: 'worker' }],
  baseURL: async ({ site }, use) => use(site.origin),
  errors: [
    async ({ context, site }, use) => {
      const errors = await watchErrors(context, site.origin);
      await use(errors);
      expect(errors, 'errors on the page').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** A file as an input takes it. */
export const csv = (name: string, text: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
});

/** Drops files on the Load page. */
export async function loadFiles(
  page: Page,
  files: Parameters<ReturnType<Page['getByLabel']>['setInputFiles']>[0],
): Promise<void> {
  await page.goto('/#/load');
  await page.getByLabel('Choose files').setInputFiles(files);
}

/** Loads the simulated city and waits until it is joined. */
export async function joinSample(page: Page): Promise<void> {
  await page.goto('/#/load');
  await page.getByRole('button', { name: 'Try a sample' }).click();
  await done(page, 'join');
}

/** Waits until a stage is done. */
export async function done(page: Page, stage: Stage, timeout = 120_000): Promise<void> {
  await expect
    .poll(() => phaseOf(page, stage), { timeout, message: `${stage} is done` })
    .toBe('done');
}

/** The button that starts a training, in the top bar. */
export const trainButton = (page: Page) => page.getByRole('button', { name: 'Train', exact: true });
