/** How a delimited text file is written. */
export interface Dialect {
  readonly delimiter: Delimiter;
  readonly quote: '"';
}

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Records looked at; enough to tell a delimiter from a character that happens to be in the text. */
const LOOKED_AT = 64;

/**
 * Guesses the delimiter from the first records of a file: the one that splits most records into the
 * same number (more than one) of fields as the first; a single-column file gets the comma.
 *
 * @param head the file's beginning; its last, perhaps cut, record is left out.
 */
export function guessDialect(head: string): Dialect {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = fieldCounts(head, delimiter);
    const first = counts[0] ?? 1;
    if (first < 2) continue;
    const agreeing = counts.filter((count) => count === first).length;
    const score = (agreeing / counts.length) * Math.log2(first);
    if (score > best.score) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, quote: '"' };
}

/** Fields of each of the first records, by RFC 4180 with any line end. */
function fieldCounts(head: string, delimiter: Delimiter): number[] {
  const counts: number[] = [];
  let fields = 1;
  let quoted = false;
  let atStart = true;
  let empty = true;
  for (let i = 0; i < head.length && counts.length < LOOKED_AT; i++) {
    const c = head[i];
    if (quoted) {
      if (c === '"' && head[i + 1] === '"') i++;
      else if (c === '"') quoted = false;
    } else if (c === '"' && atStart) {
      quoted = true;
      empty = false;
      atStart = false;
    } else if (c === '\n' || c === '\r') {
      if (!empty) counts.push(fields);
      fields = 1;
      atStart = empty = true;
    } else {
      empty = false;
      atStart = c === delimiter;
      if (atStart) fields++;
    }
  }
  return counts.length > 0 ? counts : [fields];
}
