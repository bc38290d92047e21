import { expect, it } from 'vitest';
import { rejectsFile } from '../../../src/domain/words/rejects.ts';

it('makes a file of the rejected records that no spreadsheet runs', () => {
  const file = rejectsFile('Crimes_-_2014.csv.gz', [
    { line: 7, column: 'Date', reason: 'Too few fields', text: '=cmd|x,"1"' },
    { line: 9, column: null, reason: 'Not closed', text: 'plain' },
  ]);
  expect(file).toEqual({
    name: 'Crimes_-_2014-rejected.csv',
    type: 'text/csv',
    text: 'line,column,reason,text\r\n7,Date,Too few fields,"\'=cmd|x,""1"""\r\n9,,Not closed,plain\r\n',
  });
});
