import { beforeAll, describe, expect, it } from 'vitest';
import { BACK_OFF_STRENGTH, backOffSql } from '../../../src/domain/recipe/lookup.ts';
import { openNodeDuckDb } from '../../support/nodeDuckDb.ts';

interface Row {
  readonly side: 'train' | 'validation' | 'holdout';
  readonly outcome: 0 | 1;
  readonly offence: string | null;
  readonly code: string | null;
  readonly place: string | null;
}

const row = (
  side: Row['side'],
  outcome: 0 | 1,
  ...[offence, code, place]: readonly (string | null)[]
): Row => ({ side, outcome, offence: offence ?? null, code: code ?? null, place: place ?? null });

const times = (n: number, made: Row): readonly Row[] => Array.from({ length: n }, () => made);

const TRAIN = [
  ...times(30, row('train', 1, 'THEFT', '0860', 'STORE')),
  ...times(10, row('train', 0, 'THEFT', '0860', 'STREET')),
  ...times(40, row('train', 0, 'THEFT', '0820', 'STREET')),
  ...times(20, row('train', 1, 'NARCOTICS', '1811', 'STREET')),
];
const ASKED = [
  row('holdout', 0, 'THEFT', '0860', 'STORE'),
  row('holdout', 1, 'THEFT', '0860', 'PARK'),
  row('validation', 1, 'THEFT', '0890', 'STORE'),
  row('holdout', 1, 'ARSON', '1010', 'STORE'),
  row('holdout', 1, 'THEFT', '0860', null),
  row('holdout', 1, null, '0860', 'STORE'),
];

const database = await openNodeDuckDb();

/** The joined view, the split and the table of scores, as a study has them. */
beforeAll(async () => {
  const text = (value: string | null) => (value === null ? 'null' : `'${value}'`);
  const values = [...TRAIN, ...ASKED].map(
    ({ side, outcome, offence, code, place }, i) =>
      `(${i}, '${side}', ${outcome}, ${text(offence)}, ${text(code)}, ${text(place)})`,
  );
  await database.query(
    `create table everything as from (values ${values.join(',')}) t(_row, side, _outcome, "Primary Type", "IUCR", "the ""place""")`,
  );
  await database.query('create view joined as select * exclude (side) from everything');
  await database.query('create table split as select _row, side from everything');
});

/** Scores of all rows, by the SQL. */
async function scores(columns: readonly string[]): Promise<readonly number[]> {
  await database.query(
    'create or replace table scores (model varchar, _row integer, score double)',
  );
  await database.query(backOffSql(columns, "the officer's guess"));
  const found = await database.query(
    `select cast(score as double) as score from scores where model = 'the officer''s guess' order by _row`,
  );
  return found.toArray().map(({ score }: { score: number }) => score);
}

describe('the lookup table with back-off', () => {
  const a = BACK_OFF_STRENGTH;
  const prior = 50 / 100;
  const theft = (30 + a * prior) / (80 + a);
  const retail = (30 + a * theft) / (40 + a);
  const retailInStore = (30 + a * retail) / (30 + a);

  it('draws every key towards the one before, and falls back to it', async () => {
    const all = await scores(['Primary Type', 'IUCR', 'the "place"']);
    expect(all).toHaveLength(TRAIN.length + ASKED.length);
    const asked = all.slice(TRAIN.length);
    [retailInStore, retail, theft, prior, retail, prior].forEach((expected, i) => {
      expect(asked[i]).toBeCloseTo(expected, 12);
    });
    expect(all[0]).toBeCloseTo(retailInStore, 12);
  });

  it('is a smoothed rate where it has one column', async () => {
    const asked = (await scores(['IUCR'])).slice(TRAIN.length);
    expect(asked[0]).toBeCloseTo((30 + a * prior) / (40 + a), 12);
    expect(asked[3]).toBeCloseTo(prior, 12);
  });
});
