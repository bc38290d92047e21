import { expect, it } from 'vitest';
import { EXAMPLE_2015 } from '../../../src/domain/network/spec.ts';
import { layersInWords } from '../../../src/domain/words/layers.ts';

it.each([
  ['200-200', {}],
  ['200-200 maxout', { activation: 'maxout' }],
  ['64 tanh with embedding 32', { activation: 'tanh', hidden: [64], embedding: 32 }],
  ['200-200 with embedding 16', { embedding: 16 }],
  // An embedding without hidden layers is none.
  ['', { activation: 'maxout', hidden: [], embedding: 16 }],
] as const)('says "%s"', (words, change) => {
  expect(layersInWords({ ...EXAMPLE_2015, ...change })).toBe(words);
});
