import { count, percent } from '../words/format.ts';
import { isOrdered } from './dimension.ts';
import { measured, type Counting, type Figure, type FigurePart } from './figures.ts';

/** A figure's title: what is seen in it, in a sentence made of its own numbers. */
export function titleOf(figure: Figure, counting: Counting): string {
  const filled = figure.parts.filter(({ rows }) => rows > 0);
  const [only] = filled;
  if (!only) return `${figure.dimension.label}: no incident to show`;
  if (filled.length === 1) return `All that are shown have one value: ${named(figure, only)}`;
  if (figure.dimension.cut.kind === 'bins') return halvesTitle(figure, counting);
  return sentence(
    isOrdered(figure.dimension)
      ? orderedTitle(figure, filled, counting)
      : levelsTitle(figure, filled),
  );
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A part of fewer days than this is not called the busiest or the quietest. */
const FEW_DAYS = 5;

function orderedTitle(figure: Figure, filled: readonly FigurePart[], counting: Counting): string {
  const whole = counting === 'raw' ? filled : filled.filter(({ days }) => days >= FEW_DAYS);
  const [most, least] = ends(whole.length > 1 ? whole : filled, (part) => measured(part, counting));
  const said = (part: FigurePart) => `${amount(part, counting)} ${within(figure, part)}`;
  const counts = `Most incidents${counting === 'raw' ? '' : ' a day'}: ${said(most)}; fewest: ${said(least)}`;
  const rated = filled.filter(({ enough }) => enough);
  if (rated.length < 2) return counts;
  const [likeliest] = ends(rated, ({ rate }) => rate);
  return `${counts}; arrests are likeliest ${within(figure, likeliest)}, ${percent(likeliest.rate)}`;
}

/** Numbers are told by their middle: what is below it and what is above. */
function halvesTitle({ parts, dimension, days }: Figure, counting: Counting): string {
  const weight = (part: FigurePart) => (dimension.byDay ? part.days : part.rows);
  const all = parts.reduce((sum, part) => sum + weight(part), 0);
  let below = 0;
  const middle = parts.findIndex((part) => (below += weight(part)) >= all / 2);
  const [low, high] = [parts.slice(0, middle), parts.slice(middle)].map((half) => ({
    rows: half.reduce((sum, { rows }) => sum + rows, 0),
    days: half.reduce((sum, part) => sum + part.days, 0),
  }));
  const at = dimension.cut.kind === 'bins' ? String(dimension.cut.edges[middle]) : '';
  const edge = `${at.replace('-', '\u2212')}${dimension.unit && `\u00a0${dimension.unit}`}`;
  if (!low || !high || low.rows === 0 || high.rows === 0)
    return `${dimension.label}: most incidents lie in one bar, from ${edge} on`;
  if (counting === 'raw' || !dimension.byDay || days === 0)
    return `${dimension.label}: ${count(low.rows)} incidents below ${edge}, ${count(high.rows)} from there on`;
  return `Days below ${edge} had ${tenth(low.rows / low.days)} incidents each, ${dimension.unit === '°C' ? 'warmer ones' : 'the others'} ${tenth(high.rows / high.days)}`;
}

function levelsTitle(figure: Figure, filled: readonly FigurePart[]): string {
  const rated = filled.filter(({ enough }) => enough);
  const [most] = ends(filled, ({ rows }) => rows);
  const total = filled.reduce((sum, { rows }) => sum + rows, 0);
  const share = `${named(figure, most)} has the most incidents, ${percent(most.rows / total)}`;
  if (rated.length < 2) return share;
  const [likeliest, least] = ends(rated, ({ rate }) => rate);
  return `${share}; arrests are likeliest with ${named(figure, likeliest)}, ${percent(likeliest.rate)}, and least likely with ${named(figure, least)}, ${percent(least.rate)}`;
}

/** Offences rarer than this are not named in the title of Figure 4. */
const COMMON = 0.01;

/** The title of Figure 4: how common the commonest offences are, and how often they end in an arrest. */
export function shareTitle({ parts }: Figure): string {
  const total = parts.reduce((sum, { rows }) => sum + rows, 0);
  const rated = parts.filter(({ enough, rows }) => enough && rows >= COMMON * total);
  if (rated.length < 2) return 'Too few incidents to compare offences';
  const [most] = ends(rated, ({ rows }) => rows);
  const [likeliest] = ends(rated, ({ rate }) => rate);
  const said = (part: FigurePart) =>
    `${part.label} is ${percent(part.rows / total)} of all incidents, and ${percent(part.rate)} of it ends in an arrest`;
  return most === likeliest ? said(most) : `${said(most)}; ${said(likeliest)}`;
}

/** The highest and the lowest part. */
function ends(
  parts: readonly FigurePart[],
  of: (part: FigurePart) => number,
): readonly [FigurePart, FigurePart] {
  const by = (better: (a: number, b: number) => boolean) =>
    parts.reduce((best, part) => (better(of(part), of(best)) ? part : best));
  return [by((a, b) => a > b), by((a, b) => a < b)];
}

/** A part by itself: hours are spans, and a bare number says of what it is one. */
function named({ dimension }: Figure, { label, code }: FigurePart): string {
  if (dimension.column === 'HourOfDay') return `${String(code)}\u2013${String(code + 1)}\u00a0h`;
  const bare = dimension.cut.kind === 'levels' && /^\d/.test(label);
  return bare ? `${dimension.label.toLowerCase()} ${label}` : label;
}

const PREPOSITIONS: Readonly<Record<string, string>> = {
  HourOfDay: 'at',
  WeekDay: 'on',
};

function within(figure: Figure, part: FigurePart): string {
  return `${PREPOSITIONS[figure.dimension.column] ?? 'in'} ${named(figure, part)}`;
}

function amount(part: FigurePart, counting: Counting): string {
  const value = measured(part, counting);
  return counting === 'raw' ? count(value) : tenth(value);
}

function tenth(value: number): string {
  return value >= 10 ? count(value) : value.toFixed(1);
}

/** What a figure measures, and what it rests on. */
export function subtitleOf(figure: Figure, counting: Counting): string {
  const measure =
    counting === 'raw'
      ? 'Incidents'
      : `Incidents a day, over ${count(figure.days)} days with reports`;
  return `${measure}, and share with an arrest (95\u00a0% intervals); ${restsOn(figure)}`;
}

/** How many incidents a figure rests on, and how many are missing from it. */
export function restsOn({ rows, missing }: Figure): string {
  const n = `n\u00a0=\u00a0${count(rows - missing)}`;
  return missing > 0 ? `${n}; ${count(missing)} without a value are not drawn` : n;
}
