import { describe, expect, it } from 'vitest';
import { fitInto, widthOf } from '../../../src/domain/words/width.ts';

describe('the width of a text', () => {
  it('is larger for capitals, as the levels of police records have them', () => {
    expect(widthOf('MOTOR VEHICLE THEFT')).toBeGreaterThan(1.15 * widthOf('motor vehicle theft'));
    expect(widthOf('iii')).toBeLessThan(widthOf('nnn'));
    expect(widthOf('')).toBe(0);
  });

  it('decides where a text is cut, and never cuts all of it', () => {
    const text = 'PARKING LOT/GARAGE(NON.RESID.)';
    expect(fitInto(text, widthOf(text))).toBe(text);
    const cut = fitInto(text, 90);
    expect(cut).toMatch(/^PARKING.*…$/);
    expect(widthOf(cut)).toBeLessThanOrEqual(90);
    expect(fitInto(text, 0)).toBe('P…');
    expect(fitInto('ab cdefg', widthOf('ab c…') - 0.1)).toBe('ab…');
  });
});
