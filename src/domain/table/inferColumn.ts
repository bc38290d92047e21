import type { Column, ColumnRole, ColumnType, KnownWhen } from './column.ts';
import type { ColumnFacts } from './columnFacts.ts';

/** Words of headers whose numbers are names: adding them up means nothing. */
const CODES = new Set([
  ...['id', 'no', 'num', 'number', 'code', 'cd', 'zip', 'zipcode', 'beat', 'district', 'ward'],
  ...['precinct', 'tract', 'area', 'sector', 'zone', 'fips', 'geoid', 'ucr', 'iucr', 'nibrs'],
]);

/** Words of what is written once a case has gone on. */
const LATER = new Set([
  ...['updated', 'update', 'modified', 'closed', 'cleared', 'clearance', 'disposition'],
  ...['resolution', 'status', 'arrest', 'arrested', 'arrests', 'outcome', 'suspect', 'suspects'],
]);

const CODED: ReadonlySet<ColumnRole> = new Set(['area', 'district', 'beat', 'ward']);

/** A category has no more values than this among the rows looked at, and repeats them. */
const MOST_LEVELS = 150;

/** How a column's text is best read, by what it looks like; unsure is text. */
export function inferType(facts: ColumnFacts): ColumnType {
  if (facts.values.length === 0) return 'text';
  if (facts.isDate) return facts.hasTime ? 'timestamp' : 'date';
  if (facts.share['yes or no'] === 1 && facts.distinct === 2) return 'boolean';
  const isCode = facts.hasLeadingZeros || facts.words.some((word) => CODES.has(word));
  if (facts.isNumber && !(isCode && !facts.hasFractions)) return 'number';
  return isFew(facts) ? 'category' : 'text';
}

/** Whether the values are few and come again. */
export function isFew({ distinct, values }: ColumnFacts, most = MOST_LEVELS): boolean {
  return distinct <= most && distinct <= values.length / 2;
}

/** A column with the role that was inferred for it. */
export function inferColumn(
  facts: ColumnFacts,
  role: ColumnRole | null,
  learnt: ReadonlySet<ColumnRole>,
): Column {
  const known = knownWhen(facts, role);
  const type = typeFor(facts, role);
  const feature = role !== null && learnt.has(role) && known === 'at report';
  return { name: facts.name, type, role, known, feature };
}

function typeFor(facts: ColumnFacts, role: ColumnRole | null): ColumnType {
  if (role === 'time of day' || role === 'id' || role === 'area name') return 'text';
  // Codes are codes however many there are.
  if (role !== null && CODED.has(role)) return 'category';
  return inferType(facts);
}

function knownWhen({ words }: ColumnFacts, role: ColumnRole | null): KnownWhen {
  if (role === 'outcome') return 'outcome';
  return words.some((word) => LATER.has(word)) ? 'later' : 'at report';
}
