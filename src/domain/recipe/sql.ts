/** An SQL identifier: any text at all, quoted. The one place where names enter SQL. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** An SQL string literal. The one place where texts enter SQL. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A comma-separated list of string literals. */
export function literals(texts: readonly string[]): string {
  return texts.map(literal).join(', ');
}
