import { count, percent } from '../words/format.ts';
import type { Slice } from './cube.ts';
import { labelsOf, type Dimension } from './dimension.ts';
import { FEWEST } from './figures.ts';
import { PERCENTILES, type ColumnFacts } from './profileSql.ts';
import type { PairTally, Tally } from './tally.ts';

/** A column's profile: its facts, and its incidents by part. */
export interface Profile {
  readonly dimension: Dimension;
  readonly facts: ColumnFacts;
  readonly tally: Tally;
}

/** Incidents by two columns. */
export interface Pair {
  readonly first: Dimension;
  readonly second: Dimension;
  readonly tally: PairTally;
}

/** A profile's counts as a figure takes them; nothing here is counted by day. */
export function sliceOf({ tally }: Profile): Slice {
  return { ...tally, days: new Float64Array(tally.rows.length) };
}

/** What a column holds, as names and figures for people. */
export function factWords({ dimension, facts }: Profile): { name: string; value: string }[] {
  const { rows, missing, distinct, least, greatest, mean, deviation, percentiles } = facts;
  const isDay = dimension.cut.kind === 'bins' && dimension.cut.of === 'days';
  const write = (value: number) => (isDay ? day(value) : figure(value));
  return [
    { name: 'Incidents', value: count(rows) },
    {
      name: 'Missing',
      value: missing > 0 ? `${count(missing)} (${percent(missing / rows)})` : '0',
    },
    { name: 'Distinct', value: count(distinct) },
    ...(least === null ? [] : [{ name: 'Least', value: short(least) }]),
    ...(percentiles ?? []).map((value, i) => ({
      name: PERCENTILES[i] === 50 ? 'Median' : `${String(PERCENTILES[i])}\u00a0%`,
      value: write(value),
    })),
    ...(greatest === null ? [] : [{ name: 'Greatest', value: short(greatest) }]),
    ...(mean === null || isDay ? [] : [{ name: 'Mean', value: figure(mean) }]),
    ...(deviation === null || isDay ? [] : [{ name: 'Deviation', value: figure(deviation) }]),
  ];
}

function short(text: string): string {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return figure(value);
  return text.length > 24 ? `${text.slice(0, 23)}…` : text;
}

function figure(value: number): string {
  return String(Number(value.toPrecision(6))).replace('-', '\u2212');
}

function day(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 10);
}

/** One cell of a pair. */
export interface PairCell {
  readonly x: number;
  readonly y: number;
  readonly rows: number;
  readonly known: number;
  readonly rate: number;
  readonly enough: boolean;
}

/** A pair's cells that hold anything; rows without either value are in none. */
export function cellsOf({ first, second, tally }: Pair): PairCell[] {
  const [width, height] = [labelsOf(first).length, labelsOf(second).length];
  const cells: PairCell[] = [];
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) {
      const at = x * tally.width + y;
      const [rows, known] = [tally.rows[at]!, tally.known[at]!];
      if (rows === 0) continue;
      cells.push({ x, y, rows, known, rate: tally.arrests[at]! / known, enough: known >= FEWEST });
    }
  }
  return cells;
}

/** A pair's title: where arrests are likeliest and where least. */
export function pairTitle(pair: Pair, cells: readonly PairCell[]): string {
  const rated = cells.filter(({ enough }) => enough);
  const [one] = rated;
  if (!one) return `No cell has ${String(FEWEST)} incidents`;
  const [high, low] = rated.reduce(
    ([most, least], cell) => [
      cell.rate > most.rate ? cell : most,
      cell.rate < least.rate ? cell : least,
    ],
    [one, one],
  );
  const [xs, ys] = [labelsOf(pair.first), labelsOf(pair.second)];
  // A bare number says nothing without its column.
  const named = ({ column }: Dimension, label: string) =>
    /^\d/.test(label) ? `${column} ${label}` : label;
  const said = ({ x, y, rate }: PairCell) =>
    `${named(pair.first, xs[x]!)} and ${named(pair.second, ys[y]!)}, ${percent(rate)}`;
  return `Arrests are likeliest with ${said(high)}; least likely with ${said(low)}`;
}
