import { it, vi } from 'vitest';
vi.mock(
  '../../src/engine/trainer/rungs/wasmFiles.ts',
  () => import('./trainer/wasmFilesInNode.ts'),
);
import { createTrainer } from '../../src/engine/trainer/trainer.ts';
import { chooseFeatures } from '../../src/domain/features/choose.ts';
import { EXAMPLE_2015 } from '../../src/domain/network/spec.ts';
import { realFile } from '../support/realData.ts';
import { joinOf, openEngine, quiet } from '../support/study.ts';
import { delongInterval } from '../../src/domain/metrics/delong.ts';
import { appendFileSync } from 'node:fs';
it('h', async () => {
  const files =
    process.env.DS === '10k'
      ? ['chicagoCrimes10k.csv', 'chicagoAllWeather.csv', 'chicagoCensus.csv']
      : ['Crimes_-_2015.csv.gz', 'ChicagoWeather.csv', 'chicagoCensus.csv'];
  const engine = await openEngine();
  const tables = [];
  for (const f of files) tables.push(await engine.loadTable(await realFile('chicago/' + f), quiet));
  const { plan } = await engine.join(joinOf(tables), quiet);
  const choice = chooseFeatures(plan.columns);
  for (const seed of (process.env.SEEDS ?? '1').split(',').map(Number)) {
    const { dataset } = await engine.makeDataset(
      { kind: (process.env.SPLIT as 'time') ?? 'random', trainShare: 0.8, seed },
      choice,
      quiet,
    );
    for (const g of JSON.parse(process.env.GRID!)) {
      const aucs: string[] = [];
      const r = await createTrainer().train(
        { spec: { ...EXAMPLE_2015, seed, ...g }, backend: 'wasm', data: structuredClone(dataset) },
        (p) => {
          if (p.kind === 'epoch') aucs.push(p.record.holdoutAuc.toFixed(4));
        },
      );
      appendFileSync(
        '/tmp/hyper.log',
        [
          process.env.DS,
          seed,
          JSON.stringify(g),
          delongInterval(r.holdoutScores, dataset.holdout.outcomes).auc.toFixed(4),
          Math.round(r.samplesPerSecond),
          aucs.slice(-6).join(' '),
        ].join(' ') + '\n',
      );
    }
  }
}, 3_600_000);
