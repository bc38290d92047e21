import { describe, expect, it } from 'vitest';
import { columnAuc, foldsOf } from '../../../src/domain/audit/columnAuc.ts';
import {
  arrestDefined,
  holdingOf,
  withoutDefined,
} from '../../../src/domain/audit/arrestDefined.ts';
import { leakOf, type TaggedColumn } from '../../../src/domain/audit/leaks.ts';
import { levelAuc, tallyLevels } from '../../../src/domain/audit/levels.ts';
import { auc } from '../../../src/domain/metrics/auc.ts';
import { createRandom } from '../../../src/domain/network/random.ts';
import { definedWords, leakReason } from '../../../src/domain/words/leak.ts';
import reference from './reference.json';

const random = createRandom(1, 0);
const ROWS = 20_000;
const outcomes = Uint8Array.from({ length: ROWS }, () => Number(random.uniform() < 0.3));
const noise = (levels: number) => Uint16Array.from(outcomes, () => random.below(levels));

describe('the AUC of one column', () => {
  it('is scikit-learn’s of out-of-fold rates, fold by fold', () => {
    const { codes, fold, strength, ...rest } = reference.column;
    const tallies = tallyLevels(codes, 30, rest.outcomes, fold, 5);
    expect(Math.abs(levelAuc(tallies, strength) - rest.auc)).toBeLessThan(1e-12);
  });

  it.each([1, 2, 50, 5000])('is one half for noise of %i levels, however many', (levels) => {
    const found = columnAuc({ name: 'noise', codes: noise(levels), levels }, outcomes);
    expect(Math.abs(found.auc - 0.5)).toBeLessThan(0.02);
  });

  it('is 1 for the outcome under another name', () => {
    const codes = outcomes.map((outcome) => 1 - outcome);
    expect(columnAuc({ name: 'resolution', codes, levels: 2 }, outcomes).auc).toBe(1);
  });

  it('finds numbers by their order, whichever way round', () => {
    const bell = () => random.uniform() + random.uniform() + random.uniform();
    const numbers = Float64Array.from(outcomes, (outcome) => bell() - outcome);
    const found = columnAuc({ name: 'delay', numbers }, outcomes);
    expect(found.by).toBe('order');
    expect(found.auc).toBe(1 - auc(numbers, outcomes));
  });

  it('finds numbers whose middle or whose blanks give the outcome away', () => {
    const middle = Float64Array.from(outcomes, (outcome) =>
      outcome ? 0.4 + 0.2 * random.uniform() : random.uniform(),
    );
    expect(columnAuc({ name: 'middle', numbers: middle }, outcomes)).toMatchObject({
      by: 'levels',
    });
    expect(columnAuc({ name: 'middle', numbers: middle }, outcomes).auc).toBeGreaterThan(0.85);
    const blank = Float64Array.from(outcomes, (outcome) => (outcome ? random.uniform() : NaN));
    expect(columnAuc({ name: 'cleared', numbers: blank }, outcomes).auc).toBe(1);
  });

  it('does not change with the folds but by chance', () => {
    const column = { name: 'noise', codes: noise(9), levels: 9 };
    const first = columnAuc(column, outcomes, foldsOf(ROWS, 1)).auc;
    expect(Math.abs(first - columnAuc(column, outcomes, foldsOf(ROWS, 2)).auc)).toBeLessThan(0.03);
  });
});

describe('the verdict on a column', () => {
  const column: TaggedColumn = { name: 'District', role: 'district', known: 'at report' };
  const alone = { name: 'x', auc: 0.6, by: 'levels', levels: 25, rows: 1000 } as const;
  const of = (tag: Partial<TaggedColumn>, figures: Partial<typeof alone> | { auc: number } = {}) =>
    leakOf({ ...column, ...tag }, { ...alone, ...figures });

  it.each(['ID', 'Case Number', 'IncidntNum', 'PdId', 'CAD Number', 'row_id', 'Unnamed: 0'])(
    'bans %s, which numbers records',
    (name) => expect(of({ name }).verdict).toBe('banned'),
  );

  it.each(['Updated On', ':updated_at', 'Clearance Date', 'Resolution', 'data_loaded_at'])(
    'bans %s, which is written later',
    (name) => expect(of({ name }).verdict).toBe('banned'),
  );

  it.each(['District', 'tract_id', 'Beat', 'Closest Station', 'IUCR', 'Video', 'Indexed Crime'])(
    'lets %s pass',
    (name) => expect(of({ name }).verdict).toBe('fair'),
  );

  it('goes by the tag before the AUC', () => {
    expect(of({ known: 'outcome' })).toEqual({ verdict: 'banned', reason: { kind: 'outcome' } });
    expect(of({ known: 'later' }).reason.kind).toBe('known later');
    expect(of({ role: 'id', name: 'Key' }).reason.kind).toBe('identifier');
  });

  it('goes by the number of levels, then by the AUC', () => {
    const unique = leakOf(column, { ...alone, levels: 900 });
    expect(unique.reason).toEqual({ kind: 'nearly unique', levels: 900, rows: 1000 });
    expect(of({}, { auc: 0.98 }).verdict).toBe('leak');
    expect(of({}, { auc: 0.917 }).verdict).toBe('suspect');
  });

  it('has a sentence for each reason', () => {
    const { reason } = of({}, { auc: 0.917 });
    expect(leakReason(reason)).toContain('an AUC of 0.917');
    expect(leakReason({ kind: 'nearly unique', levels: 900, rows: 1000 })).toContain('900 values');
    expect(leakReason({ kind: 'written later' })).toContain('after the report');
  });
});

describe('arrest-defined offences', () => {
  // Code 0: 12 of 12 arrests; 1: 9 of 10; 2: 8 of 10; 3: 3 of 3, too few; 4: none.
  const levels = [
    [12, 12],
    [9, 10],
    [8, 10],
    [3, 3],
    [0, 5],
  ] as const;
  const codes = levels.flatMap(([, rows], code) => Array<number>(rows).fill(code));
  const arrests = levels.flatMap(([n, rows]) => Array.from({ length: rows }, (_, i) => +(i < n)));
  const found = arrestDefined(codes, 5, arrests);

  it('have at least 90 % arrests among enough training rows', () => {
    expect(found).toEqual([
      { code: 0, rows: 12, arrests: 12 },
      { code: 1, rows: 10, arrests: 9 },
    ]);
    const fewer = arrestDefined(codes, 5, arrests, { share: 0.9, fewest: 3 });
    expect(fewer.map(({ code }) => code)).toEqual([0, 1, 3]);
  });

  it('hold a share of any rows and of their arrests', () => {
    const holding = holdingOf(found, codes, arrests);
    expect(holding).toEqual({
      ...{ rows: 22, arrests: 21 },
      shareOfRows: 22 / 40,
      shareOfArrests: 21 / 32,
    });
    expect(definedWords(2, 0.9, holding)).toContain(
      '2 offence codes with at least 90\u00a0% arrests hold 55\u00a0% of the reports and 66\u00a0% of the arrests',
    );
    expect(definedWords(0, 0.9, holding)).toBe('No offence code has 90\u00a0% arrests or more.');
  });

  it('can be taken out', () => {
    expect([...withoutDefined(found, [0, 2, 1, 4])]).toEqual([0, 1, 0, 1]);
  });
});
