import { describe, expect, it } from 'vitest';
import { filterOf } from '../../../src/domain/explore/filter.ts';
import type { Dimension } from '../../../src/domain/explore/dimension.ts';
import { regionSql } from '../../../src/domain/map/region.ts';
import { conditionFault } from '../../../src/domain/recipe/conditionGuard.ts';

const common = { label: 'x', unit: '', byDay: false };
const TEXTS = [`a'b`, 'select', ';--'];
const dimensions: readonly Dimension[] = [
  {
    ...common,
    column: `Odd "name" -- 'it'; drop`,
    cut: { kind: 'levels', values: TEXTS, labels: TEXTS, more: true },
  },
  { ...common, column: 'HourOfDay', cut: { kind: 'whole', first: 0, labels: ['0', '1', '2'] } },
  { ...common, column: 'Temp', cut: { kind: 'bins', of: 'numbers', edges: [-1e21, 0.5, 1e-7] } },
  { ...common, column: '_day', cut: { kind: 'bins', of: 'days', edges: [0, 1e12, 2e12] } },
];

describe('a condition that came from elsewhere', () => {
  it('passes where this app made it', () => {
    const brushes = new Map(dimensions.map((_, i) => [i, [0, 2, 3]] as const));
    const all = filterOf(dimensions.slice(0, 2), brushes);
    expect(conditionFault(all?.sql ?? '')).toBeNull();
    for (const at of [2, 3]) {
      const one = filterOf(dimensions, new Map([[at, [0, 1]]]));
      expect(conditionFault(one?.sql ?? '')).toBeNull();
    }
    expect(conditionFault(filterOf(dimensions, new Map([[0, []]]))?.sql ?? '')).toBeNull();
    const corners = [
      [-87.7, 41.8],
      [-87.6, 41.9],
      [-87.5, 41.7],
    ] as const;
    expect(conditionFault(regionSql({ kind: 'drawn', corners }))).toBeNull();
    const box = { west: -88, south: 41, east: -87, north: 42 };
    expect(conditionFault(regionSql({ kind: 'view', box }))).toBeNull();
  });

  it.each([
    ['', 'empty'],
    ['1 = 1; drop table joined', 'cannot be read'],
    ['1 = 1 -- and', 'cannot be read'],
    ['1 = 1 /* and */', 'cannot be read'],
    [`"a" in (select 1)`, 'it says select'],
    [`read_text('x') = ''`, 'it says read_text'],
    [`"read_text"('x') = ''`, 'it calls a function'],
    [`"read_text" ('x') = ''`, 'it calls a function'],
    [`"a"."b"('x')`, 'cannot be read'],
    ['1 = 1) or (1 = 1', 'brackets'],
    ['(1 = 1', 'brackets'],
    [`'unfinished`, 'cannot be read'],
    [`$$x$$ = ''`, 'cannot be read'],
    [`e'\\'' = ''`, 'it says e'],
    ['x -> 1', 'it says x'],
    ['[1] = 1', 'cannot be read'],
  ])('is refused: %s', (sql, why) => {
    expect(conditionFault(sql)).toContain(why);
  });
});
