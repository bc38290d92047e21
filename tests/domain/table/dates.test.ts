import { describe, expect, it } from 'vitest';
import { bestFormat } from '../../../src/domain/table/dates.ts';

const trial = (format: string, read: number, meanGapDays = 1) => ({
  format,
  read,
  of: 100,
  meanGapDays,
});

describe('choosing a date format', () => {
  it('takes the format that reads most', () => {
    expect(bestFormat([trial('%m/%d/%Y', 39), trial('%d/%m/%Y', 100)])).toBe('%d/%m/%Y');
  });
  it('takes the earlier of two that read alike', () => {
    expect(bestFormat([trial('%m/%d/%Y', 100), trial('%d/%m/%Y', 100)])).toBe('%m/%d/%Y');
  });
  it('prefers the one under which the rows are in order', () => {
    expect(bestFormat([trial('%m/%d/%Y', 100, 30), trial('%d/%m/%Y', 100, 1)])).toBe('%d/%m/%Y');
  });
  it('takes none that reads fewer than half of the texts', () => {
    expect(bestFormat([trial('%Y-%m-%d', 49)])).toBeUndefined();
  });
  it('takes none for a blank column', () => {
    expect(bestFormat([{ format: '%Y', read: 0, of: 0, meanGapDays: 0 }])).toBeUndefined();
  });
});
