import type { Area } from './areas.ts';
import { createRandom, drawNormal } from './random.ts';

/** The header of Chicago's table of socioeconomic indicators, its trailing space included. */
const header =
  'Community Area Number,COMMUNITY AREA NAME,PERCENT OF HOUSING CROWDED,' +
  'PERCENT HOUSEHOLDS BELOW POVERTY,PERCENT AGED 16+ UNEMPLOYED,' +
  'PERCENT AGED 25+ WITHOUT HIGH SCHOOL DIPLOMA,PERCENT AGED UNDER 18 OR OVER 64,' +
  'PER CAPITA INCOME ,HARDSHIP INDEX\n';

/** Each indicator as it runs from no hardship to full hardship, with its own noise. */
const indicators = [
  { from: 1.5, to: 8, noise: 1.6 },
  { from: 8, to: 40, noise: 5 },
  { from: 5, to: 26, noise: 2.5 },
  { from: 5, to: 32, noise: 5 },
  { from: 24, to: 42, noise: 3 },
] as const;

/** An invented census: hardship follows an area's rank loosely, indicators follow hardship. */
export function areasCsv(areas: readonly Area[], seed: number): string {
  const random = createRandom(seed, 2);
  const hardships = areas.map(({ rank }) => 0.75 * rank + 0.25 * random());
  const lines = areas.map(({ number, name }, index) => {
    const hardship = hardships[index]!;
    const shares = indicators.map(({ from, to, noise }) =>
      Math.max(0.3, from + (to - from) * hardship + noise * drawNormal(random)).toFixed(1),
    );
    const income = Math.round(Math.exp(11 - 1.7 * hardship + 0.12 * drawNormal(random)));
    const below = hardships.filter((other) => other < hardship).length;
    const index100 = 1 + Math.round((97 * below) / (areas.length - 1));
    return `${number},${name},${shares.join(',')},${income},${index100}\n`;
  });
  return header + lines.join('');
}
