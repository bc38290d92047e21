import { describe, expect, it } from 'vitest';
import { CHICAGO } from '../../../src/domain/cities/chicago.ts';
import { FEATURE_SETS } from '../../../src/domain/features/choose.ts';
import { COMPUTED, COMPUTED_NAMES } from '../../../src/domain/features/computed.ts';
import { describeFeatures, OFFENCE_ROLES, without } from '../../../src/domain/features/describe.ts';
import { columnsRead } from '../../../src/domain/features/read.ts';
import { joinedColumns, namesOf } from '../../../src/domain/recipe/join.ts';
import { keysOf } from '../../../src/domain/recipe/keys.ts';
import type { JoinSpec } from '../../../src/domain/recipe/recipe.ts';

const layout = CHICAGO.layouts.find(({ role }) => role === 'incidents');
const columns = (layout?.columns ?? []).flatMap(({ headers, role, type, known, feature }) =>
  headers.map((name) => ({
    ...{ name, type, role: role ?? null },
    known: known ?? ('at report' as const),
    feature: feature === true,
  })),
);
const spec: JoinSpec = {
  incidents: [
    { file: 'f', source: 's', columns, missing: [], rows: 10, outcome: layout!.outcome! },
  ],
  ...{ weather: [], areas: [], place: null, region: null },
  ...{ duplicates: 'keep', seasons: 'meteorological' },
};
const plan = { columns: joinedColumns(namesOf(spec)), keys: keysOf(spec) };
const best = FEATURE_SETS.best.choose(plan);

describe('a set of features', () => {
  it('has the example’s columns and nothing computed, as in H2O’s example', () => {
    const example = FEATURE_SETS.example.choose(plan);
    expect(example.categories).toHaveLength(17);
    expect([...example.computed, ...example.encodings]).toEqual([]);
  });

  it('adds what the roles allow at its best, and says of each when it is known and why it helps', () => {
    expect(best.categories).toEqual(FEATURE_SETS.example.choose(plan).categories);
    expect(best.encodings.map(({ name }) => name)).toContain('iucr × beat');
    expect(best.encodings.map(({ name }) => name)).toContain('primary_type × Block');
    for (const info of describeFeatures(best)) {
      expect(info.known).toBe('at report');
      if (info.from !== 'column' && info.from !== 'calendar') expect(info.why).not.toBe('');
    }
  });

  it('reads blocks and case numbers in the files', () => {
    expect(plan.keys.map(({ role }) => role)).toEqual(['block', 'case number']);
    const names = plan.columns.map(({ name }) => name);
    expect(names).not.toContain('case_number');
    expect(names).not.toContain('block');
  });

  it('goes without case numbers and blocks where there are none', () => {
    const bare = FEATURE_SETS.best.choose({ ...plan, keys: [] });
    expect(bare.computed.filter((name) => /delay|Other/.test(name))).toEqual([]);
    expect(bare.encodings.filter(({ name }) => /Block|delay/.test(name))).toEqual([]);
  });

  it('can do without any word of the offence', () => {
    const blind = without(best, { roles: OFFENCE_ROLES, lateToo: false });
    const read = describeFeatures(blind).flatMap(({ reads }) => reads);
    expect(read.filter((role) => OFFENCE_ROLES.includes(role))).toEqual([]);
    expect(blind.encodings.map(({ name }) => name)).toEqual([
      'location_description × Block',
      'Block',
    ]);
    expect(blind.computed).toContain('Report delay');
    expect(blind.categories).toContain('beat');
  });

  it('of a model tells what a rate is made from, though it has another name than its columns', () => {
    const read = columnsRead(best, ['Arrest rate by iucr × beat']);
    expect(read).toEqual(expect.arrayContaining(['iucr', 'beat']));
    expect(read).not.toContain('district');
  });

  it('names every level of what it computes', () => {
    for (const name of COMPUTED_NAMES) {
      const feature = COMPUTED[name];
      if (feature.kind !== 'category' || !feature.levels) continue;
      expect(feature.levels).not.toContain('');
      expect(new Set(feature.levels).size, name).toBe(feature.levels.length);
    }
  });
});
