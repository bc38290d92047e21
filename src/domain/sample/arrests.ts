import type { Area } from './areas.ts';
import { calibrate } from './calibrate.ts';
import { days } from './calendar.ts';
import type { Circumstances } from './draw.ts';
import { groupDomesticRates, groupPlaceRates } from './groups.ts';
import { offences } from './offences.ts';
import { placeRates } from './tallies/places.ts';
import { hourRates, monthRates } from './tallies/times.ts';

/** Added to all log-odds: arrests are a little more likely than in the tallied year (26.5 %). */
const lift = 0.1;

/**
 * The probability that each incident leads to an arrest. Offence code, place, hour, month and area
 * each push it to their tallied rates; two interactions make it worth more than a table of codes:
 * the same offence ends differently in different places (a theft in a department store, where
 * guards hold people, and in the street), and domestic incidents differ by offence group.
 */
export function arrestProbabilities(drawn: Circumstances, areas: readonly Area[]): Float64Array {
  const { rows, offence, place, area, day, hour, domestic } = drawn;
  const groupOf = (row: number) => offences[offence[row]!]!.group;
  const groupPlace = place.map((local, row) => groupOf(row) * placeRates.length + local);
  const groupDomestic = domestic.map((flag, row) => groupOf(row) * 2 + flag);
  const month = day.map((index) => days[index]!.month);
  return calibrate(
    rows,
    [
      { levels: area, rates: areas.map(({ arrestRate }) => arrestRate) },
      { levels: hour, rates: hourRates },
      { levels: month, rates: monthRates },
      { levels: place, rates: placeRates },
      { levels: groupDomestic, rates: groupDomesticRates },
      { levels: groupPlace, rates: groupPlaceRates },
      { levels: offence, rates: offences.map(({ arrestRate }) => arrestRate) },
    ],
    lift,
  );
}
