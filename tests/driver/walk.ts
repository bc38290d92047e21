import { presetOf } from '../../src/domain/network/presets.ts';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { StudyResult } from '../../src/domain/report.ts';
import { BASELINE_LABELS, type StudyOptions, type StudySettings } from './options.ts';
import { longTasksIn, noteLongTasks, pageTime, type LongTasks } from './longTasks.ts';
import { faultsOn, openStage, phaseOf, reach, StudyFault } from './stages.ts';

/** Long enough to see the curve bend. */
const LIVE_SHOT_AFTER_MS = 3000;

/** What a walk brought home. */
export interface Walked {
  /** What "Download results" wrote. */
  readonly result: StudyResult;
  /** The page's long tasks from the button to the end of the training. */
  readonly whileTraining: LongTasks;
}

/** Goes through a whole study as a person does. */
export async function walk(page: Page, origin: string, options: StudyOptions): Promise<Walked> {
  const { log } = options;
  const deadline = Date.now() + options.timeoutMs;
  await noteLongTasks(page);
  await page.goto(`${origin}/#/load`);

  if (options.sample) await page.getByRole('button', { name: 'Try a sample' }).click();
  else await page.getByLabel('Choose files').setInputFiles([...options.files]);
  await reach(page, 'load', deadline, log);
  await openStage(page, 'load');
  await shoot(page, 'load', options);

  await reach(page, 'join', deadline, log);
  await openStage(page, 'join');
  await shoot(page, 'join', options);

  await openStage(page, 'explore');
  await page
    .locator('main figure')
    .first()
    .waitFor({ timeout: deadline - Date.now() });
  await shoot(page, 'explore', options);

  await openStage(page, 'train');
  await fill(page, options.settings);
  const clicked = await pageTime(page);
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await shootLive(page, options);
  // A picture of the whole page is a long task itself.
  const begun = options.out === null ? clicked : await pageTime(page);
  await reach(page, 'train', deadline, log);
  const whileTraining = await longTasksIn(page, begun, await pageTime(page));
  await reach(page, 'evaluate', deadline, log);
  // The page goes to Evaluate by itself; let it, before we look back.
  await page.waitForURL(/#\/evaluate/, { timeout: 30_000 });
  await openStage(page, 'train');
  await shoot(page, 'train', options);
  await openStage(page, 'evaluate');
  await compared(page, deadline, log);
  await shoot(page, 'evaluate', options);
  let result = await download(page, options);
  if (options.settings.split === 'both') {
    if (options.out !== null)
      copyFileSync(join(options.out, 'result.json'), join(options.out, 'result-random.json'));
    await page
      .getByRole('button', { name: /^Train (again )?with the hold-out split by time/ })
      .click();
    await reach(page, 'train', deadline, log);
    await reach(page, 'evaluate', deadline, log);
    await page.waitForURL(/#\/evaluate/, { timeout: 30_000 });
    await compared(page, deadline, log);
    await shoot(page, 'evaluate-time', options);
    result = await download(page, options);
  }

  await openStage(page, 'map');
  log(`map: ${String(await drawnPoints(page, deadline))} points`);
  await shoot(page, 'map', options);
  return { result, whileTraining };
}

/** Sets what was asked for on the Train page, by its labels. */
async function fill(page: Page, settings: StudySettings): Promise<void> {
  const control = (label: string) => page.getByLabel(new RegExp(`^\\s*${label}\\b`)).first();
  /** As a person does, who leaves a field before the next thing: only then does the page take it. */
  const type = async (label: string, value: number) => {
    await control(label).fill(String(value));
    await control(label).blur();
  };
  if (settings.preset !== undefined) {
    await page.getByRole('radio', { name: presetOf(settings.preset).name }).check();
  }
  if (settings.split !== undefined) {
    const first = settings.split === 'both' ? 'random' : settings.split;
    await control('Split').selectOption(first);
  }
  if (settings.features !== undefined) await control('Columns').selectOption(settings.features);
  if (settings.seed !== undefined) await type('Seed', settings.seed);
  if (settings.epochs !== undefined) await type('Epochs', settings.epochs);
  if (settings.backend !== undefined) await control('Backend').selectOption(settings.backend);
  for (const [baseline, label] of Object.entries(BASELINE_LABELS)) {
    if (settings.baselines === undefined) break;
    const isWanted = settings.baselines.some((one) => one === baseline);
    await control(label).setChecked(isWanted);
  }
}

/** Waits until whatever the network is compared with is trained. */
async function compared(page: Page, deadline: number, log: (line: string) => void): Promise<void> {
  while ((await page.locator('[data-comparing="true"]').count()) > 0) {
    const faults = await faultsOn(page);
    if (faults.length > 0) throw new StudyFault(faults.join('\n'));
    if (Date.now() > deadline) {
      throw new StudyFault('What to compare with was still training when the time was up.');
    }
    // Trees take minutes, and the machine for themselves: looking costs, too.
    await page.waitForTimeout(1000);
  }
  await reach(page, 'evaluate', deadline, log);
}

async function download(page: Page, { out }: StudyOptions): Promise<StudyResult> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download results' }).click();
  const file = await coming;
  const path = out === null ? await file.path() : join(out, 'result.json');
  if (out !== null) await file.saveAs(path);
  return JSON.parse(readFileSync(path, 'utf8')) as StudyResult;
}

/** Waits until the map has drawn, and says how many points. */
export async function drawnPoints(page: Page, deadline: number): Promise<number> {
  const map = page.locator('[data-drawn]').first();
  for (;;) {
    const drawn = Number((await map.getAttribute('data-drawn')) ?? 0);
    if (drawn > 0) return drawn;
    if (Date.now() > deadline)
      throw new StudyFault('The map drew no point before the time was up.');
    await page.waitForTimeout(100);
  }
}

/** A picture of the network while it learns; a small study may be over before. */
async function shootLive(page: Page, options: StudyOptions): Promise<void> {
  if (options.out === null) return;
  const learning = () => page.locator('main figure').first().isVisible();
  while (!(await learning()) && (await phaseOf(page, 'train')) === 'running') {
    await page.waitForTimeout(100);
  }
  await page.waitForTimeout(LIVE_SHOT_AFTER_MS);
  if ((await phaseOf(page, 'train')) === 'running') await shoot(page, 'train-live', options);
}

async function shoot(page: Page, name: string, { out }: StudyOptions): Promise<void> {
  if (out === null) return;
  await page.screenshot({ path: join(out, `${name}.png`), fullPage: true });
}
