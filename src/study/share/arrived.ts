import { shallowReactive } from 'vue';
import { FaultError } from '../../domain/fault.ts';
import { studyAddress } from '../../domain/share/studyFile/address.ts';
import type { UnpackedStudy } from '../../domain/share/studyFile/parts.ts';
import type { Progress } from '../../domain/progress.ts';
import { keeper } from '../kept/keeper.ts';
import { look, open } from '../kept/studies.ts';
import { note } from '../log.ts';
import { faultOf, showFault } from '../stages.ts';
import { studyFiles } from './studyFile.ts';

/** A study that came as a file and is looked at; the one of this tab is as it was. */
export interface Arrived {
  /** While a file is looked through or taken over. */
  progress: Progress | null;
  name: string;
  study: UnpackedStudy | null;
}

export const arrived: Arrived = shallowReactive({ progress: null, name: '', study: null });

/** Looks through a study's file and shows what is in it. What is no study is said, and nothing else changes. */
export async function arrive(file: File): Promise<void> {
  if (arrived.progress) return;
  const { name } = file;
  await during(`Looking through ${name}`, `opening ${name}`, async () => {
    const study = await studyFiles.unpack(file, name, (progress) => {
      if (arrived.progress) arrived.progress = progress;
    });
    Object.assign(arrived, { name, study });
    note(`Looked through ${name}`, 'A study; it is not opened yet.');
    location.hash = '#/share';
  });
}

/**
 * Opens the study that is looked at: it is kept on this machine beside the others, and this tab goes on
 * with it. Files that are not at hand are asked for.
 */
export async function goOn(): Promise<void> {
  const { study, name } = arrived;
  if (!study) return;
  await during(`Taking ${name} over`, `opening ${name}`, async () => {
    for (const { data } of [...study.arrays, ...study.files]) await keeper.putFile(data);
    const id = crypto.randomUUID();
    await keeper.save(id, study.document);
    await look();
    leave();
    await open(id);
  });
}

/** Puts the study that is looked at away; a reload does not bring it again. */
export function leave(): void {
  const address = new URL(location.href);
  address.searchParams.delete('study');
  history.replaceState(history.state, '', address);
  Object.assign(arrived, { name: '', study: null });
}

/** Stops what is under way. */
export function stopArriving(): void {
  void studyFiles.stop();
}

async function during(what: string, where: string, work: () => Promise<void>): Promise<void> {
  arrived.progress = { what };
  try {
    await work();
  } catch (error) {
    const isStopped = error instanceof Error && error.name === 'AbortError';
    if (!isStopped) showFault(faultOf(error, where));
  } finally {
    arrived.progress = null;
  }
}

/** A published study may not be larger. */
const LARGEST = 2e9;

/** Fetches the study that the page's address names, from this site only. */
export async function arriveFrom(given: string): Promise<void> {
  await during(`Fetching ${given}`, `fetching ${given}`, async () => {
    const address = studyAddress(given, location.href);
    // One that leads on to another site is not followed.
    const answer = await fetch(address, { redirect: 'error', credentials: 'same-origin' });
    const bytes = Number(answer.headers.get('content-length') ?? 0);
    if (!answer.ok || bytes > LARGEST) {
      const detail = answer.ok ? 'it is too large' : `the site answered ${String(answer.status)}`;
      throw new FaultError({ kind: 'study-unreadable', from: address, detail });
    }
    const name = decodeURIComponent(address.split(/[?#]/)[0]?.split('/').at(-1) ?? 'study');
    const file = new File([await answer.blob()], name);
    arrived.progress = null;
    await arrive(file);
  });
}
