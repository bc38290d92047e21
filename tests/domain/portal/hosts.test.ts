import { describe, expect, it } from 'vitest';
import type { PortalDataset } from '../../../src/domain/cities/city.ts';
import { CITIES } from '../../../src/domain/cities/cities.ts';
import {
  connectSources,
  hostsOf,
  imageSources,
  PORTAL_HOSTS,
} from '../../../src/domain/portal/hosts.ts';
import { hostsWords, stoppedWords } from '../../../src/domain/portal/words.ts';

const dataset = (host: string, name: string): PortalDataset => ({
  name,
  host,
  id: 'abcd-1234',
  role: 'incidents',
  dateField: null,
  select: [],
  firstDay: null,
  lastDay: null,
});

describe('the hosts that the page may talk to', () => {
  it('are every city’s portal the two weather services and the streets, each once', () => {
    const hosts = PORTAL_HOSTS.map(({ host }) => host);
    expect(new Set(hosts).size).toBe(hosts.length);
    const portals = CITIES.flatMap(({ portal }) => portal.map(({ host }) => host));
    expect(new Set(hosts)).toEqual(
      new Set([
        ...portals,
        ...['archive-api.open-meteo.com', 'www.ncei.noaa.gov', 'tile.openstreetmap.org'],
      ]),
    );
    for (const { what } of PORTAL_HOSTS) expect(what).not.toBe('');
  });

  it('say what for, also where several data sets share one', () => {
    const portal = [dataset('data.a.org', 'Crimes'), dataset('data.a.org', 'Areas')];
    expect(hostsOf([{ name: 'A', portal }])).toEqual([
      { host: 'data.a.org', what: 'A: Crimes; A: Areas' },
    ]);
  });

  it('become sources of a policy, over https only', () => {
    expect(
      connectSources([
        { host: 'data.a.org', what: '' },
        { host: 'b.org', what: '' },
      ]),
    ).toBe('https://data.a.org https://b.org');
  });

  it('give only pictures where only pictures come from there', () => {
    expect(imageSources()).toBe('https://tile.openstreetmap.org');
    expect(connectSources()).not.toContain('openstreetmap');
  });

  it.each(['*', 'a.org; script-src *', 'https://a.org', 'a.org/path', '*.a.org', 'localhost'])(
    'are plain names: %s is refused',
    (host) => {
      expect(() => hostsOf([{ name: 'A', portal: [dataset(host, 'Crimes')] }])).toThrow(
        /name of a host/,
      );
    },
  );
});

describe('in words', () => {
  it('the page says how many hosts it has talked to', () => {
    expect(hostsWords(0)).toBe('This page may talk to these hosts, and has talked to none yet.');
    expect(hostsWords(2)).toContain('2 of them');
  });

  it('a stop says what is kept', () => {
    expect(stoppedWords(50_000)).toBe('Stopped; 50,000 rows that arrived are kept.');
    expect(stoppedWords(0)).toBe('Stopped before a page had arrived.');
  });
});
