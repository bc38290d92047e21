import { study } from './state.ts';
import { underWay } from './underWay.ts';

const TRIED = 'streetlight-reloaded';
/** What a person begins with: to press, to type, to bring a file. */
const TOUCHES = ['pointerdown', 'keydown', 'dragenter'] as const;

let touched = false;
for (const touch of TOUCHES) addEventListener(touch, () => (touched = true), { once: true });

/**
 * On a host that sends no headers the service worker's make the page isolated, which several threads need,
 * from the next load on: that is now, unless somebody has begun something, or it has not helped before.
 * True where the page goes.
 */
export function reloadToIsolate(): boolean {
  try {
    if (crossOriginIsolated) {
      sessionStorage.removeItem(TRIED);
      return false;
    }
    if (!isUntouched() || sessionStorage.getItem(TRIED) !== null) return false;
    sessionStorage.setItem(TRIED, 'yes');
  } catch (error) {
    if (error instanceof DOMException) return false; // no storage: nobody would know whether it has helped
    throw error;
  }
  location.reload();
  return true;
}

function isUntouched(): boolean {
  const { tables, outlines, questions, models } = study;
  const isEmpty = [tables, outlines, questions, models].every((list) => list.length === 0);
  return !touched && isEmpty && underWay() === null;
}
