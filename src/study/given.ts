import { isStudyFile } from '../domain/share/studyFile/names.ts';
import { loadFiles } from './load.ts';
import { faultOf, showFault } from './stages.ts';

/** Takes files that were dropped, chosen or opened by the system: a study is looked at, tables are loaded. */
export async function giveFiles(files: readonly File[]): Promise<void> {
  const [study] = files.filter(isStudyFile);
  const tables = files.filter((file) => !isStudyFile(file));
  if (study) await (await studies()).arrive(study);
  if (tables.length > 0) await loadFiles(tables);
}

/** What opens studies is fetched with the first one. */
const studies = () => import('./share/arrived.ts');

/** What the system hands an installed app; not in TypeScript's list of what a window has. */
interface Launched {
  readonly launchQueue: {
    setConsumer(take: (launch: { readonly files: readonly FileSystemFileHandle[] }) => void): void;
  };
}

const canBeLaunched = (scope: object): scope is Launched => 'launchQueue' in scope;

/** Opens the study that the page's address names, and what the system opens with the installed app. */
export function expectStudies(): void {
  const given = new URLSearchParams(location.search).get('study');
  if (given !== null) void studies().then(({ arriveFrom }) => arriveFrom(given));
  if (!canBeLaunched(window)) return;
  window.launchQueue.setConsumer(({ files }) => {
    Promise.all(files.map((handle) => handle.getFile())).then(giveFiles, (error: unknown) =>
      showFault(faultOf(error, 'opening a file from the system')),
    );
  });
}
