/**
 * How a column is cut into numbered parts, from 0:
 * whole numbers from `first` on; bins from each edge to below the next (dates in epoch milliseconds);
 * or texts, where `more` says that one last part holds all further ones.
 */
export type Cut =
  | { readonly kind: 'whole'; readonly first: number; readonly labels: readonly string[] }
  | {
      readonly kind: 'bins';
      readonly of: 'numbers' | 'days';
      readonly edges: readonly number[];
    }
  | {
      readonly kind: 'levels';
      readonly values: readonly string[];
      readonly labels: readonly string[];
      readonly more: boolean;
    };

/** What a chart has along its axis: a column of the joined view, cut into parts. */
export interface Dimension<C = Cut> {
  /** Its name in the joined view. */
  readonly column: string;
  /** For people: "Hour of the day". */
  readonly label: string;
  /** Of its values: "°C"; empty where they have none. */
  readonly unit: string;
  /** Whether all incidents of a day have it in common. */
  readonly byDay: boolean;
  readonly cut: C;
}

/** A dimension whose parts are still to be found in the data. */
export type AskedDimension = Dimension<Cut | OpenCut>;

/** Parts to be found: bins of numbers or days, or the most frequent texts, with a column of their names. */
export type OpenCut =
  | { readonly kind: 'find bins'; readonly of: 'numbers' | 'days' }
  | { readonly kind: 'find levels'; readonly names: string | null };

/** Texts that have a part of their own at most; the others share the last. */
export const MOST_LEVELS = 120;

/** What the last part of many texts is called. */
const REST = 'all others';

/** The parts' names for people. */
export function labelsOf({ cut, unit }: Dimension): readonly string[] {
  if (cut.kind === 'whole') return cut.labels;
  if (cut.kind === 'levels') return cut.more ? [...cut.labels, REST] : cut.labels;
  return cut.edges.slice(1).map((to, i) => span(cut.of, cut.edges[i] ?? to, to, unit));
}

/** How many parts there are; rows without a value are counted under this number. */
export function partsOf({ cut }: Dimension): number {
  if (cut.kind === 'whole') return cut.labels.length;
  if (cut.kind === 'bins') return Math.max(0, cut.edges.length - 1);
  return cut.values.length + (cut.more ? 1 : 0);
}

/** Whether the parts have an order, so that neighbours belong together. */
export function isOrdered({ cut }: Dimension): boolean {
  return cut.kind !== 'levels' || cut.values.every((value) => SEASON_ORDER.includes(value));
}

/** Seasons are texts with an order. */
const SEASON_ORDER: readonly string[] = ['Winter', 'Spring', 'Summer', 'Autumn'];

/** "10 to 15 °C"; of days that last whole days the last one itself: "2015-01-01 to 2015-01-14". */
export function span(of: 'numbers' | 'days', from: number, to: number, unit: string): string {
  if (of === 'numbers') return `${figure(from)} to ${figure(to)}${unit && `\u00a0${unit}`}`;
  const [first, last] = [isoDay(from), isoDay(to - DAY_MS)];
  return first === last ? first : `${first} to ${last}`;
}

const DAY_MS = 86_400_000;

function isoDay(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 10);
}

function figure(value: number): string {
  return String(value).replace('-', '\u2212');
}
