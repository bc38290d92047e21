import { findChromium } from '../driver/chromium.ts';

/** Finds or brings the browser before any test; where none is to be had, the run fails and says why. */
export default function needBrowser(): void {
  findChromium();
}
