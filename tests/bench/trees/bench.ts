import { DEFAULT_TREES } from '../../../src/domain/trees/spec.ts';
import { launch } from '../../driver/browser.ts';
import { HAS_DATA, NO_DATA } from '../../support/realData.ts';
import { against, plain, type Bench, type Figure } from '../bench.ts';
import { FILES, writeSides } from './data.ts';
import type { GrownInPage } from './shape.ts';
import { serveTrees } from './site.ts';
import { growXgboost, type XgboostAnswer } from './xgboost.ts';

/** The trees in a browser's worker against XGBoost on one thread, on the same rows and columns. */
export const trees: Bench = {
  name: 'trees',
  async run({ log }) {
    if (!HAS_DATA) return [plain('trees.boosted.auc', null, 'AUC', NO_DATA.trim())];
    const site = await serveTrees('bench/trees');
    const browser = await launch('wasm');
    try {
      log('preparing rows');
      const shape = await writeSides(site.folder);
      const page = await browser.newPage();
      await page.goto(site.url);
      const grow = (kind: 'boosted' | 'forest') => {
        log(`growing (${kind})`);
        return page.evaluate(([spec, sizes]) => globalThis.treesBench.grow(spec, sizes), [
          DEFAULT_TREES[kind],
          shape,
        ] as const);
      };
      const boosted = await grow('boosted');
      log("growing XGBoost's");
      const peer = growXgboost(site.folder, shape);
      return [
        ...figures('trees.boosted', boosted, peer),
        ...figures('trees.forest', await grow('forest'), peer),
      ];
    } finally {
      await browser.close();
      await site.close();
    }
  },
};

function figures(name: string, grown: GrownInPage, xgboost: XgboostAnswer): readonly Figure[] {
  const { trainedRows, trees: count, seconds, auc, memory, scoreMs } = grown;
  const note = `${FILES[0] ?? ''}, grown from ${trainedRows} rows`;
  const peer = (value: 'seconds' | 'auc') => ({
    name: 'XGBoost hist, one thread, all rows',
    ...('missing' in xgboost
      ? { value: null, note: xgboost.missing }
      : { value: xgboost[value], note: `version ${xgboost.version}; ${note}` }),
  });
  return [
    against(`${name}.auc.perXgboost`, auc, peer('auc'), 'AUC'),
    against(`${name}.seconds.perXgboost`, seconds, peer('seconds'), 's'),
    plain(`${name}.trees`, count, 'trees', note),
    plain(`${name}.score.ms`, scoreMs, 'ms', `${grown.scored} rows`),
    plain(`${name}.memory`, memory, 'bytes', "the library's, at its largest"),
  ];
}
