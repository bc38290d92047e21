/** Daily weather as text: headers and rows as wide as they. */
export interface WeatherTable {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * A table of what a service answered; what was not measured is a blank.
 * @throws {Error} where a value is neither text nor number nor missing
 */
export function weatherTable(
  headers: readonly string[],
  rows: readonly (readonly unknown[])[],
): WeatherTable {
  return { headers, rows: rows.map((row) => row.map(cell)) };
}

/**
 * Tables of successive slices as one CSV text, the header once.
 * @throws {Error} where the slices have different headers
 */
export function weatherCsv(tables: readonly WeatherTable[]): string {
  const headers = line(tables[0]?.headers ?? []);
  const lines = tables.flatMap((table) => {
    if (line(table.headers) !== headers) throw new Error('its columns change from year to year');
    return table.rows.map(line);
  });
  return [headers, ...lines, ''].join('\n');
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value.trim();
  throw new Error('a value is neither a text nor a number');
}

function line(cells: readonly string[]): string {
  return cells.map(quoted).join(',');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
