/** A cell that begins with one of these is taken for a formula by spreadsheets. */
const FORMULA = /^[=+\-@\t\r]/;

/** A text as a CSV cell that no spreadsheet runs: a formula's beginning gets an apostrophe in front. */
export function safeCell(text: string): string {
  const tame = FORMULA.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}

/** Rows as a CSV file's text; the first row names the columns. Numbers stay numbers, minus and all. */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number) =>
    typeof value === 'number' ? String(value) : safeCell(value);
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
