import type { Grown, Leaning } from './training.ts';

/** A line that the library writes while it grows trees, where it tells how many there are. */
export function treesInLine(line: string): number | null {
  return figure(/num-trees:(\d+) train/.exec(line) ?? /Training of tree +(\d+)\//.exec(line));
}

/**
 * What the library's own description of a model says of its size, and which columns it leans on.
 * `nameOf` gives the name of a column by its name in the library, or null where it is none of ours.
 */
export function readDescription(
  description: string,
  nameOf: (column: string) => string | null,
): Grown {
  return {
    trees: figure(/^Number of trees: (\d+)/m.exec(description)),
    nodes: figure(/^Total number of nodes: (\d+)/m.exec(description)),
    depth: figure(/^Depth by leafs:\n.*\nMin: \d+ Max: (\d+)/m.exec(description)),
    leansOn: readLeanings(description, nameOf),
  };
}

/** The total gain of each column's splits, which the library calls its sum of scores. */
function readLeanings(
  description: string,
  nameOf: (column: string) => string | null,
): readonly Leaning[] {
  const table =
    /^Variable Importance: SUM_SCORE:\n((?: +\d+\..*\n)*)/m.exec(description)?.[1] ?? '';
  const gains = [...table.matchAll(/"(\w+)" +([\d.]+)/g)].map(([, column = '', gain]) => ({
    column,
    gain: Number(gain),
  }));
  const all = gains.reduce((sum, { gain }) => sum + gain, 0);
  return gains.flatMap(({ column, gain }) => {
    const name = nameOf(column);
    return name === null || gain <= 0 ? [] : [{ name, share: gain / all }];
  });
}

function figure(found: RegExpExecArray | null): number | null {
  return found ? Number(found[1]) : null;
}
