import { levelLike } from '../features/encode.ts';
import type { FeaturePlan } from '../features/plan.ts';
import type { ColumnRole } from '../table/column.ts';

/** A made-up incident: when, and its columns' texts by what they mean. */
export interface MadeUp {
  readonly name: string;
  /** Local time, as a `datetime-local` input has it. */
  readonly at: string;
  readonly values: readonly (readonly [ColumnRole, string])[];
}

/** The two crimes that H2O's example of 2015 scores at its end (`ChicagoCrimeApp`). */
export const ARTICLE_CRIMES: readonly MadeUp[] = [
  {
    name: 'NARCOTICS on the street',
    at: '2015-02-08T23:43',
    values: [
      ['offence code', '1811'],
      ['offence', 'NARCOTICS'],
      ['place', 'STREET'],
      ['domestic', 'false'],
      ['beat', '422'],
      ['district', '4'],
      ['ward', '7'],
      ['area', '46'],
      ['FBI code', '18'],
    ],
  },
  {
    name: 'DECEPTIVE PRACTICE in a residence',
    at: '2015-02-08T23:00',
    values: [
      ['offence code', '1150'],
      ['offence', 'DECEPTIVE PRACTICE'],
      ['place', 'RESIDENCE'],
      ['domestic', 'false'],
      ['beat', '923'],
      ['district', '9'],
      ['ward', '14'],
      ['area', '63'],
      ['FBI code', '11'],
    ],
  },
];

/** Whether a plan knows what a made-up incident is about: its offence and its kind of place. */
export function canTell(
  plan: FeaturePlan,
  { values }: MadeUp,
  nameOf: (role: ColumnRole) => string | null,
): boolean {
  return values
    .filter(([role]) => role === 'offence' || role === 'place')
    .every(([role, text]) => {
      const field = plan.fields.find(({ name }) => name === nameOf(role));
      return field?.levels.includes(levelLike(field, text)) ?? false;
    });
}
