import type { FeatureChoice } from '../../../domain/features/choose.ts';
import { BOOLEAN_LEVELS, codingOf, type Coding } from '../../../domain/features/coded.ts';
import { computedOf } from '../../../domain/features/computed.ts';
import type { RawLevels } from '../../../domain/features/levels.ts';
import { identifier, literals } from '../../../domain/recipe/sql.ts';
import { FEATURE_TABLES } from '../../../domain/recipe/tables.ts';
import type { Session } from '../session.ts';
import type { SmallColumns } from './smallTables.ts';

/** A category before it is fitted: where its raw codes are read, and what they stand for. */
export type RawCategory = RawLevels & {
  readonly source:
    | { readonly from: 'row'; readonly sql: string }
    /** The raw code by the number of the small table's row. */
    | { readonly from: 'weather' | 'areas'; readonly codes: Uint16Array<ArrayBuffer> };
};

/** The chosen categories, columns first, then computed ones. */
export async function rawCategories(
  session: Session,
  choice: FeatureChoice,
  small: readonly SmallColumns[],
): Promise<RawCategory[]> {
  const texts = await codedTexts(session, choice);
  const clipped = (name: string) => choice.clipped.includes(name);
  const chosen = choice.categories.map((name): RawCategory => {
    const column = choice.columns.find((c) => c.name === name);
    const base = { name, clipped: clipped(name) };
    const coding = column ? codingOf(column) : null;
    if (coding) {
      const source = { from: 'row', sql: `c.${identifier(name)}` } as const;
      return { ...base, source, text: TEXTS[coding](texts.get(name)) };
    }
    return { ...base, ...ofSmallTable(name, small) };
  });
  const computed = choice.computed.flatMap((name): RawCategory[] => {
    const feature = computedOf(name);
    if (feature.kind !== 'category') return [];
    const { levels } = feature;
    const own = texts.get(choice.offence ?? '');
    const text = levels ? (code: number) => levels[code - 1] : TEXTS.levels(own);
    const source = { from: 'row', sql: `k.${identifier(name)}` } as const;
    return [{ name, clipped: clipped(name), source, text }];
  });
  return [...chosen, ...computed];
}

type Texts = ReadonlyMap<number, string>;

const TEXTS: Record<Coding, (texts: Texts | undefined) => RawLevels['text']> = {
  levels: (texts) => (code) => texts?.get(code),
  boolean: () => (code) => BOOLEAN_LEVELS[code - 1],
  integer: () => (code) => String(code - 1),
  // A number is never a category.
  number: () => () => undefined,
};

/** The texts of raw codes by column. */
async function codedTexts(
  session: Session,
  { categories, offence }: FeatureChoice,
): Promise<ReadonlyMap<string, Texts>> {
  const names = [...categories, ...(offence === null ? [] : [offence])];
  const texts = new Map<string, Map<number, string>>();
  if (names.length === 0) return texts;
  const sql = `select name, code, level from ${FEATURE_TABLES.levels} where name in (${literals(names)})`;
  await session.rows('Reading levels', sql, (row) => {
    const name = row.text('name') ?? '';
    const own = texts.get(name) ?? new Map<number, string>();
    texts.set(name, own.set(row.number('code'), row.text('level') ?? ''));
  });
  return texts;
}

/** A small table's texts as raw codes, in the order in which they come up. */
function ofSmallTable(
  name: string,
  small: readonly SmallColumns[],
): Pick<RawCategory, 'source' | 'text'> {
  for (const { table, texts } of small) {
    const column = texts.get(name);
    if (!column) continue;
    const levels = [...new Set(column)].filter((text) => text !== null);
    const codeOf = new Map(levels.map((text, i) => [text, i + 1]));
    const codes = Uint16Array.from(column, (text) => (text === null ? 0 : (codeOf.get(text) ?? 0)));
    return { source: { from: table, codes }, text: (code) => levels[code - 1] };
  }
  throw new Error(`the joined view has no category "${name}"`);
}
