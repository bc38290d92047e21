import type { JoinReceipt } from '../recipe/joinReceipt.ts';
import { plural } from './format.ts';

/** Why there is nothing to train where no incident has an outcome. */
export const NOT_LEARNED =
  'No column says what came of these incidents, so nothing can be learned from them.';

/** What did not take part in a join, and what became of it; nothing where all did. */
export function leftOut({ withoutOutcome, withoutTime, withoutKey }: JoinReceipt): string[] {
  const lines = [
    [withoutOutcome, 'incident', 'without an outcome: shown, not learned from.'],
    [withoutTime, 'incident', 'without a readable time: kept, with the time missing.'],
    [withoutKey.weather, 'row', 'of the weather without a readable day: joined with nothing.'],
    [withoutKey.areas, 'row', 'of the areas without a number: joined with nothing.'],
  ] as const;
  return lines.flatMap(([n, one, what]) => (n > 0 ? [`${plural(n, one)} ${what}`] : []));
}
