import type { Page } from '@playwright/test';
import { done, expect, test } from './app.ts';

/** Presses Tab until the focused element's accessible text begins with `name`. */
async function tabTo(page: Page, name: string): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    const text = await page.evaluate(() => {
      const focused = document.activeElement;
      return (focused?.getAttribute('aria-label') ?? focused?.textContent ?? '').trim();
    });
    seen.push(text.slice(0, 30));
    if (text.startsWith(name)) return;
  }
  throw new Error(`Tab never reached "${name}"; it went ${seen.join(' | ')}`);
}

test('the whole path works by keyboard alone', async ({ page }) => {
  await page.goto('/#/load');
  await expect(page.getByRole('button', { name: 'Try a sample' })).toBeVisible();
  await tabTo(page, 'Try a sample');
  await page.keyboard.press('Enter');
  await done(page, 'join');

  await tabTo(page, 'Train');
  while (!(await focusedIsButton(page))) await tabTo(page, 'Train');
  await page.keyboard.press('Enter');
  await done(page, 'evaluate', 240_000);

  await page.locator('[data-stage="map"]').first().focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/map/);
  await done(page, 'map');
});

/** The rail's stage is called Train too, but it is a link. */
const focusedIsButton = (page: Page) =>
  page.evaluate(() => document.activeElement instanceof HTMLButtonElement);
