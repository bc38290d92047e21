import { shallowReactive } from 'vue';
import type { FileSource } from '../../domain/study/document.ts';
import type { Fault } from '../../domain/fault.ts';
import type { Progress } from '../../domain/progress.ts';
import { database } from '../engines.ts';
import { faultOf } from '../stages.ts';
import { knowFile } from './files.ts';
import { keeper } from './keeper.ts';

/** A file that a study needs, and its bytes once they are at hand. */
export interface Want {
  readonly source: FileSource;
  readonly data: Blob | null;
  /** Bytes that were given under its name and are others than those that are wanted. */
  readonly other: Blob | null;
}

/** Goes on once all files are there. */
type Then = (data: ReadonlyMap<FileSource, Blob>) => Promise<void>;

/** The files that are asked for, and for what. */
export const wanted: {
  /** The study's name; null while nothing is asked for. */
  of: string | null;
  wants: readonly Want[];
  fetching: Progress | null;
  fault: Fault | null;
} = shallowReactive({ of: null, wants: [], fetching: null, fault: null });

let then: Then = () => Promise.resolve();

/**
 * Looks for files in what is kept, unless they are not to be, and goes on; what is not there is asked
 * for first.
 */
export async function want(
  of: string,
  sources: readonly FileSource[],
  goOn: Then,
  fromKept = true,
): Promise<void> {
  then = goOn;
  const isSample = ({ origin }: FileSource) => origin.kind === 'sample';
  const made = sources.some(isSample) ? await database.simulateCity() : [];
  const wants: Want[] = [];
  for (const source of sources) {
    const data = isSample(source)
      ? made.find(({ name }) => name === source.file)?.data
      : fromKept && source.sha256 !== null && (await keeper.file(source.sha256));
    if (data && source.sha256 !== null && !isSample(source)) knowFile(data, source.sha256, true);
    wants.push({ source, data: data || null, other: null });
  }
  Object.assign(wanted, { of, wants, fault: null });
  await goOnIfWhole();
}

/** Asks for nothing more. */
export function wantNothing(): void {
  Object.assign(wanted, { of: null, wants: [], fetching: null, fault: null });
}

/** Whether files are asked for, so that what is dropped is for them. */
export function isWanting(): boolean {
  return wanted.of !== null;
}

/** Takes files for what is wanted: by their bytes, or with a question by their name. */
export async function give(files: readonly File[]): Promise<void> {
  for (const file of files) await giveOne(file.name, file);
  await goOnIfWhole();
}

/** Takes the bytes that were given under a file's name although they are others. */
export async function useOther({ source }: Want): Promise<void> {
  wanted.wants = wanted.wants.map((one) =>
    one.source === source ? { ...one, data: one.other } : one,
  );
  await goOnIfWhole();
}

/** Fetches a file again from where it came. */
export async function fetchWanted({ source }: Want): Promise<void> {
  const { origin } = source;
  if (origin.kind !== 'portal' && origin.kind !== 'weather') return;
  wanted.fault = null;
  wanted.fetching = { what: `Fetching ${source.file}` };
  try {
    const { fetchAgain } = await import('../portal.ts');
    const file = await fetchAgain(origin, (progress) => {
      if (wanted.fetching) wanted.fetching = progress;
    });
    if (file) await giveOne(source.file, file.data);
  } catch (error) {
    wanted.fault = faultOf(error, `fetching ${source.file}`);
  } finally {
    wanted.fetching = null;
  }
  await goOnIfWhole();
}

async function giveOne(name: string, data: Blob): Promise<void> {
  const sha256 = await keeper.hash(data);
  knowFile(data, sha256, false);
  wanted.wants = wanted.wants.map((one) => {
    if (one.data) return one;
    if (one.source.sha256 === sha256) return { ...one, data, other: null };
    if (!isNamed(one.source, name)) return one;
    // Where its bytes were never looked through, its name and size must do.
    const isSame = one.source.sha256 === null && one.source.bytes === data.size;
    return isSame ? { ...one, data, other: null } : { ...one, other: data };
  });
}

/** Whether a file is of a source's name; of an archive's member, the archive's name is not known. */
function isNamed({ file, entry }: FileSource, name: string): boolean {
  return entry === null ? file === name : /\.zip$/i.test(name);
}

async function goOnIfWhole(): Promise<void> {
  const { wants } = wanted;
  if (wanted.of === null || wants.some(({ data }) => data === null)) return;
  const data = new Map(wants.flatMap((one) => (one.data ? [[one.source, one.data] as const] : [])));
  wantNothing();
  await then(data);
}
