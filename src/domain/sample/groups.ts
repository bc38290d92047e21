import { placeGroupRates, placeMix } from './tallies/places.ts';
import { domesticRates, hourMix } from './tallies/times.ts';
import { createPicker, type Picker } from './picker.ts';

/** Offences that share their places, hours and areas. */
export interface Group {
  readonly name: string;
  readonly pickPlace: Picker;
  readonly pickHour: Picker;
  /** Which of the three weights of an area holds for it. */
  readonly areaWeight: 0 | 1 | 2;
}

const ofTheft = ['theft', 'retail', 'deception'];
const ofMarkets = ['narcotics', 'vice', 'weapons', 'peace'];

export const groups: readonly Group[] = Object.keys(placeMix).map((name) => ({
  name,
  pickPlace: createPicker(placeMix[name]!),
  pickHour: createPicker(hourMix[name]!),
  areaWeight: ofTheft.includes(name) ? 0 : ofMarkets.includes(name) ? 1 : 2,
}));

/** Arrest rate of each group and place, group by group; NaN where the tally is too small. */
export const groupPlaceRates: readonly number[] = groups.flatMap(({ name }) =>
  placeGroupRates[name]!.map((percent) => (percent < 0 ? NaN : percent / 100)),
);

/** Arrest rate of each group, first not domestic, then domestic; NaN for too small a tally. */
export const groupDomesticRates: readonly number[] = groups.flatMap(({ name }) =>
  domesticRates[name]!.map((rate) => (rate < 0 ? NaN : rate)),
);
