import { days, simulatedYear } from './calendar.ts';
import { createRandom, drawNormal } from './random.ts';

/** One day's temperatures in whole degrees Fahrenheit. */
export interface DayWeather {
  readonly high: number;
  readonly mean: number;
  readonly low: number;
  /** How much warmer than usual for the date. */
  readonly anomaly: number;
}

/** A mid-western year: coldest (25 °F) about 20 January, warmest (75 °F) half a year later. */
const yearMean = 50;
const yearSwing = 25;
const coldestDay = 19;

/** Warm and cold spells: each day keeps this share of yesterday's anomaly (AR(1), stationary). */
const memory = 0.7;
const anomalySpread = 8;

/** The weather of the simulated year, day by day. */
export function createWeather(seed: number): DayWeather[] {
  const random = createRandom(seed, 1);
  let anomaly = anomalySpread * drawNormal(random);
  return days.map((_, index) => {
    const shock = anomalySpread * Math.sqrt(1 - memory ** 2) * drawNormal(random);
    anomaly = memory * anomaly + shock;
    const usual = yearMean - yearSwing * Math.cos((2 * Math.PI * (index - coldestDay)) / 365);
    const mean = Math.round(usual + anomaly);
    const reach = 4 + 9 * random();
    return { high: Math.round(mean + reach), mean, low: Math.round(mean - reach), anomaly };
  });
}

/** The weather as a daily file, dates as M/D/YY. */
export function weatherCsv(weather: readonly DayWeather[]): string {
  const lines = weather.map(({ high, mean, low }, index) => {
    const { month, date } = days[index]!;
    const day = `${month + 1}/${date}/${simulatedYear % 100}`;
    return `${day},${month + 1},${date},${simulatedYear},${high},${mean},${low}\n`;
  });
  return 'date,month,day,year,maxTemp,meanTemp,minTemp\n' + lines.join('');
}
