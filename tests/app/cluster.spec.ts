import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js';
import type { Page } from '@playwright/test';
import { sampleFiles } from '../../src/domain/sample/sampleFiles.ts';
import { csv, expect, joinSample, test } from './app.ts';

/** The files of a zip, by their path. */
async function unzipped(path: string): Promise<Map<string, string>> {
  const reader = new ZipReader(new BlobReader(new Blob([await readFile(path)])));
  const files = new Map<string, string>();
  for (const entry of await reader.getEntries())
    if (!entry.directory) files.set(entry.filename, await entry.getData(new TextWriter()));
  await reader.close();
  return files;
}

/** Scores of every record of the sample, divided by MD5 as anybody's would be. */
function scoresOf(seed: number): string {
  const [incidents] = sampleFiles();
  const records = (incidents?.parts.join('') ?? '').trimEnd().split(/\r?\n/);
  // Commas between quotes divide nothing.
  const cells = (record: string) => record.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const arrest = cells(records[0] ?? '').indexOf('Arrest');
  const lines = records.slice(1).map((record, i) => {
    const row = i + 1;
    const bits = createHash('md5')
      .update(`${String(seed)}:${String(row)}`)
      .digest();
    const held = bits.readUInt32BE(0) >= Math.round(0.8 * 2 ** 32);
    const side = bits.readUInt32BE(4) < Math.round(0.1 * 2 ** 32) ? 'validation' : 'train';
    const outcome = cells(record)[arrest]?.toLowerCase() === 'true' ? 1 : 0;
    const score = 0.2 + 0.4 * outcome + (bits.readUInt32BE(8) / 2 ** 32) * 0.3;
    return [row, score, held ? 'holdout' : side, outcome].join(',');
  });
  return ['_row,score,side,outcome', ...lines].join('\n');
}

/** The project that the page hands over. */
async function project(page: Page): Promise<Map<string, string>> {
  const coming = page.waitForEvent('download');
  await page.locator('#cluster').getByRole('button', { name: 'Download the project' }).click();
  return unzipped(await (await coming).path());
}

/** How many arrest rates a project makes of training rows. */
function ratesOf(files: Map<string, string>): number {
  const described = JSON.parse(files.get('streetlight/study.json') ?? '') as {
    features: { rates: unknown[] };
  };
  return described.features.rates.length;
}

const said = (page: Page) => page.locator('#cluster').getByRole('status');

test('a study goes to a cluster as a project, and its scores come back as a model', async ({
  page,
}) => {
  await joinSample(page);
  await page.goto('/#/share');
  const part = page.locator('#cluster');
  await part.getByLabel('Spark ML').check();
  const files = await project(page);
  expect([...files.keys()]).toEqual(
    expect.arrayContaining(
      ['README.md', 'requirements.txt', 'study.py', 'spark_ml.py', 'study.json'].map(
        (name) => `streetlight/${name}`,
      ),
    ),
  );
  expect(files.get('streetlight/study.py')).toContain('def prepare(');
  expect(files.get('streetlight/README.md')).toContain('spark_ml.py');
  expect(ratesOf(files)).toBe(0);

  await page.goto('/#/train');
  await page.getByRole('radio', { name: /^Best/ }).check();
  await page.goto('/#/share');
  const best = await project(page);
  expect(ratesOf(best)).toBeGreaterThan(5);
  expect(best.get('streetlight/README.md')).toContain('arrest rates of training rows');

  const drop = part.getByLabel('Choose files');
  const metrics = { name: 'From the cluster', description: 'Spark', seconds: 12 };
  const sidecar = {
    name: 'metrics.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(metrics)),
  };
  await drop.setInputFiles([csv('scores.csv', scoresOf(2)), sidecar]);
  await expect(part.getByRole('alert')).toContainText('on another side of the split');
  await drop.setInputFiles([sidecar]);
  await expect(part.getByRole('alert')).toContainText('there is no file of scores');
  await drop.setInputFiles([csv('scores.csv', scoresOf(1)), sidecar]);
  await expect(said(page)).toContainText('“From the cluster” is a model of the study: AUC 1.000');
  await expect(part.getByRole('alert')).toHaveCount(0);

  await said(page).getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'Evaluate', level: 1 })).toBeVisible();
  await expect(page.getByRole('row', { name: /From the cluster/ }).first()).toContainText('1.000');
});
