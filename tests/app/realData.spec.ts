import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StudyResult } from '../../src/domain/report.ts';
import { DATA, HAS_DATA } from '../support/realData.ts';
import { drawnPoints } from '../driver/walk.ts';
import { done, expect, loadFiles, test, trainButton } from './app.ts';

test.skip(!HAS_DATA, `needs the public records at ${DATA}`);

test("Chicago's 10k incidents, weather and census: none lost, AUC of at least .90", async ({
  page,
}) => {
  await loadFiles(page, [
    join(DATA, 'chicago/chicagoCrimes10k.csv'),
    join(DATA, 'chicago/chicagoAllWeather.csv'),
    join(DATA, 'chicago/chicagoCensus.csv'),
    join(DATA, 'geo/chicago_community_areas.simplified.geojson'),
  ]);
  await done(page, 'join');
  await trainButton(page).click();
  await done(page, 'evaluate', 240_000);
  await expect(page).toHaveURL(/#\/evaluate/);

  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download results' }).click();
  const path = join(tmpdir(), `streetlight-${String(process.pid)}.json`);
  await (await coming).saveAs(path);
  const result = JSON.parse(readFileSync(path, 'utf8')) as StudyResult;

  const incidents = result.tables.find(({ role }) => role === 'incidents');
  expect(incidents).toMatchObject({ records: 9999, loaded: 9999, rejected: 0 });
  expect(result.join).toMatchObject({ incidents: 9999, rows: 9999 });
  expect(result.join.weather).toEqual({ matched: 9999, unmatched: 0, fannedOut: 0 });
  expect(result.join.areas).toMatchObject({ fannedOut: 0 });
  expect(result.split.train + result.split.validation + result.split.holdout).toBe(9999);
  expect(result.metrics.auc).toBeGreaterThanOrEqual(0.9);
  expect(result.metrics.aucLow).toBeLessThan(result.metrics.auc);
  expect(result.metrics.aucHigh).toBeGreaterThan(result.metrics.auc);
  expect(result.errors).toEqual([]);

  await page.locator('[data-stage="map"]').first().click();
  expect(await drawnPoints(page, Date.now() + 60_000)).toBeGreaterThan(1500);
});
