import { guessEncoding } from '../../../domain/table/encoding.ts';
import type { NamedFile } from '../../../domain/table/source.ts';
import { readHead } from './head.ts';
import { openStream } from './unpack.ts';
import { chunksOf } from './utf8.ts';

/** A line that is not blank, its number from 1, and the share of the file that is read by then. */
export interface Line {
  readonly text: string;
  readonly line: number;
  readonly share: number;
}

/** The lines of a file, unpacked, as they are read. */
export async function* linesOf(
  file: NamedFile,
  evenIfLarge: boolean,
  signal: AbortSignal,
): AsyncGenerator<Line> {
  const options = { evenIfLarge, signal };
  const { bytes, whole } = await readHead((await openStream(file, options)).stream);
  const decoder = new TextDecoder(guessEncoding(bytes, whole));
  const { stream, read, packed } = await openStream(file, options);
  let rest = '';
  let line = 0;
  const share = () => Math.min(1, read() / packed);
  for await (const chunk of chunksOf(stream)) {
    signal.throwIfAborted();
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      line++;
      if (text.trim() !== '') yield { text, line, share: share() };
    }
  }
  rest += decoder.decode();
  if (rest.trim() !== '') yield { text: rest, line: line + 1, share: 1 };
}
