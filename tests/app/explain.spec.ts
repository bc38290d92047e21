import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Download, Page } from '@playwright/test';
import { done, expect, joinSample, test, trainButton } from './app.ts';

/** A network of one epoch, judged. */
async function trainOnce(page: Page): Promise<void> {
  await joinSample(page);
  await page.goto('/#/train');
  const epochs = page.getByLabel('Epochs');
  await epochs.fill('1');
  await epochs.blur();
  await trainButton(page).click();
  await done(page, 'evaluate', 240_000);
  await expect(page).toHaveURL(/#\/evaluate/);
}

const text = async (download: Download) => readFile(await download.path(), 'utf8');

test('the network says what it leans on, answers a made-up incident, and gets its card', async ({
  page,
}) => {
  test.setTimeout(600_000);
  await trainOnce(page);
  const ask = page.getByRole('button', { name: 'Ask the network', exact: true });
  await expect(ask).toBeVisible();
  await ask.click();

  await page.getByRole('button', { name: 'Measure importance' }).click();
  await expect(page.getByText(/matters? most/).first()).toBeVisible({ timeout: 120_000 });

  await page.getByLabel('Column', { exact: true }).selectOption('HourOfDay');
  const curve = page.getByRole('region', { name: 'How it answers when one column changes' });
  await expect(curve.getByText(/The network answers/)).toBeVisible({ timeout: 60_000 });

  await page.getByLabel('Downwards').selectOption('Primary Type');
  await page.getByLabel('Across').selectOption('Location Description');
  const pair = page.getByRole('region', { name: 'Two columns at once' });
  await expect(pair.getByText(/Highest for/)).toBeVisible({ timeout: 60_000 });

  const form = page.getByRole('region', { name: 'What if: a made-up incident' });
  const score = form.getByRole('status');
  await expect(score).toContainText('as for the report', { timeout: 60_000 });
  const before = await score.innerText();
  await form.getByRole('button', { name: 'NARCOTICS on the street' }).click();
  await expect(score).not.toHaveText(before);
  const narcotics = await score.innerText();
  await form.getByLabel('Primary Type').fill('no such offence');
  await form.getByLabel('Primary Type').blur();
  await expect(score).toContainText(/Unknown to the network:.* Primary Type/);
  await expect(score).not.toHaveText(narcotics);
  await form.getByRole('button', { name: 'What made this score' }).click();
  await expect(form.getByText('in log-odds')).toBeVisible({ timeout: 60_000 });

  await page.getByRole('button', { name: 'Write the model card' }).click();
  const card = page.getByRole('article', { name: /Arrests in reported incidents/ });
  await expect(card).toBeVisible({ timeout: 120_000 });
  await expect(card).not.toContainText('not computed', { timeout: 60_000 });
  const [markdown] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download Markdown' }).click(),
  ]);
  const written = await text(markdown);
  expect(written).toMatch(/^# Arrests in reported incidents: Sample city/);
  expect(written).toMatch(/\| [0-9a-f]{64} \|/);
  const [json] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download JSON' }).click(),
  ]);
  const { inputs } = JSON.parse(await text(json)) as { inputs: { models: unknown[] } };
  expect(inputs.models.length).toBeGreaterThan(1);

  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
});
