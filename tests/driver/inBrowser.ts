import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { launch } from './browser.ts';
import { watchMemory, type MemoryReport } from './memory.ts';
import { DEFAULTS } from './options.ts';
import { serve } from './serve.ts';

/** Does something on a page of the production build, in a headless Chromium of its own. */
export async function inBrowser<T>(
  work: (page: Page, origin: string) => Promise<T>,
): Promise<{ readonly value: T; readonly memory: MemoryReport }> {
  const mark = `--streetlight-study=${randomUUID()}`;
  const site = await serve();
  const browser = await launch('auto', mark);
  const memory = watchMemory(mark);
  try {
    const page = await browser.newPage({
      viewport: DEFAULTS.viewport,
      serviceWorkers: 'block',
    });
    const value = await work(page, site.origin);
    return { value, memory: memory.stop() };
  } finally {
    memory.stop();
    await browser.close();
    await site.close();
  }
}
