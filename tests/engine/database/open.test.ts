import { expect, it } from 'vitest';
import { createDatabaseEngine } from '../../../src/engine/database/engine.ts';
import { openNodeDuckDb } from '../../support/nodeDuckDb.ts';
import { quiet } from '../../support/study.ts';

it('starts a database once, and again after a start that failed', async () => {
  let starts = 0;
  const engine = createDatabaseEngine(() =>
    ++starts === 1 ? Promise.reject(new Error('not fetched')) : openNodeDuckDb(),
  );
  const both = await Promise.allSettled([engine.open(quiet), engine.open(quiet)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(starts).toBe(1);
  await engine.open(quiet);
  await engine.open(quiet);
  expect(starts).toBe(2);
  expect(await engine.memory()).toBe(0);
});
