import { expect, it } from 'vitest';
import { leanings } from '../../../src/domain/words/leanings.ts';

const plan = {
  vocabulary: 9,
  fields: [
    { name: 'IUCR', levels: ['a', 'b'], offset: 0 },
    { name: 'Beat', levels: ['c'], offset: 4 },
  ],
  numerics: [
    { name: 'Rain', mean: 0, sd: 1, flagMissing: true },
    { name: 'Heat', mean: 0, sd: 1, flagMissing: false },
  ],
};

it('names the columns by their share, a number together with its flag', () => {
  const shares = leanings(plan, { fields: [8, 2], numbers: [3, 4, 5] });
  expect(shares.map(({ name }) => name)).toEqual(['IUCR', 'Rain', 'Heat', 'Beat']);
  expect(shares.map(({ share }) => share)).toEqual([0.4, 0.25, 0.25, 0.1]);
});

it('gives nothing to anything before there are weights', () => {
  const shares = leanings(plan, { fields: [0, 0], numbers: [0, 0, 0] });
  expect(shares.every(({ share }) => share === 0)).toBe(true);
});
