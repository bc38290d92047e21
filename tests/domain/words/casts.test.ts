import { expect, it } from 'vitest';
import type { CastReceipt } from '../../../src/domain/table/receipt.ts';
import { castTable } from '../../../src/domain/words/casts.ts';

const cast = (column: string, blank: number, failed = 0, table = 'a.csv'): CastReceipt => ({
  ...{ table, column, blank, failed },
  examples: failed > 0 ? ['n/a', 'x'.repeat(50)] : [],
});

it('names what is blank, most often first, and no file where there is one', () => {
  const table = castTable([cast('Beat', 2), cast('Ward', 1200), cast('Date', 0)]);
  expect(table.columns).toEqual(['Column', 'Blank']);
  expect(table.shown).toEqual([
    ['Ward', '1,200'],
    ['Beat', '2'],
  ]);
  expect(table.folded).toEqual([]);
});

it('puts what could not be read first, with examples cut short, and the files where there are two', () => {
  const { columns, shown } = castTable([cast('Beat', 9), cast('Day', 0, 3, 'b.csv')]);
  expect(columns).toEqual(['Column', 'Blank', 'Unreadable', 'For example', 'File']);
  expect(shown[0]).toEqual(['Day', '0', '3', `“n/a”, “${'x'.repeat(40)}”`, 'b.csv']);
  expect(shown[1]).toEqual(['Beat', '9', '0', '', 'a.csv']);
});

it('folds all but the worst eight', () => {
  const { shown, folded } = castTable(Array.from({ length: 80 }, (_, i) => cast(`c${i}`, i + 1)));
  expect(shown).toHaveLength(8);
  expect(folded).toHaveLength(72);
  expect(shown[0]).toEqual(['c79', '80']);
});
