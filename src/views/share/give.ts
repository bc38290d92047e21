import { makeFile, type Making } from '../../study/share/sharing.ts';
import { saveBlob } from '../../ui/saveBlob.ts';

/** Makes a file and hands it to the person; where it fails or is stopped, the page says so. */
export async function give(name: string, make: (making: Making) => Promise<Blob>): Promise<void> {
  const file = await makeFile(name, make);
  if (file) saveBlob(file.name, file.data);
}
