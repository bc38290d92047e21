import { CITIES } from '../domain/cities/recognise.ts';
import { plural } from '../domain/words/format.ts';
import { study } from './state.ts';
import { tableOf } from './tables.ts';

/** The city whose incidents are loaded, if it is known, and what a reader should know of its data. */
export function cityOf(): { readonly name: string; readonly pitfalls: readonly string[] } | null {
  const incidents = tableOf('incidents');
  if (incidents?.simulated) {
    return {
      name: 'Simulated city',
      pitfalls: ['Every incident here is invented; only the proportions follow public tallies.'],
    };
  }
  return CITIES.find((city) => city.id === incidents?.city) ?? null;
}

/** Whether the incidents were generated here. */
export function isSimulated(): boolean {
  return tableOf('incidents')?.simulated ?? false;
}

/** The data in one phrase: "Chicago, 2015, 263,929 incidents". */
export function dataPhrase(): string | null {
  const incidents = tableOf('incidents');
  if (!incidents) return null;
  const receipt = study.joined?.receipt;
  const first = receipt?.firstDay?.slice(0, 4);
  const last = receipt?.lastDay?.slice(0, 4);
  const years = first && last ? [first === last ? first : `${first}–${last}`] : [];
  const city = cityOf()?.name;
  return [...(city ? [city] : []), ...years, plural(incidents.receipt.loaded, 'incident')].join(
    ', ',
  );
}
