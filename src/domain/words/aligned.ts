import type { Alignment } from '../recipe/joinReceipt.ts';
import { count, plural } from './format.ts';

/** How files of one kind became one table, as a small table: a column for each way of naming. */
export interface AlignedTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const NOT_THERE = '–';

/** Files that call every column the same, by their place, in the files' order. */
function groups({ files, columns }: Alignment): number[][] {
  const byNames = new Map<string, number[]>();
  files.forEach((_, at) => {
    const names = JSON.stringify(columns.map(({ headers }) => headers[at] ?? null));
    byNames.set(names, [...(byNames.get(names) ?? []), at]);
  });
  return [...byNames.values()];
}

/** In a sentence, whether the files agree on their columns. */
export function alignedLine(alignment: Alignment): string {
  const { files, columns } = alignment;
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  const became = `${plural(files.length, 'file')} became one table of ${plural(rows, 'row')}`;
  const ways = groups(alignment).length;
  if (ways === 1) return `${became}; they call all ${plural(columns.length, 'column')} the same.`;
  const role = columns.filter(({ by }) => by === 'role').length;
  const header = columns.length - role;
  return `${became}. They name their columns in ${count(ways)} ways; ${count(role)} ${role === 1 ? 'was brought together by what it means' : 'were brought together by what they mean'}, ${count(header)} by ${header === 1 ? 'its name' : 'their names'}.`;
}

/** Which columns of the files were taken for the same. Files of one naming share a column. */
export function alignedTable(alignment: Alignment): AlignedTable {
  const ways = groups(alignment);
  const heads = ways.map(([first = 0, ...others]) => {
    const name = alignment.files[first]?.file ?? '';
    return others.length > 0 ? `${name} and ${count(others.length)} more` : name;
  });
  return {
    columns: ['Column', 'Found by', ...heads],
    rows: alignment.columns.map(({ name, by, headers }) => [
      name,
      by === 'role' ? 'what it means' : 'its name',
      ...ways.map(([first = 0]) => headers[first] ?? NOT_THERE),
    ]),
  };
}

/** What the files of a small table disagree on; nothing where they do not. `key` is "day" or "area". */
export function conflictsLine({ conflicts }: Alignment, key: string): string {
  if (conflicts === 0) return '';
  const stand = conflicts === 1 ? 'stands' : 'stand';
  return `${plural(conflicts, key)} ${stand} in several files with different figures; the earlier file’s hold.`;
}
