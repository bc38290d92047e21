/** A part of a strptime format: which digits it takes, in Java's regular expressions, and the part of a time that they are. */
interface Specifier {
  readonly pattern: string;
  readonly part: TimePart;
}

type TimePart =
  | 'year'
  | 'shortYear'
  | 'month'
  | 'day'
  | 'hour'
  | 'hour12'
  | 'minute'
  | 'second'
  | 'fraction'
  | 'half';

/**
 * The strptime specifiers that a study's formats are made of, as DuckDB reads them: as many digits as
 * there are up to the most, and never fewer for what follows (`++` and `}+` give nothing back).
 */
const SPECIFIERS: Readonly<Record<string, Specifier>> = {
  Y: { pattern: '[0-9]{1,4}+', part: 'year' },
  y: { pattern: '[0-9]{1,2}+', part: 'shortYear' },
  m: { pattern: '[0-9]{1,2}+', part: 'month' },
  d: { pattern: '[0-9]{1,2}+', part: 'day' },
  H: { pattern: '[0-9]{1,2}+', part: 'hour' },
  I: { pattern: '1[0-2]|0?[1-9]', part: 'hour12' },
  M: { pattern: '[0-5]?[0-9]', part: 'minute' },
  S: { pattern: '[0-5]?[0-9]', part: 'second' },
  g: { pattern: '[0-9]{1,3}', part: 'fraction' },
  p: { pattern: '[AaPp][Mm]', part: 'half' },
};

/** A time format as a pattern whose groups are the parts of a time. */
export interface TimePattern {
  readonly pattern: string;
  /** The part that each group is, the first group first. */
  readonly parts: readonly TimePart[];
}

/**
 * A strptime format as a pattern.
 * @throws {Error} where the format has a specifier that no study's has
 */
export function timePattern(format: string): TimePattern {
  const parts: TimePart[] = [];
  const pieces = [...format.matchAll(/%(.)|( +)|([^% ]+)/g)].map(([, letter, blanks, text]) => {
    if (letter === undefined) return blanks === undefined ? escaped(text ?? '') : '\\s+';
    const specifier = SPECIFIERS[letter];
    if (!specifier) throw new Error(`no date format of a study has %${letter}`);
    parts.push(specifier.part);
    return `(${specifier.pattern})`;
  });
  return { pattern: `^\\s*${pieces.join('')}\\s*\\z`, parts };
}

/** Years below this without a century are of this one, as POSIX has it. */
const CENTURY_TURNS = 69;

/**
 * SQL for the time that a pattern finds in a text, given SQL for its groups; null where it finds none or
 * where there is no such time.
 */
export function timeSql({ parts }: TimePattern, group: (index: number) => string): string {
  const of = (part: TimePart) => {
    const at = parts.indexOf(part);
    return at < 0 ? null : group(at + 1);
  };
  const whole = (part: TimePart) => {
    const text = of(part);
    return text === null ? null : `cast(${text} as int)`;
  };
  const short = whole('shortYear');
  const year =
    short === null
      ? whole('year')
      : `${short} + case when ${short} < ${String(CENTURY_TURNS)} then 2000 else 1900 end`;
  const hour12 = whole('hour12');
  const hour =
    hour12 === null
      ? (whole('hour') ?? '0')
      : `${hour12} % 12 + case when lower(${of('half') ?? "'am'"}) = 'pm' then 12 else 0 end`;
  const second = of('second');
  const fraction = of('fraction');
  const seconds =
    second === null
      ? '0'
      : `cast(${fraction === null ? second : `concat(${second}, '.', ${fraction})`} as decimal(16, 6))`;
  const args = [year, whole('month'), whole('day'), hour, whole('minute') ?? '0', seconds];
  return `make_timestamp(${args.join(', ')})`;
}

function escaped(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, (sign) => `[${sign}]`);
}
