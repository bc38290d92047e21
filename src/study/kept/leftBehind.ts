import type { StudyDocument } from '../../domain/study/document.ts';
import { documentOf } from '../../domain/study/read/document.ts';
import { note } from '../log.ts';
import { forgetLeft, leftText } from './leave.ts';

/** What a page that went had not saved yet of a study, put over what is kept of it; null where it had. */
export function leftBehind(
  id: string,
  kept: { readonly savedAt: number; readonly document: StudyDocument },
): StudyDocument | null {
  const text = leftText(id);
  if (text === null) return null;
  try {
    const { at, document } = JSON.parse(text) as { at: number; document: object };
    const whole = { ...document, log: kept.document.log };
    return at > kept.savedAt ? documentOf(whole, 'what was not saved') : null;
  } catch (error) {
    // The study as it was last saved is whole, and better than none.
    forgetLeft(id);
    note('The last changes could not be read', String(error));
    return null;
  }
}
