/** The endings of names that files of incidents, weather, areas and outlines have. */
const TABLES = ['csv', 'tsv', 'tab', 'psv', 'txt', 'dat', 'json', 'ndjson', 'jsonl', 'parquet'];
const OUTLINES = ['geojson', 'json'];
const ARCHIVES = ['gz', 'zip'];

/** What the file chooser offers. Any file can be dropped: what it is, its bytes tell. */
export const ACCEPTED = [...new Set([...TABLES, ...OUTLINES, ...ARCHIVES])]
  .map((ending) => `.${ending}`)
  .join(',');

/** A packed file's name when unpacked: "a.csv.gz" is "a.csv"; other names stay. */
export function unpackedName(name: string): string {
  return name.replace(/\.gz$/i, '');
}

/** Whether a name has an ending that tables or outlines have, perhaps packed with gzip. */
export function namesData(name: string): boolean {
  const ending = endingOf(unpackedName(name));
  return TABLES.includes(ending) || OUTLINES.includes(ending);
}

/** Whether a name says that every line is a record in JSON. */
export function namesLines(name: string): boolean {
  return ['ndjson', 'jsonl'].includes(endingOf(unpackedName(name)));
}

/** Whether a name says that the file is JSON. */
export function namesJson(name: string): boolean {
  return ['json', 'geojson'].includes(endingOf(unpackedName(name)));
}

/** Files about the data that lie beside them in an archive. */
const NOTES = /^(read[ _-]?me|licen[sc]e|copying|notice|changelog|manifest)\b/i;
const SYSTEM = /(^|\/)(__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i;

/** Whether a path in an archive is a system's file, which no person put there. */
export function isSystemFile(path: string): boolean {
  return SYSTEM.test(path);
}

/** Whether a path in an archive is worth a look: by its ending, or for want of one. */
export function mayHoldData(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (namesData(name) && !NOTES.test(name)) || endingOf(unpackedName(name)) === '';
}

function endingOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}
