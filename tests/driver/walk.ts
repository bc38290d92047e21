import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { StudyResult } from '../../src/domain/report.ts';
import { BASELINE_LABELS, type StudyOptions, type StudySettings } from './options.ts';
import { faultsOn, openStage, phaseOf, reach, StudyFault } from './stages.ts';

/** Long enough to see the curve bend. */
const LIVE_SHOT_AFTER_MS = 3000;

/** Goes through a whole study as a person does, and answers what "Download results" wrote. */
export async function walk(
  page: Page,
  origin: string,
  options: StudyOptions,
): Promise<StudyResult> {
  const { log } = options;
  const deadline = Date.now() + options.timeoutMs;
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
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await shootLive(page, options);
  await reach(page, 'train', deadline, log);
  await reach(page, 'evaluate', deadline, log);
  // The page goes to Evaluate by itself; let it, before we look back.
  await page.waitForURL(/#\/evaluate/, { timeout: 30_000 });
  await openStage(page, 'train');
  await shoot(page, 'train', options);
  await openStage(page, 'evaluate');
  await compared(page, deadline, log);
  await shoot(page, 'evaluate', options);
  const result = await download(page, options);

  await openStage(page, 'map');
  log(`map: ${String(await drawnPoints(page, deadline))} points`);
  await shoot(page, 'map', options);
  return result;
}

/** Sets what was asked for on the Train page, by its labels. */
async function fill(page: Page, settings: StudySettings): Promise<void> {
  const control = (label: string) => page.getByLabel(new RegExp(`^\\s*${label}\\b`)).first();
  if (settings.split !== undefined) await control('Split').selectOption(settings.split);
  if (settings.features !== undefined) await control('Columns').selectOption(settings.features);
  if (settings.seed !== undefined) await control('Seed').fill(String(settings.seed));
  if (settings.epochs !== undefined) await control('Epochs').fill(String(settings.epochs));
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
    await page.waitForTimeout(200);
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
