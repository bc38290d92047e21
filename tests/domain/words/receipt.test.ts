import { expect, it } from 'vitest';
import { receiptLine } from '../../../src/domain/words/receipt.ts';

it('writes a receipt as the sum that it is', () => {
  const receipt = { file: 'a.csv', bytes: 1, records: 9999, loaded: 9990, rejected: 9, ms: 1 };
  expect(receiptLine({ ...receipt, rejects: [] })).toBe(
    '9,999 records in the file = 9,990 loaded + 9 rejected',
  );
});
