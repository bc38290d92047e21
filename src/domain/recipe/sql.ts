/** An SQL identifier: any text at all, quoted. The one place where names enter SQL, besides another engine's dialect. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** An SQL string literal. The one place where texts enter SQL, besides another engine's dialect. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A comma-separated list of string literals in a dialect. */
export function literalsOf(
  texts: readonly string[],
  sql: { readonly literal: (text: string) => string },
): string {
  return texts.map(sql.literal).join(', ');
}

/** A comma-separated list of string literals. */
export function literals(texts: readonly string[]): string {
  return texts.map(literal).join(', ');
}
