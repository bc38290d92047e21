import { afterAll, beforeAll, expect, it } from 'vitest';
import { identifier } from '../../../../src/domain/recipe/sql.ts';
import { loadTable } from '../../../../src/engine/database/load/loadTable.ts';
import { readTexts } from '../../../../src/engine/database/load/texts.ts';
import { Session } from '../../../../src/engine/database/session.ts';
import { openNodeDuckDb } from '../../../support/nodeDuckDb.ts';
import { pollutedFiles, type Polluted } from '../../../support/pollution.ts';

let session: Session;
beforeAll(async () => {
  session = new Session(await openNodeDuckDb(), () => undefined);
});
afterAll(() => session.database.close());

/** How many of the clean records arrived letter for letter. */
function arrived(rows: readonly (readonly (string | null)[])[], clean: Polluted['clean']): number {
  const left = new Map<string, number>();
  for (const row of rows) left.set(JSON.stringify(row), (left.get(JSON.stringify(row)) ?? 0) + 1);
  return clean.filter((row) => {
    const n = left.get(JSON.stringify(row)) ?? 0;
    left.set(JSON.stringify(row), n - 1);
    return n > 0;
  }).length;
}

async function load({ name, bytes }: Polluted) {
  const file = { name: `${name}.csv`, data: new Blob([Uint8Array.from(bytes)]), simulated: false };
  const { signal } = new AbortController();
  const { source, receipt } = await loadTable(session, 1, { file }, signal, () => undefined);
  const sql = `select * from ${identifier(source)} order by rowid`;
  return { receipt, ...(await readTexts(session, 'Looking', sql)) };
}

it('accounts for every record of 2,000 polluted files, and keeps the others intact', async () => {
  const unexplained: string[] = [];
  let files = 0;
  let cells = 0;
  let intact = 0;
  for (const polluted of pollutedFiles(1)) {
    files++;
    const { receipt, rows, names } = await load(polluted);
    const { records, loaded, rejected } = receipt;
    const more = records - polluted.records;
    const explained = loaded + rejected === records && more >= 0 && more <= polluted.broken;
    if (!explained || rows.length !== loaded) unexplained.push(polluted.name);
    if (names.length !== new Set(names).size) unexplained.push(polluted.name);
    cells += polluted.clean.length;
    intact += arrived(rows, polluted.clean);
  }
  expect(unexplained).toEqual([]);
  expect(files).toBeGreaterThanOrEqual(2000);
  expect(intact / cells).toBeGreaterThan(0.99);
}, 600_000);
