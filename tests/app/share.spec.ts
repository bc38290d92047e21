import { AxeBuilder } from '@axe-core/playwright';
import { BlobReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import type { Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openStage } from '../driver/stages.ts';
import { csv, done, expect, loadFiles, test, trainButton } from './app.ts';
import { incidents } from './incidents.ts';

const HOSTILE = {
  header: '</pre><script>document.title="run"</script>',
  cell: '=cmd|"<img src=x onerror=alert(1)>',
};

const dataFile = () => csv('</title><b>hostile</b>.csv', incidents(2000, HOSTILE));

/** Trains on a small file with hostile names and turns to Share. */
async function studied(page: Page, preset = 'Fast', embedding = ''): Promise<void> {
  await loadFiles(page, dataFile());
  await done(page, 'join');
  await openStage(page, 'train');
  await page.getByRole('radio', { name: new RegExp(`^${preset}`) }).check();
  if (embedding !== '') {
    await page.getByText('More of the network').click();
    await page.getByRole('spinbutton', { name: 'Embedding' }).fill(embedding);
  }
  await trainButton(page).click();
  await done(page, 'map');
  await page.waitForURL(/#\/evaluate/);
  await openStage(page, 'share');
}

/** Presses a button and keeps what it saves. */
async function saved(page: Page, button: string, path: string): Promise<string> {
  const download = page.waitForEvent('download', { timeout: 60_000 });
  await page.getByRole('button', { name: button, exact: true }).click();
  await (await download).saveAs(path);
  return path;
}

/** What a test's page has of the system's queue. */
type Launching = Window & {
  launch: (given: { files: readonly FileSystemFileHandle[] }) => void;
};

/** Hands a file over as the system does that opens it with the installed app. */
async function launchWith(page: Page, path: string): Promise<void> {
  const base64 = readFileSync(path).toString('base64');
  await page.evaluate(async (text) => {
    const bytes = await (await fetch(`data:application/octet-stream;base64,${text}`)).blob();
    const root = await navigator.storage.getDirectory();
    const handle = await root.getFileHandle('launched.streetlight', { create: true });
    const writable = await handle.createWritable();
    await writable.write(bytes);
    await writable.close();
    (window as unknown as Launching).launch({ files: [handle] });
  }, base64);
}

/** Drops a file on the page as a person does from a folder. */
async function dropOn(page: Page, path: string): Promise<void> {
  const bytes = readFileSync(path).toString('base64');
  const transfer = await page.evaluateHandle(async (base64) => {
    const data = await (await fetch(`data:application/octet-stream;base64,${base64}`)).blob();
    const carried = new DataTransfer();
    carried.items.add(new File([data], 'dropped.streetlight'));
    return carried;
  }, bytes);
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

test('a report is whole without script and network, and passes axe', async ({
  page,
  browser,
}, info) => {
  // Charts are drawn on paper, whatever the page's own theme.
  await page.emulateMedia({ colorScheme: 'dark' });
  await studied(page);
  const report = pathToFileURL(
    await saved(page, 'Write the report', info.outputPath('report.html')),
  ).href;

  const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
  const offline = await context.newPage();
  const asked: string[] = [];
  offline.on('request', (request) => asked.push(request.url()));
  await offline.goto(report);
  expect(asked).toEqual([report]);
  await expect(offline).toHaveTitle('Chicago: arrests in reported incidents');
  await expect(offline.locator('.claim')).toContainText('network');
  await expect(offline.locator('#results svg[role="img"]')).toHaveCount(5);
  // One month has no picture of months or seasons: weekdays, hours and offences are left.
  await expect(offline.locator('#incidents svg[role="img"]')).toHaveCount(3);
  await expect(offline.getByText('not computed')).toHaveCount(0);
  await expect(offline.locator('#files td').last()).toHaveText(/^[0-9a-f]{64}$/);
  await expect(offline.locator('#sql')).toContainText('create or replace table incidents');
  // Every picture has something in it that is seen, in paper's ink.
  for (const svg of await offline.locator('svg').all()) {
    expect((await svg.locator('path, rect, line, circle').all()).length).toBeGreaterThan(2);
    const inks = await svg.evaluate((one) => one.outerHTML.match(/(?:fill|stroke)="rgb[^"]*"/g));
    expect(inks).toContain('fill="rgb(91, 95, 105)"');
    expect(new Set(inks).size, 'colours of a picture').toBeGreaterThan(2);
  }
  await context.close();

  const scripted = await browser.newContext({ offline: true });
  const read = await scripted.newPage();
  await read.goto(report);
  const broken = await read.evaluate(() => {
    const xml = new XMLSerializer().serializeToString(document);
    const parsed = new DOMParser().parseFromString(xml, 'application/xhtml+xml');
    return parsed.querySelector('parsererror')?.textContent ?? null;
  });
  expect(broken).toBeNull();
  expect(await read.locator('script').count()).toBe(0);
  const { violations } = await new AxeBuilder({ page: read }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  await scripted.close();
});

/** A column of a file by its place, as numbers. */
const columnOf = (text: string, at: number) =>
  text
    .trimEnd()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => Number(line.split(',').at(at)));

const SAVED = [
  { preset: 'Fast', embedding: '8' },
  { preset: 'Best', embedding: '' },
];
for (const { preset, embedding } of SAVED) {
  const network = embedding === '' ? preset : `${preset} with an embedding`;
  test(`the saved network gives the tab’s scores in Node: ${network}`, async ({ page }, info) => {
    await studied(page, preset, embedding);
    const file = async (button: string, name: string) =>
      readFileSync(await saved(page, button, info.outputPath(name)), 'utf8');
    const rows = await file('Scored rows: CSV', 'rows.csv');
    const inputs = await file('Network: Inputs', 'inputs.csv');
    const zip = await saved(page, 'Network: Zip', info.outputPath('network.zip'));
    const folder = info.outputPath('network');
    mkdirSync(folder);
    const reader = new ZipReader(new BlobReader(new Blob([readFileSync(zip)])));
    for (const entry of await reader.getEntries()) {
      if (!entry.directory)
        writeFileSync(join(folder, entry.filename), await entry.getData(new Uint8ArrayWriter()));
    }
    const scoresOf = (name: string) =>
      columnOf(
        execFileSync(process.execPath, ['score.mjs', info.outputPath(name)], {
          ...{ cwd: folder, encoding: 'utf8', stdio: 'pipe' },
        }),
        1,
      );
    // The models' names may hold commas; their scores, at the end of a line, do not.
    const tab = columnOf(rows, -rows.split('\r\n')[0]!.split('predicted by').length + 1);
    const closely = (scores: readonly number[]) => {
      expect(scores.length).toBeGreaterThan(300);
      expect(scores).toHaveLength(tab.length);
      expect(Math.max(...scores.map((score, i) => Math.abs(score - tab[i]!)))).toBeLessThan(1e-5);
    };
    expect(columnOf(inputs, 0)).toEqual(columnOf(rows, 0));
    closely(scoresOf('inputs.csv'));
    // Columns that are made of the study stand in no file of incidents: the script names them.
    if (preset === 'Fast') closely(scoresOf('rows.csv'));
    else expect(() => scoresOf('rows.csv')).toThrow(/no column Minute, .*Score page/);
  });
}

test('a study’s file shows what it has to whoever has not its data, and another site’s is refused', async ({
  page,
  browser,
  baseURL,
}, info) => {
  await studied(page);
  const file = await saved(page, 'Save the study', info.outputPath('study.streetlight'));
  const context = await browser.newContext({ ...(baseURL !== undefined && { baseURL }) });
  const other = await context.newPage();
  await other.goto('/?study=https%3A%2F%2Felsewhere.example%2Fx.streetlight');
  await expect(other.getByRole('alert')).toContainText('A study of another site is not opened');
  const shown = other.getByRole('region', { name: 'Chicago: arrests' });
  const arrives = async () => {
    await expect(shown.getByText(/Its data are not in the file/)).toBeVisible();
    await expect(other).toHaveURL(/#\/share$/);
  };
  // One that lies beside the site, one that is dropped anywhere, and one that is chosen.
  await other.route('**/beside.streetlight', (route) => route.fulfill({ path: file }));
  await other.goto('/?study=beside.streetlight');
  await arrives();
  await other.goto('/');
  await dropOn(other, file);
  await arrives();
  // The system's queue of an installed app: the page takes from it what it is given at any time.
  await other.addInitScript(() => {
    const queue = {
      setConsumer: (take: Launching['launch']) => ((window as unknown as Launching).launch = take),
    };
    Object.defineProperty(window, 'launchQueue', { value: queue });
  });
  await other.goto('/#/load');
  await other.reload();
  await launchWith(other, file);
  await arrives();
  await expect(other.getByText('launched.streetlight').first()).toBeVisible();
  await other.goto('/#/share');
  await other.getByRole('button', { name: 'Put it away' }).click();
  await other.getByLabel('Open a study').setInputFiles(file);
  await arrives();
  await expect(shown.getByText(/AUC on the hold-out/)).toBeVisible();
  await shown.getByText('Figures', { exact: true }).click();
  const image = shown.locator('img').first();
  await expect
    .poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth))
    .toBeGreaterThan(100);
  const { violations } = await new AxeBuilder({ page: other }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  // Whoever has the data goes on where it was: nothing is trained again.
  await other.getByRole('button', { name: 'Go on with it' }).click();
  await expect(other.getByText('asks for its files')).toBeVisible();
  await other.getByLabel('Choose files').first().setInputFiles(dataFile());
  await done(other, 'evaluate');
  const area = async (of: Page) => of.locator('[data-stage="evaluate"] .line').textContent();
  expect(await area(other)).toBe(await area(page));
  await context.close();
});
