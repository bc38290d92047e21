import type { ColumnRole, KnownWhen } from '../table/column.ts';
import { computedOf } from './computed.ts';
import type { FeatureChoice } from './choose.ts';
import type { Encoding, Part } from './encodings.ts';

/** What a feature is, for people and for whoever leaves features out by what they tell. */
export interface FeatureInfo {
  readonly name: string;
  readonly from: 'column' | 'calendar' | 'computed' | 'arrest rates';
  readonly known: KnownWhen;
  /** The roles of the incidents' columns that it is made from; a column without a role has none. */
  readonly reads: readonly ColumnRole[];
  /** Why it helps, where that is not plain; of columns, nothing. */
  readonly why: string;
}

/** Roles that say what the offence is: some of its values are recorded almost only when somebody is arrested. */
export const OFFENCE_ROLES: readonly ColumnRole[] = [
  'offence code',
  'offence',
  'description',
  'FBI code',
];

const RATES =
  'How often such incidents led to an arrest, among the training rows of other tenths: never the incident’s own outcome, nor one at its minute and block.';

/** Every feature of a choice, in the order in which a network is given them. */
export function describeFeatures(choice: FeatureChoice): FeatureInfo[] {
  const { categories, numbers, computed, encodings } = choice;
  return [
    ...[...categories, ...numbers].map((name) => columnInfo(choice, name)),
    ...computed.map((name): FeatureInfo => {
      const { reads, why } = computedOf(name);
      return { name, from: 'computed', known: 'at report', reads, why };
    }),
    ...encodings.map((encoding): FeatureInfo => {
      const reads = readsOf(choice, encoding);
      return { name: encoding.name, from: 'arrest rates', known: 'at report', reads, why: RATES };
    }),
  ];
}

/** The choice without the features that are known too late, or made from any of some roles. */
export function without(
  choice: FeatureChoice,
  { roles, lateToo }: { readonly roles: readonly ColumnRole[]; readonly lateToo: boolean },
): FeatureChoice {
  const goes = (info: FeatureInfo) =>
    info.reads.some((role) => roles.includes(role)) || (!lateToo && info.known !== 'at report');
  const left = new Set(
    describeFeatures(choice)
      .filter((info) => !goes(info))
      .map(({ from, name }) => `${from === 'calendar' ? 'column' : from} ${name}`),
  );
  const kept = <T extends string>(names: readonly T[], from: FeatureInfo['from']) =>
    names.filter((name) => left.has(`${from} ${name}`));
  return {
    ...choice,
    categories: kept(choice.categories, 'column'),
    numbers: kept(choice.numbers, 'column'),
    computed: kept(choice.computed, 'computed'),
    encodings: choice.encodings.filter(({ name }) => left.has(`arrest rates ${name}`)),
  };
}

function columnInfo({ columns }: FeatureChoice, name: string): FeatureInfo {
  const found = columns.find((column) => column.name === name);
  if (found?.table === 'derived') {
    return { name, from: 'calendar', known: 'at report', reads: ['occurred at'], why: '' };
  }
  const role = found?.table === 'incidents' ? found.column?.role : null;
  const known = found?.column?.known ?? 'at report';
  return { name, from: 'column', known, reads: role ? [role] : [], why: '' };
}

function readsOf(choice: FeatureChoice, { parts }: Encoding): ColumnRole[] {
  const read: Record<Part['from'], (part: Part) => readonly ColumnRole[]> = {
    column: (part) => (part.from === 'column' ? columnInfo(choice, part.name).reads : []),
    computed: (part) => (part.from === 'computed' ? computedOf(part.name).reads : []),
    block: () => ['block'],
  };
  return [...new Set(parts.flatMap((part) => read[part.from](part)))];
}
