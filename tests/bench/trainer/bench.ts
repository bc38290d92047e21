import type { Page } from '@playwright/test';
import { launch } from '../../driver/browser.ts';
import { against, plain, type BenchContext, type Figure } from '../bench.ts';
import { benchRows } from './data.ts';
import { graphicsFigures } from './graphics.ts';
import { peakShare } from './peak.ts';
import { writeRows } from './rows.ts';
import type { BenchShape, Contestant } from './shape.ts';
import { serveBench } from './site.ts';
import { raceTorch } from './torch.ts';

const HIDDEN = [200, 200];
const BATCH = 1024;
const DROPOUT = 0.2;
/** The contestants take turns, so that what else the machine does meets all of them; the best counts. */
const TURNS = 6;
const TURN_MS = 4000;
const PAIR_NOTE = 'two trainings at once, which share nothing: what two cores are worth here';

/** The trainer's kernels in a browser's worker against their peers, in one run on the same rows. */
export async function trainerFigures({ log }: BenchContext): Promise<readonly Figure[]> {
  log('preparing rows');
  const { rows, vocabulary, source } = await benchRows();
  const shape: BenchShape = {
    ...{ rows: rows.rows, fields: rows.fields, numbers: rows.numbers },
    ...{ vocabulary, hidden: HIDDEN, batch: BATCH },
  };
  const site = await serveBench(writeRows(rows));
  const browser = await launch('wasm');
  try {
    const page = await browser.newPage();
    await page.goto(site.url);
    await page.evaluate(async (given) => {
      await globalThis.trainerBench.prepare(given);
      await globalThis.trainerBenchBeside.prepare(given);
    }, shape);
    const best = await race(page, site.rowsFile, shape, log);
    await page.close();
    log('watching the memory');
    const memory = await peakShare(site.url);
    return [
      ...figures(best, `${source}, ${HIDDEN.join('-')}, batch ${BATCH}`),
      memory,
      ...(await graphicsFigures(site, shape, source, log)),
    ];
  } finally {
    await browser.close();
    await site.close();
  }
}

/** The best samples a second of each contestant at each dropout; null where it cannot start. */
interface Standings {
  readonly rates: ReadonlyMap<string, number | null>;
  readonly torchNote: string;
}

async function race(
  page: Page,
  rowsFile: string,
  shape: BenchShape,
  log: BenchContext['log'],
): Promise<Standings> {
  const rates = new Map<string, number | null>();
  let torchNote = '';
  const keep = (key: string, rate: number | null) => {
    if (rate === null) rates.set(key, rates.get(key) ?? null);
    else rates.set(key, Math.max(rates.get(key) ?? 0, rate));
    log(`${key}: ${rate === null ? 'missing' : Math.round(rate).toLocaleString('en-US')}`);
  };
  const inPage = (who: Contestant, dropout: number) =>
    page.evaluate(([name, share, ms]) => globalThis.trainerBench.race(name, share, ms), [
      who,
      dropout,
      TURN_MS,
    ] as const);
  const pairInPage = () =>
    page.evaluate(
      async ([dropout, ms]) => {
        const both = [globalThis.trainerBench, globalThis.trainerBenchBeside];
        const rates = await Promise.all(both.map((bench) => bench.race('wasm1', dropout, ms)));
        return rates.reduce<number>((sum, rate) => sum + (rate ?? Number.NaN), 0);
      },
      [DROPOUT, TURN_MS] as const,
    );

  for (let turn = 0; turn < TURNS; turn++) {
    for (const dropout of [DROPOUT, 0]) {
      keep(`wasm1 ${dropout}`, await inPage('wasm1', dropout));
      const torch = raceTorch(rowsFile, shape, dropout);
      torchNote = 'missing' in torch ? torch.missing : `version ${torch.version}`;
      keep(`torch ${dropout}`, 'missing' in torch ? null : torch.samplesPerSecond);
    }
    keep(`wasm2 ${DROPOUT}`, await inPage('wasm2', DROPOUT));
    keep(`pair ${DROPOUT}`, await pairInPage());
    keep(`tfjs ${DROPOUT}`, await inPage('tfjs', DROPOUT));
  }
  return { rates, torchNote };
}

function figures({ rates, torchNote }: Standings, note: string): readonly Figure[] {
  const rate = (who: string, dropout = DROPOUT) => rates.get(`${who} ${dropout}`) ?? null;
  const unit = 'samples/s';
  const perTorch = (name: string, dropout: number) =>
    against(
      name,
      rate('wasm1', dropout) ?? Number.NaN,
      {
        name: 'PyTorch EmbeddingBag, Adam, one thread',
        value: rate('torch', dropout),
        note: `dropout ${dropout}, ${torchNote}, ${note}`,
      },
      unit,
    );
  const own = rate('wasm1') ?? Number.NaN;
  const stock = {
    name: 'stock tfjs-wasm, one-hot, one thread',
    value: rate('tfjs'),
    note: `dropout ${DROPOUT}, ${note}`,
  };
  const two = rate('wasm2');
  const one = { name: 'one thread', value: own, note: `dropout ${DROPOUT}, ${note}` };
  return [
    plain('train.wasm1.samplesPerSecond', own, unit, `dropout ${DROPOUT}, ${note}`),
    perTorch('train.wasm1.perTorch1', DROPOUT),
    perTorch('train.wasm1.perTorch1.noDropout', 0),
    against('train.wasm1.perTfjs', own, stock, unit),
    two === null
      ? plain('train.wasm2.perWasm1', null, '×', 'the page is not isolated, or has one core')
      : against('train.wasm2.perWasm1', two, one, unit),
    against('train.wasm2.ceiling', rate('pair') ?? Number.NaN, { ...one, note: PAIR_NOTE }, unit),
  ];
}
