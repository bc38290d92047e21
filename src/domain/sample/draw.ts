import type { Area } from './areas.ts';
import { days } from './calendar.ts';
import { groups } from './groups.ts';
import { offences } from './offences.ts';
import { createPicker } from './picker.ts';
import { createRandom } from './random.ts';
import { monthMix, weekdayMix } from './tallies/times.ts';
import type { DayWeather } from './weather.ts';

/** The circumstances of each incident, as indices, before anyone knows about an arrest. */
export interface Circumstances {
  readonly rows: number;
  /** Index into the offence codes. */
  readonly offence: Uint16Array;
  readonly place: Uint16Array;
  readonly area: Uint16Array;
  /** 0 to 364. */
  readonly day: Uint16Array;
  readonly hour: Uint16Array;
  /** 1 where the incident is domestic. */
  readonly domestic: Uint16Array;
}

/** More incidents on a warm day: this share more for each degree Fahrenheit above the usual. */
const perDegree = 0.004;

/** Draws offences, then place, hour and area given the offence group, and a day of the year. */
export function drawCircumstances(
  rows: number,
  seed: number,
  areas: readonly Area[],
  weather: readonly DayWeather[],
): Circumstances {
  const random = createRandom(seed, 3);
  const column = () => new Uint16Array(rows);
  const drawn = {
    rows,
    offence: column(),
    place: column(),
    area: column(),
    day: column(),
    hour: column(),
    domestic: column(),
  };
  const pickOffence = createPicker(offences.map(({ weight }) => weight));
  const pickDay = createPicker(dayWeights(weather));
  const pickArea = [0, 1, 2].map((kind) => createPicker(areas.map((area) => area.weights[kind]!)));
  for (let row = 0; row < rows; row++) {
    const code = pickOffence(random());
    const { group, domesticShare } = offences[code]!;
    const { pickPlace, pickHour, areaWeight } = groups[group]!;
    drawn.offence[row] = code;
    drawn.place[row] = pickPlace(random());
    drawn.hour[row] = pickHour(random());
    drawn.area[row] = pickArea[areaWeight]!(random());
    drawn.day[row] = pickDay(random());
    drawn.domestic[row] = Number(random() < domesticShare);
  }
  return drawn;
}

function dayWeights(weather: readonly DayWeather[]): number[] {
  const lengthOf = (month: number) => days.filter((day) => day.month === month).length;
  return days.map(
    ({ month, weekday }, index) =>
      (monthMix[month]! / lengthOf(month)) *
      weekdayMix[weekday]! *
      Math.exp(perDegree * weather[index]!.anomaly),
  );
}
