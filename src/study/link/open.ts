import { agreementOf } from '../../domain/study/agreement.ts';
import type { BackendChoice } from '../../domain/network/spec.ts';
import type { FileSource } from '../../domain/study/document.ts';
import { nameOf } from '../../domain/study/documentName.ts';
import { readShared, type SharedStudy } from '../../domain/study/sharedStudy.ts';
import { FaultError } from '../../domain/fault.ts';
import { kept } from '../kept/current.ts';
import { sourcesOf } from '../kept/reopen.ts';
import { loadRecipe } from '../kept/restore.ts';
import { keeper } from '../kept/keeper.ts';
import { want } from '../kept/wanted.ts';
import { note } from '../log.ts';
import { faultOf } from '../stages.ts';
import { trainWanted } from '../train.ts';
import { shared as sharedNow } from './share.ts';
import { opened } from './opened.ts';
import { unpack } from './pack.ts';

/** Reads a link; nothing is run before the person says so. */
export async function readLink(letters: string): Promise<void> {
  if (opened.letters === letters) return;
  const fresh = { letters, study: null, phase: 'reading', agreement: [], fault: null } as const;
  Object.assign(opened, fresh);
  try {
    const found = readShared(await unpack(letters));
    if (opened.letters === letters) Object.assign(opened, { study: found, phase: 'asks' });
  } catch (error) {
    opened.fault = faultOf(error, 'reading the link');
  }
}

/** Asks for the link's files, and makes the study again of them. */
export async function runLink(): Promise<void> {
  const { study: shared } = opened;
  if (!shared) return;
  Object.assign(opened, { phase: 'running', fault: null });
  try {
    await want(nameOf(shared), sourcesOf(shared), (data) => makeAgain(shared, data));
  } catch (error) {
    Object.assign(opened, { phase: 'asks', fault: faultOf(error, 'running a shared study') });
  }
}

async function makeAgain(shared: SharedStudy, data: ReadonlyMap<FileSource, Blob>): Promise<void> {
  const { recipe, trained, name } = shared;
  const backend: BackendChoice = trained && repeats(trained.backend) ? trained.backend : 'auto';
  kept.name = name;
  const settings = { ...recipe.settings, ...(trained && { backend }) };
  const lost = await loadRecipe(
    { ...recipe, settings },
    (source) => data.get(source) ?? new Blob(),
  );
  if (lost.length > 0) {
    throw new FaultError({ kind: 'study-incomplete', study: nameOf(shared), files: lost });
  }
  if (trained) {
    const { network, features } = trained;
    await trainWanted({ spec: network, features, resume: null });
  }
  await compareNow(shared, data);
}

/** Compares with what the link said, as far as it is known by now; the baselines follow. */
async function compareNow(shared: SharedStudy, data: ReadonlyMap<FileSource, Blob>): Promise<void> {
  const files: { file: string; there: string | null; here: string | null }[] = [];
  for (const [source, bytes] of data) {
    files.push({ file: source.file, there: source.sha256, here: await keeper.hash(bytes) });
  }
  const here = sharedNow().trained?.figures ?? null;
  opened.agreement = agreementOf(files, shared.trained?.figures ?? null, here);
  opened.phase = 'done';
  const differs = opened.agreement.filter(({ agrees }) => !agrees).map(({ what }) => what);
  note(
    'Made a shared study again',
    differs.length === 0 ? 'Everything agrees.' : `Not the same: ${differs.join(', ')}.`,
  );
}

/** Where the same settings give the same numbers on every machine. */
const repeats = (backend: string) => backend === 'wasm' || backend === 'cpu';
