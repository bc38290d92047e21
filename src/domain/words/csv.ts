/** A cell that begins with one of these is taken for a formula by spreadsheets. */
const FORMULA = /^[=+\-@\t\r]/;

/** A text as a CSV cell that no spreadsheet runs: a formula's beginning gets an apostrophe in front. */
export function safeCell(text: string): string {
  const tame = FORMULA.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}

/** Rows of texts as a CSV file's text; the first row names the columns. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(safeCell).join(',')}\r\n`).join('');
}
