import { expect, it } from 'vitest';
import { chooseFeatures } from '../../../src/domain/features/choose.ts';
import { DEFAULT_SPLIT } from '../../../src/domain/recipe/recipe.ts';
import { joinOf, load, openEngine, quiet, textFile } from '../../support/study.ts';

it('measures a model beside another, without arrest-defined offences, and by group', async () => {
  const lines = Array.from({ length: 1200 }, (_, i) => {
    const day = new Date(Date.UTC(2015, 0, 1 + Math.floor(i / 6)));
    const date = `${String(day.getUTCMonth() + 1)}/${String(day.getUTCDate())}/2015`;
    const code = i % 4 === 0 ? 'hot' : i % 4 === 1 ? '' : 'cold';
    const arrested = code === 'hot' || i % 7 === 0;
    return `${date} 01:00:00 AM,${code},T,${String(arrested)},${String(i % 3)}`;
  });
  const engine = await openEngine();
  const text = `Date,IUCR,Primary Type,Arrest,District\n${lines.join('\n')}\n`;
  const table = await load(engine, textFile('i.csv', text));
  const { plan } = await engine.join(joinOf([table]), quiet);
  const choice = chooseFeatures(plan.columns);
  const { dataset } = await engine.makeDataset(DEFAULT_SPLIT, choice, quiet);
  await engine.scoreLookup('lookup', ['IUCR']);
  const { rowIds } = dataset.holdout;
  await engine.storeScores('flat', rowIds.slice(), new Float32Array(rowIds.length).fill(0.5));
  const found = await engine.cardFigures(
    {
      models: [
        { id: 'lookup', name: 'lookup' },
        { id: 'flat', name: 'flat' },
      ],
      offence: 'IUCR',
      groups: [{ by: 'offence', column: 'IUCR' }],
      threshold: 0.5,
    },
    quiet,
  );
  expect(found.rows).toBe(dataset.holdout.rows);
  expect(found.all.auc).toBeGreaterThan(0.8);
  expect(found.models[1]?.auc.auc).toBe(0.5);
  expect(found.comparisons[0]).toMatchObject({ other: 'flat' });
  expect(found.comparisons[0]?.difference.difference).toBeCloseTo(found.all.auc - 0.5, 10);
  expect(found.models[0].byWeek?.replicates).toBe(500);
  expect(found.arrestDefined).toMatchObject({ codes: 1 });
  expect(found.arrestDefined?.holding.shareOfRows).toBeCloseTo(0.25, 1);
  expect(found.withoutArrestDefined?.auc).toBeLessThan(0.65);
  const names = found.groups[0]?.groups.map(({ name }) => name).sort();
  expect(names).toEqual(['(missing)', 'cold', 'hot']);
});

it('hashes a file as it was given', async () => {
  const engine = await openEngine();
  expect(await engine.hashFile(textFile('a.csv', 'abc'), quiet)).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});
