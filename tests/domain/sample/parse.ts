/** One record by column name. */
export type Row = Readonly<Record<string, string>>;

/** Reads CSV text by RFC 4180, apart from line breaks inside quotes, which the sample never has. */
export function parseCsv(text: string): { columns: string[]; rows: Row[] } {
  const [header, ...lines] = text.trimEnd().split('\n');
  const columns = cellsOf(header!);
  const rows = lines.map((line) => {
    const cells = cellsOf(line);
    if (cells.length !== columns.length) throw new Error(`${cells.length} cells in: ${line}`);
    return Object.fromEntries(cells.map((cell, i) => [columns[i]!, cell]));
  });
  return { columns, rows };
}

function cellsOf(line: string): string[] {
  const cells = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))(?=,|$)/g);
  return Array.from(cells, (match) => match[1] ?? match[2] ?? '');
}
