import { describe, expect, it } from 'vitest';
import { PRESETS } from '../../../src/domain/network/presets.ts';
import { DEFAULT_SPLIT, FEATURE_SET_IDS } from '../../../src/domain/recipe/recipe.ts';
import { schemaProblem } from '../../../src/domain/share/schema/check.ts';
import { RECIPE_SCHEMA } from '../../../src/domain/share/schema/recipeSchema.ts';
import { EXAMPLE_2015 } from '../../../src/domain/network/spec.ts';
import { joinOf, load, openEngine, textFile } from '../../support/study.ts';

const table = {
  file: 'crimes.csv',
  source: 'source_1',
  columns: [
    { name: 'Arrest', type: 'boolean', role: 'outcome', known: 'outcome', feature: false },
    {
      name: 'Date',
      type: 'timestamp',
      role: 'occurred at',
      known: 'at report',
      feature: false,
      format: '%d',
    },
  ],
  missing: ['n/a'],
};
const outcome = {
  ...{ arrest: ['true'], noArrest: ['false'], leftOut: [], arrestContains: [] },
  ...{ others: 'left out', blank: 'left out' },
};
const recipe = {
  version: 1,
  join: {
    incidents: [{ ...table, rows: 10, outcome }],
    ...{ weather: [], areas: [table], place: null },
    region: { west: -88, south: 41, east: -87, north: 42 },
    ...{ duplicates: 'keep', seasons: 'meteorological' },
  },
  split: DEFAULT_SPLIT,
  features: 'best',
  network: EXAMPLE_2015,
};
const problemOf = (value: unknown) => schemaProblem(RECIPE_SCHEMA, value);
const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** The recipe with one part replaced, by a path such as "network/epochs". */
function withPart(path: string, part: unknown): unknown {
  const copy = json(recipe) as Record<string, unknown>;
  const steps = path.split('/');
  const last = steps.pop()!;
  let at = copy;
  for (const step of steps) at = at[step] as Record<string, unknown>;
  at[last] = part;
  return copy;
}

describe('the schema of recipes', () => {
  it('holds for a recipe with every kind of part', () => {
    expect(problemOf(json(recipe))).toBeNull();
  });

  it('holds for every preset’s network and set of columns', () => {
    for (const { network } of Object.values(PRESETS)) {
      for (const features of FEATURE_SET_IDS) {
        const made = json({ ...recipe, features, network: network(100_000) });
        expect(problemOf(made)).toBeNull();
      }
    }
  });

  it('holds for a recipe of before there were embeddings', () => {
    const { embedding: _, ...network } = EXAMPLE_2015;
    expect(problemOf(json({ ...recipe, network }))).toBeNull();
    expect(problemOf(json({ ...recipe, network: { ...network, embedding: 1.5 } }))).not.toBeNull();
  });

  it('holds for the join of files as they are recognised', async () => {
    const engine = await openEngine();
    const text =
      'Case Number,Date,IUCR,Primary Type,Arrest\nHY1,01/31/2015 11:30:00 PM,0486,BATTERY,true\n';
    const join = joinOf([await load(engine, textFile('crimes.csv', text))]);
    expect(problemOf(json({ ...recipe, join }))).toBeNull();
  });

  it.each([
    ['version', 2, 'version: it must be 1'],
    ['network/epochs', 1.5, 'network/epochs: it is no whole number'],
    ['network/epochs', 0, 'network/epochs: it is below 1'],
    ['network/inputDropout', 1, 'network/inputDropout: it is not below 1'],
    [
      'network/activation',
      'sigmoid',
      'network/activation: it must be one of rectifier, tanh, maxout',
    ],
    ['network/optimiser', { kind: 'adam', x: 1 }, 'network/optimiser: nothing is known of x'],
    ['split/trainShare', 1.1, 'split/trainShare: it is above 1'],
    ['split/filter', 'Year = 1', 'split/filter: it is no object'],
    ['join/incidents', [], 'join/incidents: it has fewer than 1 entries'],
    ['join/areas', [{ ...table, columns: [1] }], 'join/areas/0/columns/0: it is no object'],
    ['join/region', { west: 1 }, 'join/region: it has no south'],
    ['extra', 1, 'nothing is known of extra'],
    ['__proto__', 1, 'nothing is known of __proto__'],
  ])('does not hold with %s as %o', (path, part, problem) => {
    const made: unknown =
      path === '__proto__'
        ? JSON.parse(JSON.stringify(recipe).replace('{', '{"__proto__":1,'))
        : withPart(path, part);
    expect(problemOf(made)).toBe(problem);
  });

  it.each([[null], [[]], ['text'], [1], [{}]])('does not hold for %o', (value) => {
    expect(problemOf(value)).not.toBeNull();
  });
});
