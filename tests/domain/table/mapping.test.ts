import { expect, it } from 'vitest';
import type { Column } from '../../../src/domain/table/column.ts';
import { mapRole } from '../../../src/domain/table/mapping.ts';

const text = (name: string): Column => ({
  name,
  type: 'text',
  role: null,
  known: 'at report',
  feature: false,
});
const COLUMNS = [text('when'), text('what'), text('end')];
const named = (columns: readonly Column[], name: string) =>
  columns.find((column) => column.name === name);

it('reads a mapped column as its role wants', () => {
  const mapped = mapRole(COLUMNS, 'when', 'occurred at');
  expect(named(mapped, 'when')).toMatchObject({ role: 'occurred at', type: 'timestamp' });
  const offence = named(mapRole(mapped, 'what', 'offence'), 'what');
  expect(offence).toMatchObject({ role: 'offence', type: 'category', feature: true });
});

it('never lets the network learn from the outcome', () => {
  const learnt = COLUMNS.map((column) => ({ ...column, feature: true }));
  const mapped = mapRole(learnt, 'end', 'outcome');
  expect(named(mapped, 'end')).toMatchObject({ known: 'outcome', feature: false });
  // Another column becomes the outcome: the first is an ordinary one again, not yet learnt from.
  const again = mapRole(mapped, 'what', 'outcome');
  expect(named(again, 'end')).toMatchObject({ role: null, known: 'at report', feature: false });
  expect(named(again, 'what')).toMatchObject({ role: 'outcome', known: 'outcome' });
});

it('takes a role from every column when it is given to none', () => {
  const mapped = mapRole(mapRole(COLUMNS, 'when', 'occurred at'), null, 'occurred at');
  expect(mapped.every(({ role }) => role === null)).toBe(true);
});

it('forgets a date format that belongs to another type, and keeps one that still fits', () => {
  const dated = [{ ...text('when'), type: 'date' as const, format: '%Y-%m-%d' }];
  expect(mapRole(dated, 'when', 'occurred at')[0]).toMatchObject({ format: '%Y-%m-%d' });
  expect(mapRole(dated, 'when', 'latitude')[0]).not.toHaveProperty('format');
});
