import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Browser } from '@playwright/test';
import type { StudyResult } from '../../src/domain/report.ts';
import { launch } from './browser.ts';
import type { LongTasks } from './longTasks.ts';
import { watchMemory, type MemoryReport } from './memory.ts';
import type { StudyOptions } from './options.ts';
import { watchErrors } from './pageErrors.ts';
import { serve } from './serve.ts';
import { walk } from './walk.ts';

/** What came of a study, as DIR/result.json has it. */
export type StudyReport = Partial<StudyResult> & {
  readonly memory: MemoryReport;
  /** The page's long tasks while the network trained; null where the path broke off before. */
  readonly whileTraining: LongTasks | null;
  readonly errors: readonly string[];
};

export interface StudyRun {
  /** The page's own figures; null where the path broke off. */
  readonly result: StudyResult | null;
  readonly report: StudyReport;
  /** What broke the path, as the page words it; null when it came to its end. */
  readonly fault: string | null;
  /** Whether the whole path worked, without an error on the way. */
  readonly ok: boolean;
}

/** Runs one study in the production build, in a headless Chromium of its own. */
export async function runStudy(options: StudyOptions): Promise<StudyRun> {
  if (options.out !== null) {
    mkdirSync(options.out, { recursive: true });
    // A figure of an earlier run must not pass for one of this.
    rmSync(join(options.out, 'result.json'), { force: true });
  }
  const mark = `--streetlight-study=${randomUUID()}`;
  const site = await serve();
  try {
    const browser = await launch(options.settings.backend ?? 'auto', mark);
    const memory = watchMemory(mark);
    try {
      const { result, whileTraining, fault, errors } = await inside(browser, site.origin, options);
      const all = [...new Set([...(result?.errors ?? []), ...errors])];
      const report: StudyReport = {
        ...(result ?? {}),
        memory: memory.stop(),
        whileTraining,
        errors: fault === null ? all : [...all, fault],
      };
      if (options.out !== null) {
        writeFileSync(join(options.out, 'result.json'), `${JSON.stringify(report, null, 2)}\n`);
      }
      return { result, report, fault, ok: fault === null && errors.length === 0 };
    } finally {
      memory.stop();
      await browser.close();
    }
  } finally {
    await site.close();
  }
}

type Outcome = Pick<StudyRun, 'result' | 'fault'> & Pick<StudyReport, 'whileTraining' | 'errors'>;

async function inside(browser: Browser, origin: string, options: StudyOptions): Promise<Outcome> {
  const context = await browser.newContext({
    viewport: options.viewport,
    colorScheme: options.theme,
    // What moves is painted by the processor here, and takes it from the training.
    reducedMotion: 'reduce',
    acceptDownloads: true,
    // It would fetch the whole app beside what is measured.
    serviceWorkers: 'block',
  });
  const errors = await watchErrors(context, origin);
  const page = await context.newPage();
  try {
    return { ...(await walk(page, origin, options)), fault: null, errors };
  } catch (error) {
    // A page that crashed has no picture; what broke the path matters more.
    if (options.out !== null) {
      await page.screenshot({ path: join(options.out, 'fault.png') }).catch(() => undefined);
    }
    // A fault in the page's words, or Playwright's complaint about a control that is not there.
    const fault = stripVTControlCharacters(error instanceof Error ? error.message : String(error));
    return { result: null, whileTraining: null, fault, errors };
  }
}
