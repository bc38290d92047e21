import type { Locator, Page } from '@playwright/test';

/** The stages of the rail, in the order in which a study goes through them. */
export const STAGES = ['load', 'join', 'explore', 'train', 'evaluate', 'map', 'share'] as const;
export type Stage = (typeof STAGES)[number];

const LOOK_EVERY_MS = 250;

/** The path did not come to its end; the message is the page's own words where it had any. */
export class StudyFault extends Error {
  override readonly name = 'StudyFault';
}

/** A stage's link in the rail; its `data-phase` tells how far it is. */
export function railLink(page: Page, stage: Stage): Locator {
  return page.locator(`[data-stage="${stage}"]`).first();
}

/** A stage's phase: not-yet, ready, running, done, stale or failed. */
export async function phaseOf(page: Page, stage: Stage): Promise<string> {
  return (await railLink(page, stage).getAttribute('data-phase')) ?? 'absent';
}

/** Opens a stage as a person does. */
export async function openStage(page: Page, stage: Stage): Promise<void> {
  await railLink(page, stage).click();
  await page.waitForURL(new RegExp(`#/${stage}(?:$|[?/])`));
  // The address is there before its page, which may have to be fetched; the title comes with the page.
  await page.waitForFunction((name) => document.title.toLowerCase().startsWith(name), stage);
}

/** The faults that the page shows now, in its words. */
export async function faultsOn(page: Page): Promise<string[]> {
  const alerts = await page.locator('[role="alert"]:visible').all();
  const words = await Promise.all(alerts.map((alert) => alert.innerText()));
  return words.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
}

/** Waits until a stage is done; a fault, a failure or the deadline ends the study. */
export async function reach(
  page: Page,
  stage: Stage,
  deadline: number,
  log: (line: string) => void,
): Promise<void> {
  let last = '';
  for (;;) {
    const phase = await phaseOf(page, stage);
    if (phase !== last) log(`${stage}: ${phase}`);
    last = phase;
    const faults = await faultsOn(page);
    if (faults.length > 0) throw new StudyFault(faults.join('\n'));
    if (phase === 'done') return;
    if (phase === 'failed') throw new StudyFault(`The ${stage} stage failed without a word.`);
    if (Date.now() > deadline) {
      throw new StudyFault(`The ${stage} stage was still "${phase}" when the time was up.`);
    }
    await page.waitForTimeout(LOOK_EVERY_MS);
  }
}
