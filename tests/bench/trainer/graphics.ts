import type { Browser, Page } from '@playwright/test';
import { launch, launchOnHardware } from '../../driver/browser.ts';
import { against, plain, type BenchContext, type Figure } from '../bench.ts';
import type { BenchShape, Contestant } from './shape.ts';
import type { BenchSite } from './site.ts';
import { raceTorch } from './torch.ts';

const DROPOUT = 0.2;
const TURNS = 3;
const TURN_MS = 3000;
/** Software takes seconds for a batch of stock TensorFlow.js. */
const SOFTWARE_BATCH = 256;

/**
 * Our shaders on WebGPU against stock TensorFlow.js on the same device, and PyTorch on CUDA where
 * there is a GPU: on the machine's own if a headless Chromium finds it, else on software.
 */
export async function graphicsFigures(
  site: BenchSite,
  shape: BenchShape,
  source: string,
  log: BenchContext['log'],
): Promise<readonly Figure[]> {
  const opened = (await open(site, launchOnHardware, false)) ?? (await open(site, software, true));
  if (!opened) {
    return [plain('train.webgpu.perTfjs', null, '×', 'this Chromium has no WebGPU adapter')];
  }
  const { browser, page, adapter } = opened;
  try {
    const batch = adapter.software ? SOFTWARE_BATCH : shape.batch;
    const given = { ...shape, batch };
    await page.evaluate((all) => globalThis.trainerBench.prepare(all), given);
    const ours = new Best('webgpu', log);
    const stock = new Best('tfjsWebgpu', log);
    for (let turn = 0; turn < TURNS; turn++) {
      ours.keep(await inPage(page, 'webgpu'));
      stock.keep(await inPage(page, 'tfjsWebgpu'));
    }
    const where = `on ${adapter.name}${adapter.software ? ' (software: no GPU was found)' : ''}`;
    const note = `${where}, dropout ${DROPOUT}, ${source}, ${shape.hidden.join('-')}, batch ${batch}`;
    const [own, unit] = [ours.rate ?? Number.NaN, 'samples/s'];
    const peer = { name: 'stock tfjs-webgpu, one-hot', value: stock.rate, note };
    return [
      plain('train.webgpu.samplesPerSecond', own, unit, note),
      against('train.webgpu.perTfjs', own, peer, unit),
      ...(adapter.software ? [] : [perTorch(own, site.rowsFile, given, note)]),
    ];
  } finally {
    await browser.close();
  }
}

function perTorch(own: number, rowsFile: string, shape: BenchShape, note: string): Figure {
  const answer = raceTorch(rowsFile, shape, DROPOUT, 'cuda');
  const missing = 'missing' in answer;
  const peer = {
    name: 'PyTorch EmbeddingBag, Adam, CUDA',
    value: missing ? null : answer.samplesPerSecond,
    note: `${missing ? answer.missing : `version ${answer.version}`}, ${note}`,
  };
  return against('train.webgpu.perTorchCuda', own, peer, 'samples/s');
}

/** The best of several turns; null where none could start. */
class Best {
  rate: number | null = null;
  constructor(
    private readonly name: Contestant,
    private readonly log: BenchContext['log'],
  ) {}
  keep(rate: number | null): void {
    if (rate !== null) this.rate = Math.max(this.rate ?? 0, rate);
    this.log(
      `${this.name}: ${rate === null ? 'missing' : Math.round(rate).toLocaleString('en-US')}`,
    );
  }
}

const software = () => launch('webgpu');

interface Opened {
  readonly browser: Browser;
  readonly page: Page;
  readonly adapter: { readonly name: string; readonly software: boolean };
}

/** The bench's page in a browser of one kind; null where that has no adapter of the kind. */
async function open(
  site: BenchSite,
  start: () => Promise<Browser>,
  evenSoftware: boolean,
): Promise<Opened | null> {
  const browser = await start();
  const page = await browser.newPage();
  await page.goto(site.url);
  await page.waitForFunction(() => 'trainerBench' in globalThis);
  const adapter = await page.evaluate(() => globalThis.trainerBench.graphics());
  if (adapter && (evenSoftware || !adapter.software)) return { browser, page, adapter };
  await browser.close();
  return null;
}

const inPage = (page: Page, who: Contestant) =>
  page.evaluate(([name, share, ms]) => globalThis.trainerBench.race(name, share, ms), [
    who,
    DROPOUT,
    TURN_MS,
  ] as const);
