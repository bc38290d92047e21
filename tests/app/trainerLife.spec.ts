import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type * as ComlinkApi from 'comlink';
import { EXAMPLE_2015, type NetworkSpec } from '../../src/domain/network/spec.ts';
import type { TrainerEngine } from '../../src/engine/trainer/trainer.ts';
import { root } from '../driver/root.ts';
import { expect, test } from './app.ts';

/*
 * The trainer's worker by itself, as it was built, in a real browser: datasets come by a port, and
 * checkpoints lie in the site's private files.
 */

const SPEC: NetworkSpec = {
  ...EXAMPLE_2015,
  ...{ hidden: [16, 8], dropout: [0.2], epochs: 4, batchSize: 256 },
};

declare global {
  var Comlink: typeof ComlinkApi;
  /** Starts the worker, gives it made-up rows by a port, and answers with its API. */
  var startTrainer: () => Promise<{
    readonly worker: Worker;
    readonly api: ComlinkApi.Remote<TrainerEngine>;
    readonly dataset: string;
    /** Bytes of the rows that are left on this side. */
    readonly left: number;
  }>;
}

/** Opens the site and prepares `startTrainer` on its page. */
async function prepare(page: Page): Promise<void> {
  const file = readdirSync(join(root, 'dist/assets')).find((name) => /^trainer-.*js$/.test(name));
  await page.goto('/');
  await page.evaluate(readFileSync(join(root, 'node_modules/comlink/dist/umd/comlink.js'), 'utf8'));
  await page.evaluate(
    (url) => {
      const side = (rows: number, seed: number) => {
        const codes = Uint16Array.from({ length: 3 * rows }, (_, i) => {
          return 5 * (i % 3) + ((Math.imul(i + seed, 0x9e3779b9) >>> 16) % 5);
        });
        return {
          ...{ rows, fields: 3, numbers: 1, codes },
          rowIds: Int32Array.from({ length: rows }, (_, row) => row + seed),
          values: Float32Array.from({ length: rows }, (_, row) => ((row * 7) % 11) / 11 - 0.5),
          outcomes: Uint8Array.from({ length: rows }, (_, row) => codes[3 * row]! % 2),
        };
      };
      globalThis.startTrainer = async () => {
        const worker = new Worker(url, { type: 'module' });
        await new Promise((resolve) => worker.addEventListener('message', resolve, { once: true }));
        const api = globalThis.Comlink.wrap<TrainerEngine>(worker);
        const { port1, port2 } = new MessageChannel();
        const holding = api.hold(globalThis.Comlink.transfer(port2, [port2]));
        const dataset = {
          ...{ vocabulary: 15, train: side(20_000, 1) },
          ...{ validation: side(2000, 2), holdout: side(2000, 3) },
        };
        const arrays = [dataset.train, dataset.validation, dataset.holdout].flatMap((matrix) => [
          ...[matrix.codes, matrix.rowIds, matrix.values, matrix.outcomes],
        ]);
        port1.postMessage(
          { dataset },
          arrays.map(({ buffer }) => buffer),
        );
        const { id } = await holding;
        const left = arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
        return { worker, api, dataset: id, left };
      };
    },
    `/assets/${file ?? 'missing'}`,
  );
}

test('a training whose worker is killed goes on from the disk to the weights of an undisturbed one', async ({
  page,
}) => {
  await prepare(page);
  const found = await page.evaluate(async (spec) => {
    const { proxy } = globalThis.Comlink;
    const sides = ['train', 'validation', 'holdout'] as const;
    const first = await globalThis.startTrainer();
    await new Promise<void>((resolve, reject) => {
      const job = {
        spec,
        backend: 'wasm',
        dataset: first.dataset,
        resume: null,
        about: '{}',
        sides,
      } as const;
      void first.api.train(
        job,
        proxy((progress) => {
          if (progress.kind !== 'checkpoint') return;
          if (progress.reason !== null) reject(new Error(progress.reason));
          if (progress.epoch === 2) resolve();
        }),
      );
    });
    first.worker.terminate();

    const second = await globalThis.startTrainer();
    const [summary] = await second.api.checkpoints();
    if (!summary) throw new Error('No checkpoint is left.');
    const resume = await second.api.checkpoint(summary.id);
    const epochs: number[] = [];
    const job = { spec, backend: 'wasm', dataset: second.dataset, about: '{}', sides } as const;
    const resumed = await second.api.train(
      { ...job, resume },
      proxy((progress) => {
        if (progress.kind === 'epoch') epochs.push(progress.record.epoch);
      }),
    );
    const undisturbed = await second.api.train(
      { ...job, resume: null },
      proxy(() => undefined),
    );
    const numbers = (result: typeof resumed) => [
      ...[...result.weights.table, ...result.scores],
      ...result.weights.kernels.flatMap((kernel) => [...kernel]),
    ];
    await second.api.forget(summary.id);
    await second.api.forget(undisturbed.checkpoint.id);
    const left = (await second.api.checkpoints()).length;
    second.worker.terminate();
    return {
      ...{ epochs, left, moved: first.left, killedAfter: summary.epoch },
      isEqual: JSON.stringify(numbers(resumed)) === JSON.stringify(numbers(undisturbed)),
      compared: numbers(resumed).length,
    };
  }, SPEC);
  expect(found.moved).toBe(0);
  expect(found.killedAfter).toBeGreaterThanOrEqual(2);
  expect(found.epochs).toEqual([3, 4].slice(found.killedAfter - 2));
  expect(found.compared).toBe(15 * 16 + 24_000 + 16 * 8 + 8);
  expect(found.isEqual).toBe(true);
  expect(found.left).toBe(0);
});

test('a training rests while it is paused, and goes on', async ({ page }) => {
  await prepare(page);
  const found = await page.evaluate(async (spec) => {
    const { proxy } = globalThis.Comlink;
    const { worker, api, dataset } = await globalThis.startTrainer();
    const kinds: string[] = [];
    const training = api.train(
      { spec, backend: 'wasm', dataset, resume: null, about: null, sides: ['holdout'] },
      proxy(({ kind }) => {
        kinds.push(kind);
        if (kind === 'rungs') void api.pause();
      }),
    );
    while (!kinds.includes('paused')) await new Promise((resolve) => setTimeout(resolve, 20));
    const before = kinds.length;
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const during = kinds.length - before;
    await api.resume();
    const { history } = await training;
    worker.terminate();
    return { during, epochs: history.length };
  }, SPEC);
  expect(found).toEqual({ during: 0, epochs: 4 });
});
