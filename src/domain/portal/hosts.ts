import type { City, PortalDataset } from '../cities/city.ts';
import { CITIES } from '../cities/cities.ts';
import { NOAA_HOST } from './noaa.ts';
import { OPEN_METEO_HOST } from './openMeteo.ts';
import { TILES } from './tiles.ts';

/** A host that the page may talk to, and what for. */
export interface PortalHost {
  readonly host: string;
  readonly what: string;
  /** Only pictures come from there. */
  readonly images?: true;
}

/**
 * Every host that the page may talk to once it is asked: the content security policy is built from
 * this list, and the page shows it.
 */
export const PORTAL_HOSTS: readonly PortalHost[] = [
  ...hostsOf(CITIES),
  { host: OPEN_METEO_HOST, what: 'daily weather, from Open-Meteo' },
  { host: NOAA_HOST, what: 'daily weather, from NOAA' },
  { host: TILES.host, what: 'streets under the map, from OpenStreetMap', images: true },
];

/** The list as sources of a policy's `connect-src`. */
export function connectSources(hosts: readonly PortalHost[] = PORTAL_HOSTS): string {
  return sources(hosts.filter(({ images }) => !images));
}

/** Those that pictures come from, as sources of a policy's `img-src`. */
export function imageSources(hosts: readonly PortalHost[] = PORTAL_HOSTS): string {
  return sources(hosts.filter(({ images }) => images));
}

const sources = (hosts: readonly PortalHost[]) =>
  hosts.map(({ host }) => `https://${host}`).join(' ');

/** The cities' portals; a host that several cities or data sets share comes once. */
export function hostsOf(cities: readonly Pick<City, 'name' | 'portal'>[]): PortalHost[] {
  const found = new Map<string, string[]>();
  for (const { name, portal } of cities) {
    for (const dataset of portal) {
      const whats = found.get(checkedHost(dataset)) ?? [];
      whats.push(`${name}: ${dataset.name}`);
      found.set(dataset.host, whats);
    }
  }
  return [...found].map(([host, whats]) => ({ host, what: whats.join('; ') }));
}

/** A host goes into a policy as it is, so that it must be nothing but a host. */
function checkedHost({ host, name }: PortalDataset): string {
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host))
    throw new Error(`${name}: “${host}” is not the name of a host`);
  return host;
}
