import type { FeatureChoice } from './choose.ts';
import { describeFeatures, type FeatureInfo } from './describe.ts';
import { encodedNames } from './encodings.ts';

/**
 * The names of everything that a model is given, and of the incidents' columns that any of it is made
 * from: an arrest rate by offence reads the offence.
 */
export function columnsRead(choice: FeatureChoice, given: readonly string[]): readonly string[] {
  const isGiven = ({ name, from }: FeatureInfo) =>
    (from === 'arrest rates' ? encodedNames({ name }) : [name]).some((one) => given.includes(one));
  const roles = describeFeatures(choice)
    .filter(isGiven)
    .flatMap(({ reads }) => reads);
  const read = choice.columns.filter(
    ({ table, column }) => table === 'incidents' && column?.role && roles.includes(column.role),
  );
  return [...new Set([...given, ...read.map(({ name }) => name)])];
}
