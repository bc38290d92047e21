import { expect, it } from 'vitest';
import type { Column, ColumnRole } from '../../../src/domain/table/column.ts';
import { TABLE_ROLES } from '../../../src/domain/table/column.ts';
import { isUnknown, lacks, MAPPED, ROLE_QUESTIONS } from '../../../src/domain/words/mapping.ts';

const column = (role: ColumnRole | null): Column => ({
  name: role ?? 'other',
  type: 'text',
  role,
  known: 'at report',
  feature: false,
});

it('names the roles that a table cannot do without', () => {
  expect(lacks({ role: 'incidents', columns: [column('occurred at')] })).toEqual(['outcome']);
  expect(lacks({ role: 'weather', columns: [column('day')] })).toEqual([]);
  expect(lacks({ role: 'unused', columns: [] })).toEqual([]);
});

it('takes a code or a name for an area', () => {
  expect(lacks({ role: 'areas', columns: [column(null)] })).toEqual(['area']);
  expect(lacks({ role: 'areas', columns: [column('area name')] })).toEqual([]);
});

it('knows a table that nobody recognised from one that was put aside', () => {
  expect(isUnknown({ role: 'unused', columns: [column(null)] })).toBe(true);
  expect(isUnknown({ role: 'unused', columns: [column('day')] })).toBe(false);
});

it('asks for every role in words, once', () => {
  for (const role of TABLE_ROLES) {
    const asked = MAPPED[role].map((one) => ROLE_QUESTIONS[one]?.asked);
    expect(asked).not.toContain(undefined);
    expect(new Set(asked).size).toBe(asked.length);
  }
});
