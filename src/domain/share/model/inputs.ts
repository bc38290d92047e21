import type { FeatureMatrix } from '../../features/matrix.ts';
import { numberReader } from '../../features/linked.ts';
import { placed } from '../../features/placed.ts';
import { columnsOf, type FeaturePlan, type Numeric } from '../../features/plan.ts';
import { ADDED } from '../../recipe/names.ts';
import { safeCell } from '../../words/csv.ts';

/** Rows that are written at a time. */
const AT_ONCE = 10_000;

/**
 * What a network was given, as the parts of a CSV file: each row's number and every column of the plan, those
 * that are made of the whole study among them. A level that the plan does not know is `OTHER`. Read by the
 * plan, the cells give the same inputs. Rows are numbered from behind the first `before`.
 */
export function* inputLines(
  plan: FeaturePlan,
  matrix: FeatureMatrix,
  before = 0,
): Generator<string> {
  yield `${[ADDED.row, ...columnsOf(plan)].map(safeCell).join(',')}\r\n`;
  const cells = [
    (row: number) => String(matrix.rowIds[row]! - before),
    ...plan.fields.map((_, field) => levelReader(plan, field, matrix)),
    ...placed(plan.numerics).map((numeric) => valueReader(numeric, numeric.offset, matrix)),
  ];
  for (let from = 0; from < matrix.rows; from += AT_ONCE) {
    const rows = Math.min(AT_ONCE, matrix.rows - from);
    const line = (_: unknown, i: number) => cells.map((cell) => cell(from + i)).join(',');
    yield `${Array.from({ length: rows }, line).join('\r\n')}\r\n`;
  }
}

/** A level that the plan does not know, or that was rare in training. */
const OTHER = '(other)';

type CellReader = (row: number) => string;

function levelReader({ fields }: FeaturePlan, field: number, matrix: FeatureMatrix): CellReader {
  const { levels, offset } = fields[field]!;
  const texts = ['', levels.includes(OTHER) ? `(${OTHER})` : OTHER, ...levels].map(safeCell);
  return (row) => texts[matrix.codes[row * matrix.fields + field]! - offset]!;
}

function valueReader(numeric: Numeric, at: number, matrix: FeatureMatrix): CellReader {
  const read = numberReader(matrix, at);
  const isMissing = numeric.flagMissing ? numberReader(matrix, at + 1) : () => 0;
  const known = new Map<number, string>();
  return (row) => {
    if (isMissing(row) === 1) return '';
    const z = read(row);
    const text = known.get(z) ?? shortest(z, numeric);
    known.set(z, text);
    return text;
  };
}

/** The shortest decimal that standardises to the same float. */
function shortest(z: number, { mean, sd }: Numeric): string {
  const value = z * sd + mean;
  for (let digits = 1; digits < 17; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround((short - mean) / sd) === z) return String(short);
  }
  return String(value);
}
