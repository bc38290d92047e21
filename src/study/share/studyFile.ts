import { connectStudyFiles } from '../../bridge/studyFile.ts';
import type { Model } from '../../domain/model.ts';
import { markdownOf } from '../../domain/modelCard/markdown.ts';
import type { ReportInputs } from '../../domain/share/report/html.ts';
import { arraysOf } from '../../domain/study/storedModel.ts';
import type { NamedFile } from '../../domain/table/source.ts';
import { toDocument, type Arrays } from '../document.ts';
import { database } from '../engines.ts';
import { outlineFiles, requestOf, requests } from '../files.ts';
import { rowsKey } from '../heldRows.ts';
import { kept } from '../kept/current.ts';
import { keeper } from '../kept/keeper.ts';
import { resultOf } from '../result.ts';
import { study } from '../state.ts';
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

/** The study as one file, with what is to be shown of it without its data. */
export async function studyFile(
  shown: ReportInputs,
  along: Along,
  { report, signal }: Making,
): Promise<Blob> {
  const hashes = await hashesOf(filesGiven(), { report, signal });
  const arrays = new Map<string, Arrays>();
  for (const model of study.models) {
    report({ what: `Taking ${model.name}` });
    arrays.set(model.id, await namedArrays(model, along));
    signal.throwIfAborted();
  }
  const document = toDocument(study, {
    ...{ name: kept.name, keepFiles: kept.keepFiles, requestOf, rowsKey },
    outlinesFile: fileOfOutlines,
    hashOf: ({ data }) => hashes.get(data) ?? null,
    arraysOf: ({ id }) => arrays.get(id) ?? NONE,
  });
  const result = resultOf();
  const stop = () => void studyFiles.stop();
  signal.addEventListener('abort', stop);
  try {
    return await studyFiles.pack(
      {
        texts: {
          study: JSON.stringify(document),
          shown: JSON.stringify(shown),
          recipe: shown.recipe,
          ...(result && { result: JSON.stringify(result, null, 2) }),
          ...(shown.card && { card: markdownOf(shown.card) }),
        },
        arrays: await bytesOf(document.models.flatMap(arraysOf)),
        files: along.files ? packedFiles(hashes) : [],
      },
      report,
    );
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

const NONE: Arrays = { scores: null, weights: null };

/** A lookup table is as quickly made as read: its scores do not go along. */
async function namedArrays(model: Model, { scores }: Along): Promise<Arrays> {
  if (model.kind === 'lookup') return NONE;
  return {
    scores:
      scores && model.scored ? await keeper.putScores(await database.readScores(model.id)) : null,
    weights: 'training' in model ? await keeper.putCheckpoint(model.training.checkpoint) : null,
  };
}

async function bytesOf(names: readonly string[]) {
  const found: { sha256: string; data: Blob }[] = [];
  for (const sha256 of new Set(names)) {
    const data = await keeper.file(sha256);
    if (!data) throw new Error(`what was just kept as ${sha256} is gone`);
    found.push({ sha256, data });
  }
  return found;
}

/** The files' SHA-256 by their bytes. */
async function hashesOf(files: readonly NamedFile[], { report, signal }: Making) {
  const hashes = new Map<Blob, string>();
  for (const { name, data } of files) {
    if (hashes.has(data)) continue;
    report({ what: `Hashing ${name}` });
    hashes.set(data, await keeper.hash(data));
    signal.throwIfAborted();
  }
  return hashes;
}

/** The files of the study, each once; those of the sample are made again. */
function packedFiles(hashes: ReadonlyMap<Blob, string>) {
  const simulated = new Set(filesGiven().flatMap((file) => (file.simulated ? [file.data] : [])));
  return [...hashes].flatMap(([data, sha256]) => (simulated.has(data) ? [] : [{ sha256, data }]));
}

/** Bytes that the files would add. */
export function bytesOfFiles(): number {
  const given = new Set(filesGiven().flatMap(({ data, simulated }) => (simulated ? [] : [data])));
  return [...given].reduce((sum, { size }) => sum + size, 0);
}

function filesGiven(): readonly NamedFile[] {
  return [...[...requests.values()].map(({ file }) => file), ...outlineFiles.values()];
}

function fileOfOutlines(name: string): NamedFile {
  const file = outlineFiles.get(name);
  if (!file) throw new Error(`the file of ${name} is no longer known`);
  return file;
}
