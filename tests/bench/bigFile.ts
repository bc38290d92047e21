import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { DATA } from '../support/realData.ts';

const YEARS = ['Crimes_-_2015.csv.gz', 'Crimes_-_2014.csv.gz'];
const FOLDER = join(tmpdir(), 'streetlight-bench');
/** Copies reach back to 2001, where the weather begins, and then forward from 2016. */
const SHIFTS = [0, -2, -4, -6, -8, -10, -12, 2, 4, 6, 8, 10];

/**
 * Chicago's crimes of 2014 and 2015 over and over, with new IDs and shifted years, until there are
 * `rows` rows. Made once and kept in the system's temporary folder.
 */
export async function bigFile(rows: number): Promise<string> {
  const path = join(FOLDER, `crimes-${String(rows)}.csv`);
  if (existsSync(path)) return path;
  mkdirSync(FOLDER, { recursive: true });
  await pipeline(Readable.from(linesOf(rows)), createWriteStream(`${path}.part`));
  renameSync(`${path}.part`, path);
  return path;
}

async function* linesOf(rows: number): AsyncGenerator<string> {
  let written = 0;
  let chunk: string[] = [];
  for (const shift of SHIFTS) {
    for (const [i, name] of YEARS.entries()) {
      let header = true;
      for await (const line of realLines(name)) {
        if (header) {
          if (shift === 0 && i === 0) chunk.push(line);
          header = false;
          continue;
        }
        chunk.push(shifted(line, ++written, shift));
        if (chunk.length === 4096) {
          yield `${chunk.join('\r\n')}\r\n`;
          chunk = [];
        }
        if (written === rows) {
          yield `${chunk.join('\r\n')}\r\n`;
          return;
        }
      }
    }
  }
  throw new Error(`the real files give only ${String(written)} rows`);
}

function realLines(name: string): AsyncIterable<string> {
  const input = createReadStream(join(DATA, 'chicago', name)).pipe(createGunzip());
  return createInterface({ input, crlfDelay: Infinity });
}

/** A record with another ID and its year (the first field after the case number) moved. */
function shifted(line: string, id: number, years: number): string {
  const [, number = '', date = '', ...rest] = line.split(',');
  const year = Number(date.slice(6, 10)) + years;
  return [id, number, `${date.slice(0, 6)}${String(year)}${date.slice(10)}`, ...rest].join(',');
}
