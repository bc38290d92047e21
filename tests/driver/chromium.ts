import { bundledChromium } from './bundledChromium.ts';
import { systemChromium } from './systemChromium.ts';

/** A browser that starts here, and the variables that it needs in its environment. */
export interface Chromium {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

/** What a person can do when there is no browser and none can be brought. */
export const NO_BROWSER = [
  'No Chromium was found, and none could be brought. Do one of these:',
  '  Debian, Ubuntu:  apt-get update && apt-get install -y chromium',
  '  elsewhere:       install Chrome or Chromium, or run: npx playwright install chromium',
  '  anywhere:        set CHROMIUM_PATH to the executable of a Chrome or Chromium',
].join('\n');

/** Finds a Chromium: CHROMIUM_PATH, else one of the system, else one brought through npm. */
export function findChromium(): Chromium {
  const found = systemChromium();
  if (found !== null) return { executablePath: found, env: {} };
  try {
    return bundledChromium();
  } catch (cause) {
    throw new Error(`${NO_BROWSER}\n(${String(cause)})`, { cause });
  }
}
