import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { openStage, STAGES } from '../driver/stages.ts';
import { done, expect, joinSample, test, trainButton } from './app.ts';

const THEMES = ['light', 'dark'] as const;
const PHONE = { width: 390, height: 844 };

/** What axe holds against the page, in one line each. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, help, nodes }) => `${id}: ${help} (${nodes[0]?.html ?? ''})`);
}

const sidewaysBy = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('the stages before any data pass axe in light and dark', async ({ page }) => {
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme });
    for (const stage of STAGES) {
      await page.goto(`/#/${stage}`);
      await expect(page.locator('main')).toBeVisible();
      expect.soft(await violations(page), `${stage}, ${colorScheme}`).toEqual([]);
    }
  }
});

test('every stage of a finished study passes axe, and fits a phone', async ({ page }) => {
  await joinSample(page);
  await trainButton(page).click();
  await done(page, 'evaluate', 240_000);
  await expect(page).toHaveURL(/#\/evaluate/);
  for (const stage of STAGES) {
    await openStage(page, stage);
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme });
      // Colours fade from one theme into the other; axe would measure the middle of it.
      await page.waitForTimeout(400);
      expect.soft(await violations(page), `${stage}, ${colorScheme}`).toEqual([]);
    }
  }
  await page.goto('/#/studies');
  await expect(page.locator('[data-study]')).toBeVisible();
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(400);
    expect.soft(await violations(page), `studies, ${colorScheme}`).toEqual([]);
  }
  await page.setViewportSize(PHONE);
  expect.soft(await sidewaysBy(page), 'studies scroll sideways by').toBeLessThanOrEqual(0);
  for (const stage of STAGES) {
    await openStage(page, stage);
    await page.waitForTimeout(300);
    expect.soft(await sidewaysBy(page), `${stage} scrolls sideways by`).toBeLessThanOrEqual(0);
  }
});
