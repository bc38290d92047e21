import type { Page } from '@playwright/test';

/** Times that the page could not answer: tasks of more than 50 ms on its thread, as browsers count them. */
export interface LongTasks {
  readonly count: number;
  readonly longestMs: number;
}

interface Noted {
  readonly start: number;
  readonly ms: number;
}

/** Notes the page's long tasks from its beginning on. */
export async function noteLongTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const noted: Noted[] = [];
    Object.assign(globalThis, { longTasks: noted });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) {
        noted.push({ start: startTime, ms: duration });
      }
    }).observe({ type: 'longtask', buffered: true });
  });
}

/** The page's own time, in milliseconds from its beginning. */
export const pageTime = (page: Page): Promise<number> => page.evaluate(() => performance.now());

/** The long tasks that began in a span of the page's time. */
export async function longTasksIn(page: Page, from: number, to: number): Promise<LongTasks> {
  const all = await page.evaluate(
    () => (globalThis as unknown as { longTasks: readonly Noted[] }).longTasks,
  );
  const own = all.filter(({ start }) => start >= from && start < to).map(({ ms }) => ms);
  return { count: own.length, longestMs: Math.max(0, ...own) };
}
