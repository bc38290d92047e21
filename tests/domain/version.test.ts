import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { MADE_BY } from '../../src/domain/version.ts';

it('is the version of package.json', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(MADE_BY).toBe(`Streetlight ${version}`);
});
