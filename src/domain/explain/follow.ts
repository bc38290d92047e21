import { decodeLevel, numberPlaces } from '../features/encode.ts';
import {
  encodedNames,
  ENCODING_STRENGTH,
  FOLDS,
  partName,
  type Encoding,
  type Part,
} from '../features/encodings.ts';
import type { FeatureMatrix } from '../features/matrix.ts';
import { standardised } from '../features/numbers.ts';
import type { FeaturePlan, Field, Numeric } from '../features/plan.ts';

/**
 * Lets arrest rates follow the columns that they are made of, when these are set to something else:
 * in place, for each row of `rows` whose codes differ from those of the same row `before`.
 */
export type Follow = (rows: FeatureMatrix, before: FeatureMatrix) => void;

/** Training rows of a combination, and those that led to an arrest. */
interface Tally {
  rows: number;
  arrests: number;
}

/** An encoding whose two numbers stand in a plan. */
interface Placed {
  /** Where its parts stand among a row's codes; null for what is not among them: the block. */
  readonly parts: readonly (number | null)[];
  readonly rate: { readonly numeric: Numeric; readonly at: number };
  readonly seen: { readonly numeric: Numeric; readonly at: number };
}

const CODES = 2 ** 16;
/** An incident's own tenth is left out of its rates (`Encoding`): it sees this share of a combination. */
const OTHER_FOLDS = 1 - 1 / FOLDS;
const NONE: Tally = { rows: 0, arrests: 0 };

/**
 * Follows by the training rows: a changed combination gets the rate and the count that an incident
 * with it has on average. With the example's block, or with what training had too seldom, a changed
 * combination was never seen.
 */
export function followerOf(
  plan: FeaturePlan,
  encodings: readonly Encoding[],
  train: FeatureMatrix,
): Follow {
  const placed = encodings.flatMap((encoding) => placeOf(plan, encoding) ?? []);
  const prior = train.outcomes.reduce((sum, outcome) => sum + outcome, 0) / train.rows;
  const tallies = new Map<Placed, ReadonlyMap<number, Tally>>();
  const talliesOf = (one: Placed) => {
    const known = tallies.get(one) ?? tally(train, one);
    tallies.set(one, known);
    return known;
  };

  const found = (one: Placed, codes: Uint16Array, start: number): Tally => {
    const isTold = one.parts.every(
      (part) =>
        part !== null && decodeLevel(plan.fields[part]!, codes[start + part]!).kind !== 'unknown',
    );
    if (!isTold) return NONE;
    return talliesOf(one).get(keyOf(one, codes, start)) ?? NONE;
  };

  return (rows, before) => {
    const { fields, numbers, codes, values } = rows;
    for (const one of placed) {
      for (let row = 0; row < rows.rows; row++) {
        const start = row * fields;
        const isChanged = one.parts.some(
          (part) => part !== null && codes[start + part] !== before.codes[start + part],
        );
        if (!isChanged) continue;
        const { rows: n, arrests } = found(one, codes, start);
        const [all, yes] = [OTHER_FOLDS * n, OTHER_FOLDS * arrests];
        const odds =
          (yes + ENCODING_STRENGTH * prior) / (all - yes + ENCODING_STRENGTH * (1 - prior));
        const { rate, seen } = one;
        values[row * numbers + rate.at] = standardised(Math.log(odds), rate.numeric);
        values[row * numbers + seen.at] = standardised(Math.log1p(all), seen.numeric);
      }
    }
  };
}

/** Where an encoding stands in a plan; null where the plan has it not. */
function placeOf(plan: FeaturePlan, encoding: Encoding): Placed | null {
  const places = numberPlaces(plan);
  const [rate, seen] = encodedNames(encoding).map((name) => {
    const at = plan.numerics.findIndex((numeric) => numeric.name === name);
    return at < 0 ? null : { numeric: plan.numerics[at]!, at: places[at]!.value };
  });
  if (!rate || !seen) return null;
  return { parts: encoding.parts.map((part) => fieldOf(plan.fields, part)), rate, seen };
}

function fieldOf(fields: readonly Field[], part: Part): number | null {
  const at = fields.findIndex(({ name }) => part.from !== 'block' && name === partName(part));
  return at < 0 ? null : at;
}

function tally({ rows, fields, codes, outcomes }: FeatureMatrix, one: Placed) {
  const tallies = new Map<number, Tally>();
  for (let row = 0; row < rows; row++) {
    const key = keyOf(one, codes, row * fields);
    const found = tallies.get(key);
    const arrests = outcomes[row]!;
    if (found) {
      found.rows++;
      found.arrests += arrests;
    } else tallies.set(key, { rows: 1, arrests });
  }
  return tallies;
}

/** The codes of the parts as one number. */
function keyOf({ parts }: Placed, codes: Uint16Array, start: number): number {
  return parts.reduce<number>((key, part) => key * CODES + codes[start + (part ?? 0)]!, 0);
}
