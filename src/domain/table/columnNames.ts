/** Names that mean something else in the database. */
const TAKEN = ['rowid'];

/**
 * The names of a table's columns by its header: all there, all different (the database doesn't tell
 * upper from lower case), and the header's own wherever possible. Blank ones go by their number.
 *
 * @param header null where the file has none
 */
export function columnNames(header: readonly (string | null)[] | null, width: number): string[] {
  const used = new Set(TAKEN);
  return Array.from({ length: width }, (_, i) => {
    const given = (header?.[i] ?? '').replaceAll('\0', '\uFFFD');
    const wanted = given.trim() === '' ? `column ${String(i + 1)}` : given;
    const name = free(wanted, used);
    used.add(name.toLowerCase());
    return name;
  });
}

/** A name as it is, or with the first number that makes it a new one. */
function free(wanted: string, used: ReadonlySet<string>): string {
  if (!used.has(wanted.toLowerCase())) return wanted;
  for (let n = 1; ; n++) {
    const name = `${wanted}_${String(n)}`;
    if (!used.has(name.toLowerCase())) return name;
  }
}
