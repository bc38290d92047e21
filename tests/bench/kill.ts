import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { createRandom, STREAMS } from '../../src/domain/network/random.ts';
import { launchOptions } from '../driver/browser.ts';
import { serve } from '../driver/serve.ts';
import { faultsOn, phaseOf } from '../driver/stages.ts';
import { plain, type Bench } from './bench.ts';

/** How often the browser is killed; KILLS=5 for a quick look. */
const KILLS = Number(process.env['KILLS'] ?? 50);
const LOOK_MS = 50;
const PATIENCE_MS = 90_000;
/** What has stood for so long is saved: a third of a second after a change, and as long as it takes to write. */
const SAVED_WITHIN_MS = 2_000;

/** What the page last said before it was killed. */
interface Seen {
  readonly joined: boolean;
  /** Epochs that were done. */
  readonly epochs: number;
  readonly trained: boolean;
}

/** With how long the join had stood at the kill, in milliseconds; 0 where there was none. */
interface SeenLast extends Seen {
  readonly joinedFor: number;
}

/** What was there afterwards. */
interface Back {
  readonly joined: boolean;
  /** Epochs of the model, or of the training that can be gone on with. */
  readonly epochs: number;
  readonly faults: readonly string[];
}

/** kill -9 of the browser at random moments of load, join, train and save: what is there afterwards? */
export const kill: Bench = {
  name: 'kill',
  async run({ log }) {
    const site = await serve();
    try {
      const whole = await timeOfAll(site.origin);
      log(`the whole path takes ${String(Math.round(whole))} ms`);
      const random = createRandom(1, STREAMS.search);
      let [sound, mostLost] = [0, 0];
      for (let i = 0; i < KILLS; i++) {
        const { ms, seen, back } = await killOnce(site.origin, random.uniform() * whole);
        const lost = Math.max(0, seen.epochs - back.epochs);
        const isKept = back.joined || seen.joinedFor < SAVED_WITHIN_MS;
        const isSound = back.faults.length === 0 && isKept && lost <= 1;
        if (isSound) sound++;
        mostLost = Math.max(mostLost, lost);
        const words = `${String(i + 1)}: at ${String(Math.round(ms))} ms; seen ${wordsOf(seen)}; back ${wordsOf(back)}`;
        log(isSound ? words : `${words} NOT SOUND ${back.faults.join(' ')}`);
      }
      const note = `of ${String(KILLS)} kills in the sample's path (load, join, train, save) reopen with the old or new state; what stood for ${String(SAVED_WITHIN_MS / 1000)} s is back`;
      return [
        plain('kill.sound', sound, 'reopened', note),
        plain('kill.mostEpochsLost', mostLost, 'epochs', 'between what was seen and what is back'),
      ];
    } finally {
      await site.close();
    }
  },
};

const wordsOf = ({ joined, epochs }: Pick<Seen, 'joined' | 'epochs'>) =>
  joined ? `joined, ${String(epochs)} epochs` : 'nothing';

async function timeOfAll(origin: string): Promise<number> {
  const profile = mkdtempSync(join(tmpdir(), 'streetlight-kill-'));
  const own = await start(profile);
  try {
    const begin = performance.now();
    await begun(own.page, origin);
    await until(own.page, async () => (await phaseOf(own.page, 'map')) === 'done');
    await own.page.waitForTimeout(1_000);
    return performance.now() - begin;
  } finally {
    await stop(own);
    removed(profile);
  }
}

async function killOnce(origin: string, ms: number) {
  const profile = mkdtempSync(join(tmpdir(), 'streetlight-kill-'));
  try {
    const first = await start(profile);
    const seen = await seenUntil(first, origin, ms);
    await stop(first);
    const second = await start(profile);
    const back = await lookBack(second.page, origin);
    await stop(second);
    return { ms, seen, back };
  } finally {
    removed(profile);
  }
}

/** Goes the path and looks at the page until the time is up. */
async function seenUntil({ page }: Own, origin: string, ms: number): Promise<SeenLast> {
  const end = performance.now() + ms;
  let seen: Seen = { joined: false, epochs: 0, trained: false };
  let joinedAt: number | null = null;
  const path = begun(page, origin);
  path.catch(() => undefined); // it breaks off when the browser is killed
  while (performance.now() < end) {
    seen = (await seenNow(page).catch(() => null)) ?? seen;
    if (seen.joined) joinedAt ??= performance.now();
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return { ...seen, joinedFor: joinedAt === null ? 0 : performance.now() - joinedAt };
}

function seenNow(page: Page): Promise<Seen> {
  return page.evaluate(() => {
    // No function with a name in here: the loader would mark it with a helper that the page has not.
    const [join, training] = ['join', 'train'].map((stage) =>
      document.querySelector(`[data-stage="${stage}"]`),
    );
    const train = training?.textContent ?? '';
    const trained = training?.getAttribute('data-phase') === 'done';
    const done = /(\d+) epochs? on/.exec(train)?.[1];
    const running = /Epoch (\d+) of/.exec(train)?.[1];
    return {
      joined: join?.getAttribute('data-phase') === 'done',
      epochs: done ? Number(done) : running ? Number(running) - 1 : 0,
      trained,
    };
  });
}

/** Loads the sample and trains the fast network on it. */
async function begun(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/#/load`);
  await page.getByRole('button', { name: 'Try a sample' }).click();
  await until(page, async () => (await phaseOf(page, 'join')) === 'done');
  await page.goto(`${origin}/#/train`);
  await page.getByRole('radio', { name: /^Fast/ }).check();
  await page.getByLabel('Backend').selectOption('wasm');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
}

/** Opens the page again, goes on where that is offered, and looks at what is there. */
async function lookBack(page: Page, origin: string): Promise<Back> {
  await page.goto(`${origin}/#/load`);
  const goOn = page.getByRole('button', { name: 'Go on' });
  const isOffered = await goOn.waitFor({ timeout: 5_000 }).then(
    () => true,
    () => false,
  );
  if (!isOffered) return { joined: false, epochs: 0, faults: await faultsOn(page) };
  await goOn.click();
  await until(page, async () => (await phaseOf(page, 'join')) === 'done');
  await page.goto(`${origin}/#/train`);
  await page.waitForTimeout(1_500);
  const text = await page.locator('main').innerText();
  const stopped = [...text.matchAll(/after epoch (\d+) of/g)].map(([, epoch]) => Number(epoch));
  await until(page, async () => (await phaseOf(page, 'train')) !== 'running');
  const { joined, epochs } = await seenNow(page);
  return { joined, epochs: Math.max(epochs, ...stopped, 0), faults: await faultsOn(page) };
}

interface Own {
  readonly process: ChildProcess;
  readonly browser: Browser;
  readonly page: Page;
}

/** A browser of our own on a profile, so that it can be killed like any process. */
async function start(profile: string): Promise<Own> {
  const { executablePath, env, args = [] } = launchOptions('auto');
  const child = spawn(
    executablePath ?? 'chromium',
    [
      ...args,
      ...['--headless', '--no-sandbox', '--remote-debugging-port=0', `--user-data-dir=${profile}`],
      'about:blank',
    ],
    { env, detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const address = await new Promise<string>((resolve, reject) => {
    let told = '';
    child.stderr.on('data', (bytes: Buffer) => {
      told += bytes.toString();
      const found = /listening on (ws:\S+)/.exec(told)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', () => reject(new Error(`The browser did not start: ${told}`)));
  });
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  if (!context) throw new Error('The browser has no context.');
  return { process: child, browser, page: await context.newPage() };
}

/** What a killed browser had under way may still come to the disk for a moment. */
function removed(profile: string): void {
  rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
}

/** kill -9 of the browser with all of its processes. */
async function stop({ process: child, browser }: Own): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  await gone;
  await browser.close().catch(() => undefined);
}

async function until(page: Page, holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`The page never came to that: ${page.url()}`);
    await page.waitForTimeout(LOOK_MS);
  }
}
