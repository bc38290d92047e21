import type { Vector } from 'apache-arrow';
import { ARREST_DEFINED_ROWS, ARREST_DEFINED_SHARE } from '../../domain/audit/arrestDefined.ts';
import type { CardFigures, FiguresRequest } from '../../domain/modelCard/figures.ts';
import {
  cardFigures,
  cardGroups,
  measureModel,
  type CodedColumn,
  type Defined,
  type HoldoutRows,
  type Measured,
} from '../../domain/modelCard/measure.ts';
import type { OnProgress } from '../../domain/progress.ts';
import { ADDED } from '../../domain/recipe/names.ts';
import { identifier, literal } from '../../domain/recipe/sql.ts';
import { TABLES } from '../../domain/recipe/tables.ts';
import type { Session } from './session.ts';

const ROWS = `${TABLES.joined} j join split s using (${ADDED.row})`;
/** What stands for nothing at all among groups. */
const MISSING = '(missing)';
/** Incidents without a time are a week of their own. */
const WEEK = `coalesce(cast(date_diff('day', date '1970-01-05', j.${ADDED.day}) // 7 as varchar), '')`;

/** What the hold-out's scores say of a model, beside others, for its card. Every model has scores. */
export async function cardFiguresOf(
  session: Session,
  { models, offence, groups, threshold }: FiguresRequest,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<CardFigures> {
  const steps = models.length + groups.length + 2;
  let step = 0;
  const report = (what: string) => {
    signal.throwIfAborted();
    onProgress({ what, share: step++ / steps });
  };
  report('Reading the hold-out');
  const rows: HoldoutRows = {
    outcomes: await numbers(session, models[0]?.id ?? '', `j.${ADDED.outcome}`),
    scores: await inTurn(models, ({ id }) => numbers(session, id, 'p.score')),
    weeks: await texts(session, models[0]?.id ?? '', WEEK),
  };
  const measured = await inTurn(models, async ({ name }, i): Promise<Measured> => {
    report(`Measuring ${name}`);
    await nextTask();
    return measureModel(name, rows.scores[i]!, rows);
  });
  const [first, ...others] = measured;
  if (!first) throw new Error('a card needs a model');
  const found = await inTurn(groups, async ({ by, column }) => {
    report(`Auditing by ${by}`);
    const coded = await texts(session, models[0]!.id, levelOf(column));
    return cardGroups(by, coded, rows, threshold);
  });
  report('Looking at offences');
  const defined = offence === null ? null : await definedBy(session, models[0]!.id, offence);
  return cardFigures([first, ...others], rows, threshold, found, defined);
}

const levelOf = (column: string) =>
  `coalesce(cast(j.${identifier(column)} as varchar), ${literal(MISSING)})`;

/** Offences of training rows that come nearly only with an arrest, by the hold-out's codes. */
async function definedBy(session: Session, model: string, offence: string): Promise<Defined> {
  const sql = `select ${levelOf(offence)} as level, count(*) as n, sum(j.${ADDED.outcome}) as arrests
from ${ROWS} where s.side = 'train' group by 1
having n >= ${ARREST_DEFINED_ROWS} and arrests >= ${ARREST_DEFINED_SHARE} * n`;
  const levels = await session.rows('Looking for arrest-defined offences', sql, (row) => ({
    ...{ level: row.text('level') ?? '', rows: row.number('n'), arrests: row.number('arrests') },
  }));
  const column = await texts(session, model, levelOf(offence));
  // Those that the hold-out does not have get codes that none of its rows has.
  const among = levels.map(({ level, rows, arrests }, i) => {
    const at = column.levels.indexOf(level);
    return { code: at < 0 ? column.levels.length + i : at, rows, arrests };
  });
  return { among, column };
}

/** One value of a model's scored hold-out, in row order. */
async function column(session: Session, model: string, value: string): Promise<Vector | null> {
  const sql = `select ${value} as v from scores p join ${TABLES.joined} j using (${ADDED.row}) join split s using (${ADDED.row})
where s.side = 'holdout' and p.model = ${literal(model)} order by ${ADDED.row}`;
  return (await session.query('Reading the hold-out', sql)).getChild('v');
}

async function numbers(session: Session, model: string, value: string): Promise<Float64Array> {
  const found: unknown = (await column(session, model, `cast(${value} as double)`))?.toArray();
  return found instanceof Float64Array ? found : new Float64Array();
}

async function texts(session: Session, model: string, value: string): Promise<CodedColumn> {
  const found = await column(session, model, value);
  const places = new Map<string, number>();
  const codes = Int32Array.from({ length: found?.length ?? 0 }, (_, row) => {
    const text = String(found?.get(row));
    const place = places.get(text) ?? places.size;
    places.set(text, place);
    return place;
  });
  return { codes, levels: [...places.keys()] };
}

async function inTurn<T, R>(
  items: readonly T[],
  one: (item: T, i: number) => Promise<R>,
): Promise<R[]> {
  const done: R[] = [];
  for (const [i, item] of items.entries()) done.push(await one(item, i));
  return done;
}

/** Lets a cancel in between two models. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
