import { expect, it } from 'vitest';
import { textVector } from '../../../src/engine/database/textVector.ts';

it('keeps texts of any letters, nothing apart from the empty text', () => {
  const texts = ['a', null, '', 'é“漢字”🙂', ...Array.from({ length: 20 }, () => null), 'z'];
  const vector = textVector(texts);
  expect([...vector]).toEqual(texts);
  expect(vector.nullCount).toBe(21);
});
