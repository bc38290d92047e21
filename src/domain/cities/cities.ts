import { AUSTIN } from './austin.ts';
import { CHICAGO } from './chicago.ts';
import { CINCINNATI } from './cincinnati.ts';
import type { City } from './city.ts';
import { DALLAS } from './dallas.ts';
import { LOS_ANGELES } from './losAngeles.ts';
import { NEW_YORK } from './newYork.ts';
import { SAN_FRANCISCO } from './sanFrancisco.ts';
import { SEATTLE } from './seattle.ts';

/** The cities that are known by name. */
export const CITIES: readonly City[] = [
  ...[CHICAGO, SAN_FRANCISCO, LOS_ANGELES, CINCINNATI, DALLAS, AUSTIN],
  ...[NEW_YORK, SEATTLE],
];
