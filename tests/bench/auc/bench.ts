import { delongInterval } from '../../../src/domain/metrics/delong.ts';
import { HAS_DATA, NO_DATA } from '../../support/realData.ts';
import { plain, type Bench, type BenchContext, type Figure } from '../bench.ts';
import { networkScores } from './network.ts';
import { lookupScores, openRecords, RECORDS, type Records } from './studies.ts';
import { xgboostScores } from './xgboost.ts';

const SPLITS = ['random', 'time'] as const;
const SETS = ['example', 'best'] as const;

/** Hold-out AUCs on real records: the network with either set of columns, boosted trees, the lookup. */
export const aucs: Bench = {
  name: 'train.auc',
  async run(context) {
    if (!HAS_DATA) return [plain('train.auc', null, 'AUC', `no real data${NO_DATA}`)];
    const figures: Figure[] = [];
    for (const records of RECORDS) figures.push(...(await onRecords(records, context)));
    return figures;
  },
};

async function onRecords(records: Records, { log }: BenchContext): Promise<readonly Figure[]> {
  const prepare = await openRecords(records);
  const figures: Figure[] = [];
  for (const split of SPLITS) {
    for (const set of SETS) {
      const name = (who: string) => `train.auc.${records.key}.${split}.${who}`;
      const { dataset, receipt } = await prepare(split, set);
      const { train, holdout } = dataset;
      const keep = (who: string, scores: ArrayLike<number>, note: string) => {
        const { auc, low, high } = delongInterval(scores, holdout.outcomes);
        const interval = `${low.toFixed(4)}–${high.toFixed(4)}`;
        figures.push(plain(name(who), auc, 'AUC', [interval, note].filter(Boolean).join('; ')));
        log(`${name(who)} ${auc.toFixed(4)}`);
      };
      if (set === 'best')
        keep('lookup', lookupScores(dataset, receipt.plan, records.lookup), records.lookup);
      const shape = `${String(train.rows)} training rows, ${String(train.fields)} codes and ${String(train.numbers)} numbers`;
      const network = await networkScores(dataset);
      keep(
        `network.${set}`,
        network.scores,
        `${shape}; ${network.seconds.toFixed(0)} s on one thread`,
      );
      const trees = xgboostScores(dataset, receipt.plan);
      if ('missing' in trees)
        figures.push(plain(name(`xgboost.${set}`), null, 'AUC', trees.missing));
      else keep(`xgboost.${set}`, trees.scores, `version ${trees.version}, the same columns`);
    }
  }
  return figures;
}
