import type { JoinedColumn, JoinPlan } from '../recipe/join.ts';
import type { RowKey } from '../recipe/keys.ts';
import type { FeatureSet } from '../recipe/recipe.ts';
import type { ColumnRole } from '../table/column.ts';
import { computedOf, COMPUTED_NAMES, type ComputedName } from './computed.ts';
import { encodingsOf, type Encoding, type Part } from './encodings.ts';

/** What a network is given of the joined view, and what is made of it. */
export interface FeatureChoice {
  /** Columns of the joined view, as categories and as numbers. */
  readonly categories: readonly string[];
  readonly numbers: readonly string[];
  readonly computed: readonly ComputedName[];
  readonly encodings: readonly Encoding[];
  /** Categories in order of time, of which a level after the last of training counts as that last. */
  readonly clipped: readonly string[];
  /** The column whose levels tell of other offences; null where nothing does. */
  readonly offence: string | null;
  /** The columns to choose from, and the keys in the files. */
  readonly columns: readonly JoinedColumn[];
  readonly keys: readonly RowKey[];
}

/** The columns marked as features, without those known only later. Derived columns are categories. */
export function chooseFeatures(columns: readonly JoinedColumn[]): FeatureChoice {
  const chosen = columns.filter(
    ({ table, column }) => table === 'derived' || (column?.feature && column.known === 'at report'),
  );
  return {
    categories: chosen.filter((c) => !isNumber(c)).map((c) => c.name),
    numbers: chosen.filter(isNumber).map((c) => c.name),
    computed: [],
    encodings: [],
    clipped: [],
    offence: null,
    columns,
    keys: [],
  };
}

/** All that is legitimate: also roles that the example leaves out, and what is computed. */
export function chooseBest({ columns, keys }: Pick<JoinPlan, 'columns' | 'keys'>): FeatureChoice {
  const example = chooseFeatures(columns);
  const first = (roles: readonly ColumnRole[]) => roles.flatMap((role) => named(columns, role))[0];
  const offence = first(['offence code', 'description', 'offence']);
  const hasKey = (role: RowKey['role']) => keys.some((key) => key.role === role);
  const possible = {
    delay: hasKey('case number'),
    others: hasKey('block') && offence !== undefined,
  };
  const computed = COMPUTED_NAMES.filter((name) => {
    const { after } = computedOf(name);
    return after === undefined || possible[after];
  });
  const added = [offence, ...ADDED_ROLES.map((role) => first([role]))];
  const column = (name: string | undefined): Part | null =>
    name === undefined ? null : { from: 'column', name };
  const made = (name: ComputedName): Part | null =>
    computed.includes(name) ? { from: 'computed', name } : null;
  const type = first(['offence']);
  return {
    ...example,
    categories: [...new Set([...example.categories, ...added.flatMap((name) => name ?? [])])],
    computed,
    encodings: encodingsOf({
      offence: column(offence),
      type: type === offence ? null : column(type),
      place: column(first(['place'])),
      beat: column(first(['beat', 'district'])),
      area: column(first(['area'])),
      year: { from: 'column', name: 'Year' },
      hour: { from: 'column', name: 'HourOfDay' },
      delay: made('Report delay'),
      block: hasKey('block') ? { from: 'block' } : null,
      others: made('Other offence 1'),
      'second other': made('Other offence 2'),
    }),
    clipped: ['Year', 'Year and month'],
    offence: offence ?? null,
    keys,
  };
}

/** The presets, for people. */
export const FEATURE_SETS: Readonly<
  Record<
    FeatureSet,
    {
      readonly label: string;
      readonly note: string;
      readonly choose: (plan: Pick<JoinPlan, 'columns' | 'keys'>) => FeatureChoice;
    }
  >
> = {
  example: {
    label: 'As in H2O’s example',
    note: 'The columns of the files, the calendar, weather and areas.',
    choose: ({ columns }) => chooseFeatures(columns),
  },
  best: {
    label: 'Best',
    note: 'Also the minute, the delay of the report, and arrest rates of training rows.',
    choose: chooseBest,
  },
};

/** Roles that are learned from wherever they are known at the time of the report. */
const ADDED_ROLES = [
  ...(['offence', 'place', 'domestic', 'area', 'district', 'beat', 'ward'] as const),
] satisfies readonly ColumnRole[];

/** The category of a role that is known at the time of the report. */
function named(columns: readonly JoinedColumn[], role: ColumnRole): string[] {
  return columns
    .filter(({ table, column }) => table === 'incidents' && column?.role === role)
    .filter((column) => column.column?.known === 'at report' && !isNumber(column))
    .map(({ name }) => name);
}

function isNumber({ column }: JoinedColumn): boolean {
  return column?.type === 'number';
}
