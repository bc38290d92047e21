import { DuckDBInstance } from '@duckdb/node-api';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseFeatures } from '../../src/domain/features/choose.ts';
import { DEFAULT_SPLIT } from '../../src/domain/recipe/recipe.ts';
import { literal } from '../../src/domain/recipe/sql.ts';
import type { RowsRequest } from '../../src/domain/share/rows.ts';
import { HAS_DATA } from '../support/realData.ts';
import { joinOf, load, openEngine, quiet } from '../support/study.ts';
import { against, plain, type Bench, type Figure } from './bench.ts';
import { bigFile } from './bigFile.ts';

const ROWS = 1_000_000;
const FORMATS = ['csv', 'parquet'] as const;

/** How long a million scored rows take to be written, in the database that the tab runs, but in Node. */
export const share: Bench = {
  name: 'share',
  async run({ log }) {
    if (!HAS_DATA) return [plain('share.csv', null, 's', 'the real data are not there')];
    const engine = await openEngine();
    const data = new Blob([readFileSync(await bigFile(ROWS))]);
    const table = await load(engine, { name: 'incidents.csv', data, simulated: false });
    const { plan } = await engine.join(joinOf([table]), quiet);
    const choice = chooseFeatures(plan.columns);
    const { dataset } = await engine.makeDataset(DEFAULT_SPLIT, choice, quiet);
    log(`${String(dataset.train.rows)} rows to train on`);
    await engine.scoreLookup('lookup', ['IUCR']);
    const models = [{ id: 'lookup', name: 'lookup' }];
    const request: RowsRequest = { columns: plan.columns, models, side: 'all' };
    const folder = await mkdtemp(join(tmpdir(), 'streetlight-'));
    const figures: Figure[] = [];
    try {
      for (const format of FORMATS) {
        const start = performance.now();
        const file = await engine.exportRows(request, format, quiet);
        const seconds = (performance.now() - start) / 1000;
        const path = join(folder, `rows.${format}`);
        await writeFile(path, new Uint8Array(await file.arrayBuffer()));
        const peer = await copied(join(folder, 'rows.csv'), join(folder, `peer.${format}`), format);
        const size = `${(file.size / 1e6).toFixed(0)} MB, its ${(peer.bytes / 1e6).toFixed(0)} MB`;
        figures.push(
          against(
            `share.${format}`,
            seconds,
            { name: 'native DuckDB, COPY, one thread', value: peer.seconds, note: size },
            's',
          ),
        );
      }
    } finally {
      await rm(folder, { recursive: true });
    }
    return figures;
  },
};

/** The same rows written by DuckDB's own COPY from a table in memory. */
async function copied(rows: string, to: string, format: (typeof FORMATS)[number]) {
  const native = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  await native.run(`create table rows as select * from read_csv(${literal(rows)})`);
  const start = performance.now();
  await native.run(`copy rows to ${literal(to)} (format ${format})`);
  const seconds = (performance.now() - start) / 1000;
  return { seconds, bytes: (await stat(to)).size };
}
