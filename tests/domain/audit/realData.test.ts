import { describe, expect, it } from 'vitest';
import { arrestDefined, holdingOf } from '../../../src/domain/audit/arrestDefined.ts';
import { columnAuc } from '../../../src/domain/audit/columnAuc.ts';
import { openNodeDuckDb } from '../../support/nodeDuckDb.ts';
import { HAS_DATA, NO_DATA, realFile } from '../../support/realData.ts';

/** A text column of H2O's sample as codes, and the outcomes. */
async function sample(column: string) {
  const database = await openNodeDuckDb();
  const { name, data } = await realFile('chicago/chicagoCrimes10k.csv');
  await database.openFile(name, data);
  const answer = await database.query(
    `select dense_rank() over (order by "${column}") - 1 as code, lower("Arrest") = 'true' as arrest
     from read_csv('${name}', all_varchar = true, header = true)`,
  );
  await database.close();
  const codes = Array.from(answer.getChild('code') ?? [], Number);
  const outcomes = Array.from(answer.getChild('arrest') ?? [], Number);
  return { codes, outcomes, levels: Math.max(...codes) + 1 };
}

describe.skipIf(!HAS_DATA)(`H2O's sample of Chicago${NO_DATA}`, () => {
  it('has 28 arrest-defined codes with 14 % of the rows and 47 % of the arrests', async () => {
    const { codes, outcomes, levels } = await sample('IUCR');
    expect(codes).toHaveLength(9999);
    const found = arrestDefined(codes, levels, outcomes);
    const { shareOfRows, shareOfArrests } = holdingOf(found, codes, outcomes);
    expect(found).toHaveLength(28);
    expect([shareOfRows, shareOfArrests].map((share) => share.toFixed(2))).toEqual([
      '0.14',
      '0.47',
    ]);
  });

  it('gives most of the outcome away by the offence code alone', async () => {
    const { codes, outcomes, levels } = await sample('IUCR');
    const { auc } = columnAuc({ name: 'IUCR', codes, levels }, outcomes);
    expect(Math.abs(auc - 0.915)).toBeLessThan(0.005);
  });

  it('gives nothing away by the case number, which only names rows', async () => {
    const { codes, outcomes, levels } = await sample('Case Number');
    expect(columnAuc({ name: 'Case Number', codes, levels }, outcomes).auc).toBeCloseTo(0.5, 2);
  });
});
