import type { UnpackedStudy } from '../../domain/share/studyFile/parts.ts';
import { faultOf, showFault } from '../stages.ts';
import { keeper } from './keeper.ts';
import { look, open } from './studies.ts';

/** Keeps a study that came as a file beside those that are here, and goes on with it; what it lacks is asked for. */
export async function adopt({ document, arrays, files }: UnpackedStudy): Promise<void> {
  try {
    for (const { data } of [...arrays, ...files]) await keeper.putFile(data);
    const id = crypto.randomUUID();
    await keeper.save(id, document);
    await look();
    await open(id);
  } catch (error) {
    showFault(faultOf(error, 'taking over a study'));
  }
}
