import {
  fitLevels,
  globalCodes,
  RAW_CODES,
  type FittedLevels,
} from '../../../domain/features/levels.ts';
import type { Field } from '../../../domain/features/plan.ts';
import { SIDES } from '../../../domain/recipe/recipe.ts';
import { FEATURE_TABLES } from '../../../domain/recipe/tables.ts';
import type { Session } from '../session.ts';
import type { RawCategory } from './categories.ts';
import { codesOf, valuesOf, type Numbers } from './columns.ts';
import { bySide, scatter, scatterCodes, spotsOf, type BySide, type Places } from './places.ts';
import type { SmallColumns } from './smallTables.ts';

/** What was read of the incidents: raw codes row by row, and their rows in the small tables. */
export interface RawRows {
  readonly rowIds: BySide<Int32Array<ArrayBuffer>>;
  readonly outcomes: BySide<Uint8Array<ArrayBuffer>>;
  readonly codes: BySide<Uint16Array<ArrayBuffer>>;
  readonly links: ReadonlyMap<SmallColumns['table'], BySide<Links>>;
}

/** Each incident's row in a small table, from 1; 0 for none. */
type Links = Uint16Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

/** Reads the categories of every incident of the split in one pass, in whatever order they come. */
export async function readCodes(
  session: Session,
  places: Places,
  categories: readonly RawCategory[],
  small: readonly SmallColumns[],
  onShare: (share: number) => void,
): Promise<RawRows> {
  const { sizes } = places;
  const fields = categories.length;
  const raw: RawRows = {
    rowIds: bySide((side) => new Int32Array(sizes[side])),
    outcomes: bySide((side) => new Uint8Array(sizes[side])),
    codes: bySide((side) => new Uint16Array(sizes[side] * fields)),
    links: new Map(
      small.map(({ table, rows }) => [
        table,
        bySide((side) => new (rows < RAW_CODES ? Uint16Array : Int32Array)(sizes[side])),
      ]),
    ),
  };
  const inRows = categories.flatMap(({ source }, field) =>
    source.from === 'row' ? [{ sql: source.sql, field }] : [],
  );
  const offsets = inRows.map(({ field }) => field);
  const isComputed = inRows.some(({ sql }) => sql.startsWith('k.'));
  const { coded, computed } = FEATURE_TABLES;
  const select = ['c._row', 'c._outcome', ...small.map(({ table }) => `c._${table}`)];
  const sql = `select ${[...select, ...inRows.map((column) => column.sql)].join(', ')}
from ${coded} c${isComputed ? ` join ${computed} k using (_row)` : ''}`;
  const all = sizes.train + sizes.validation + sizes.holdout;
  let seen = 0;
  for await (const batch of session.stream('Reading categories', sql)) {
    const spots = spotsOf(places, valuesOf(batch, 0));
    const put = (index: number, targets: BySide<Numbers>) => {
      scatter(spots, valuesOf(batch, index), targets, 1, 0);
    };
    put(0, raw.rowIds);
    put(1, raw.outcomes);
    [...raw.links.values()].forEach((links, i) => put(2 + i, links));
    const columns = inRows.map((_, i) => codesOf(batch, select.length + i));
    scatterCodes(spots, columns, raw.codes, fields, offsets);
    seen += batch.numRows;
    onShare(Math.min(1, seen / all));
  }
  fillLinked(raw, categories);
  return raw;
}

/** Categories of the small tables, by each incident's row in there. */
function fillLinked({ codes, links }: RawRows, categories: readonly RawCategory[]): void {
  categories.forEach(({ source }, field) => {
    if (source.from === 'row') return;
    for (const side of SIDES) {
      links.get(source.from)?.[side].forEach((link, row) => {
        codes[side][row * categories.length + field] = source.codes[link]!;
      });
    }
  });
}

/** Learns every category's levels from the training rows' raw codes. */
export function fitCategories(
  categories: readonly RawCategory[],
  codes: Uint16Array,
): FittedLevels[] {
  const fields = categories.length;
  return categories.map((category, field) => {
    const counts = new Uint32Array(RAW_CODES);
    for (let at = field; at < codes.length; at += fields) counts[codes[at]!]!++;
    return fitLevels(category, counts);
  });
}

/** Turns raw codes into the plan's, in place; categories that the plan left out go. */
export function toGlobal(
  codes: Uint16Array<ArrayBuffer>,
  fitted: readonly FittedLevels[],
  plan: readonly Field[],
): Uint16Array<ArrayBuffer> {
  const width = fitted.length;
  const kept = fitted.flatMap((one, at) => {
    const field = plan.find(({ name }) => name === one.name);
    return field && one.levels.length > 0 ? [{ at, map: globalCodes(field, one) }] : [];
  });
  let to = 0;
  for (let from = 0; from < codes.length; from += width) {
    for (let k = 0; k < kept.length; k++) {
      const { at, map } = kept[k]!;
      codes[to++] = map[codes[from + at]!]!;
    }
  }
  return to === codes.length ? codes : codes.slice(0, to);
}
