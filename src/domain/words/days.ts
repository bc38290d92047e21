const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const GAP = '\u00a0';

/** Two ISO days as a span: "23 Jan – 8 Feb 2015"; whole years as "2015" or "2001–2020". */
export function days(first: string | null, last: string | null): string {
  const from = parse(first);
  const to = parse(last);
  if (!from || !to) return '–';
  if (from.month === 1 && from.day === 1 && to.month === 12 && to.day === 31)
    return from.year === to.year ? from.year : `${from.year}–${to.year}`;
  if (first === last) return written(from);
  return `${from.year === to.year ? dayOf(from) : written(from)} – ${written(to)}`;
}

interface Day {
  readonly year: string;
  readonly month: number;
  readonly day: number;
}

function parse(day: string | null): Day | null {
  const [, year, month, dayOfMonth] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day ?? '') ?? [];
  return year === undefined ? null : { year, month: Number(month), day: Number(dayOfMonth) };
}

function dayOf({ month, day }: Day): string {
  return `${day}${GAP}${MONTHS[month - 1] ?? String(month)}`;
}

function written(day: Day): string {
  return `${dayOf(day)}${GAP}${day.year}`;
}
