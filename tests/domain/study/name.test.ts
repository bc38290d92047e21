import { describe, expect, it } from 'vitest';
import { nameOf } from '../../../src/domain/study/documentName.ts';
import type { StudyDocument, TableSource } from '../../../src/domain/study/document.ts';
import { STUDY } from '../../support/studyDocument.ts';

const CHICAGO = ['ID', 'Case Number', 'Date', 'Block', 'IUCR', 'Primary Type', 'Arrest', 'Beat'];

/** A study of one file with these columns. */
function studyOf(columns: readonly string[], change: Partial<TableSource> = {}) {
  const [table] = STUDY.recipe.tables;
  const [column] = table!.columns;
  const named = columns.map((name) => ({ ...column!, name }));
  const tables = [{ ...table!, file: 'crimes.csv', columns: named, ...change }];
  return { name: null, recipe: { ...STUDY.recipe, tables } } satisfies Partial<StudyDocument>;
}

describe('a study’s name', () => {
  it('is its own, where the person gave it one', () => {
    expect(nameOf({ ...studyOf(CHICAGO), name: 'Mine' })).toBe('Mine');
  });

  it('is the city’s whose columns its file has, however it came', () => {
    expect(nameOf(studyOf(CHICAGO))).toBe('Chicago');
  });

  it('is the sample’s for a city that was made up in its layout', () => {
    expect(nameOf(studyOf(CHICAGO, { origin: { kind: 'sample' } }))).toBe('Sample city');
  });

  it('is the file’s where the city is not known, or it has no incidents', () => {
    expect(nameOf(studyOf(['when', 'what']))).toBe('crimes.csv');
    expect(nameOf(studyOf(CHICAGO, { role: 'unused' }))).toBe('crimes.csv');
  });

  it('says where there are no data', () => {
    const recipe = { ...STUDY.recipe, tables: [] };
    expect(nameOf({ name: null, recipe })).toBe('No data yet');
  });
});
