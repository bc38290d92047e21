import type { Page } from '@playwright/test';
import { done, expect, test } from './app.ts';

/** Presses a key until the focused control's text matches. */
async function press(page: Page, key: string, wanted: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press(key);
    const text = await page.evaluate(() => {
      const at = document.activeElement;
      const isControl =
        at instanceof HTMLElement && at.matches('button, a, input, select, summary');
      return isControl ? at.innerText.trim() : '';
    });
    seen.push(text.slice(0, 30));
    if (wanted.test(text)) return;
  }
  throw new Error(`${key} never reached ${String(wanted)}; it went ${seen.join(' | ')}`);
}

test('the whole path works by keyboard alone', async ({ page }) => {
  await page.goto('/#/load');
  await expect(page.getByRole('button', { name: 'Try a sample' })).toBeVisible();
  await press(page, 'Tab', /^Try a sample$/);
  await page.keyboard.press('Enter');
  await done(page, 'join');

  // Back to the top bar: what was loaded lies between here and the end of the page.
  await press(page, 'Shift+Tab', /^Train$/);
  await page.keyboard.press('Enter');
  await done(page, 'evaluate', 240_000);

  await press(page, 'Shift+Tab', /\bMap\b/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/map/);
  await done(page, 'map');
});
