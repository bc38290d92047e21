import { spreadOverSeeds, type SeedSpread } from '../domain/metrics/seeds.ts';
import { plural } from '../domain/words/format.ts';
import { audits } from './audits.ts';
import { repeat, trainOnce } from './repeats.ts';
import { study } from './state.ts';

/**
 * Trains the shown network from so many other seeds, on the same rows: what is left of the difference
 * is the luck of the start, of the order and of dropout.
 */
export function trainSeeds(more: number): Promise<void> {
  const first = audits.seeds.length + 1;
  return repeat('seeds', `Training from ${plural(more, 'other seed')}`, async (model, job) => {
    for (let i = 0; i < more; i++) {
      const seed = model.spec.seed + first + i;
      const { auc } = await trainOnce(
        {
          ...{ spec: { ...model.spec, seed }, features: model.features },
          ...{ split: model.split, table: 'split', lookup: null },
          what: `Seed ${String(i + 1)} of ${String(more)}`,
          share: (done) => (i + done) / more,
        },
        job,
      );
      if (!job.isOpen()) return;
      audits.seeds = [...audits.seeds, { seed, auc: auc.auc }];
    }
  });
}

/** How the shown network's AUC varies with the seed, its own included; null before another was tried. */
export function seedSpread(): SeedSpread | null {
  const own = study.evaluation?.network;
  if (!own || audits.seeds.length === 0) return null;
  return spreadOverSeeds([own.auc, ...audits.seeds.map(({ auc }) => auc)]);
}
