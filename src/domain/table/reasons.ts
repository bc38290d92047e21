import { LONGEST_RECORD, type RecordFault } from './measure.ts';

/** Why a record is rejected, in words; `fault` null where it has the wrong number of fields. */
export function reasonOf(
  fault: RecordFault | null,
  fields: number,
  width: number,
  header: boolean,
): string {
  if (fault === 'open quote') return 'a quote opens here that is not closed where it should be';
  if (fault === 'after quote') return 'text follows a closing quote';
  if (fault === 'too long') return `longer than ${LONGEST_RECORD.toLocaleString('en-US')} bytes`;
  if (fault === 'not text')
    return 'bytes that are no text in UTF-8; perhaps the encoding is another';
  const has = fields === 1 ? '1 field' : `${String(fields)} fields`;
  return `${has} where ${header ? 'the header has' : 'the others have'} ${String(width)}`;
}
