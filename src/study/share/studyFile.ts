import { connectStudyFiles } from '../../bridge/studyFile.ts';
import { markdownOf } from '../../domain/modelCard/markdown.ts';
import type { ReportInputs } from '../../domain/share/report/html.ts';
import { arraysOf } from '../../domain/study/storedModel.ts';
import type { NamedFile } from '../../domain/table/source.ts';
import { outlineFiles, requests } from '../files.ts';
import { hashOf } from '../kept/files.ts';
import { keeper } from '../kept/keeper.ts';
import { document, save } from '../kept/save.ts';
import { resultOf } from '../result.ts';
import type { Making } from './sharing.ts';

/** The worker that packs and reads studies' files. */
export const studyFiles = connectStudyFiles();

/** What goes with a study besides what it is. */
export interface Along {
  /** Every model's scores, so that verdict and map are there at once. */
  readonly scores: boolean;
  /** The files themselves. */
  readonly files: boolean;
}

/**
 * The study as one file, with what is to be shown of it without its data. It is saved on this machine
 * first, so that all of it lies under its SHA-256.
 */
export async function studyFile(
  shown: ReportInputs,
  along: Along,
  { report, signal }: Making,
): Promise<Blob> {
  report({ what: 'Saving the study' });
  await save();
  signal.throwIfAborted();
  const whole = document();
  const study = along.scores
    ? whole
    : { ...whole, models: whole.models.map((model) => ({ ...model, scores: null })) };
  const result = resultOf();
  const stop = () => void studyFiles.stop();
  signal.addEventListener('abort', stop);
  try {
    return await studyFiles.pack(
      {
        texts: {
          study: JSON.stringify(study),
          shown: JSON.stringify(shown),
          recipe: shown.recipe,
          ...(result && { result: JSON.stringify(result, null, 2) }),
          ...(shown.card && { card: markdownOf(shown.card) }),
        },
        arrays: await keptBytes(study.models.flatMap(arraysOf)),
        files: along.files ? givenFiles() : [],
      },
      report,
    );
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function keptBytes(names: readonly string[]) {
  const found: { sha256: string; data: Blob }[] = [];
  for (const sha256 of new Set(names)) {
    const data = await keeper.file(sha256);
    // The browser may have let go of it; the study then says that its weights are not kept.
    if (data) found.push({ sha256, data });
  }
  return found;
}

/** The files of the study, each once; those of the sample are made again. */
function givenFiles() {
  const byHash = new Map<string, Blob>();
  for (const file of filesGiven()) {
    const sha256 = hashOf(file);
    if (sha256 !== null && !file.simulated) byHash.set(sha256, file.data);
  }
  return [...byHash].map(([sha256, data]) => ({ sha256, data }));
}

/** Bytes that the files would add. */
export function bytesOfFiles(): number {
  const given = new Map(
    filesGiven().map(({ data, simulated }) => [data, simulated ? 0 : data.size]),
  );
  return [...given.values()].reduce((sum, size) => sum + size, 0);
}

function filesGiven(): readonly NamedFile[] {
  return [...[...requests.values()].map(({ file }) => file), ...outlineFiles.values()];
}
