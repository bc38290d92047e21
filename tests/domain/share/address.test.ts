import { describe, expect, it } from 'vitest';
import { studyAddress } from '../../../src/domain/share/studyFile/address.ts';

const PAGE = 'https://someone.github.io/streetlight/index.html?study=x#/load';

describe('the address of a published study', () => {
  it.each([
    ['chicago.streetlight', 'https://someone.github.io/streetlight/chicago.streetlight'],
    ['studies/a b.streetlight', 'https://someone.github.io/streetlight/studies/a%20b.streetlight'],
    ['/other/x.streetlight', 'https://someone.github.io/other/x.streetlight'],
    ['https://someone.github.io/x', 'https://someone.github.io/x'],
  ])('%s is one beside the page', (given, address) => {
    expect(studyAddress(given, PAGE)).toBe(address);
  });

  it.each([
    'https://elsewhere.example/x.streetlight',
    '//elsewhere.example/x.streetlight',
    '\\\\elsewhere.example/x',
    'http://someone.github.io/x',
    'https://someone.github.io:8443/x',
    'https://someone.github.io@elsewhere.example/x',
    'data:application/zip,x',
    'blob:https://someone.github.io/1234',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'http://[',
  ])('%s is none of this site', (given) => {
    expect(() => studyAddress(given, PAGE)).toThrow(/another site/);
  });
});
