import { expect, test as base, type Page } from '@playwright/test';
import { launch } from '../driver/browser.ts';
import { servePage } from '../driver/servePage.ts';
import { CASES, RESUMED } from '../engine/trainer/agreement.ts';
import type { GpuBackend } from './gpu/checks.ts';

/** One page with the trainer in a worker, on Chromium's software graphics, for all tests. */
const test = base.extend<object, { gpu: Page }>({
  gpu: [
    async ({}, use) => {
      const site = await servePage('tests/app/gpu/page', 6300 + (process.pid % 1000));
      const browser = await launch('webgpu');
      const page = await browser.newPage();
      await page.goto(site.url);
      await page.waitForFunction(() => 'gpu' in globalThis);
      await use(page);
      await browser.close();
      await site.close();
    },
    { scope: 'worker' },
  ],
});

/** Skips, and says why, where this Chromium has not even software behind a backend. */
async function need(page: Page, backend: GpuBackend): Promise<void> {
  const found = await page.evaluate((name) => globalThis.gpu.findAdapter(name), backend);
  test.skip('missing' in found, `${backend}: ${'missing' in found ? found.missing : ''}`);
}

const BACKENDS = ['webgpu', 'webgl'] as const satisfies readonly GpuBackend[];

for (const backend of BACKENDS) {
  for (const { name } of CASES) {
    test(`24 steps on ${backend} agree with float64: ${name}`, async ({ gpu }) => {
      await need(gpu, backend);
      const found = await gpu.evaluate(([on, given]) => globalThis.gpu.disagreement(on, given), [
        backend,
        name,
      ] as const);
      expect(found.loss).toBeLessThan(1e-4);
      expect(found.weights).toBeLessThan(1e-4);
      expect(found.moments).toBeLessThan(1e-4);
      expect(found.logits).toBeLessThan(1e-4);
      expect(found.tensors, 'tensors left behind').toBe(0);
    });
  }
}

for (const backend of BACKENDS) {
  for (const { name } of RESUMED) {
    test(`${backend} goes on from a snapshot as if nothing had happened, to the bit: ${name}`, async ({
      gpu,
    }) => {
      await need(gpu, backend);
      const found = await gpu.evaluate(([on, given]) => globalThis.gpu.resumption(on, given), [
        backend,
        name,
      ] as const);
      expect(found.compared).toBeGreaterThan(0);
      expect(found.unlike).toBe(0);
      expect(found.unlikeWithoutMoments).toBeGreaterThan(0);
    });
  }

  test(`the ${backend} rung passes its self-test, and is passed over where no chip is behind it`, async ({
    gpu,
  }) => {
    await need(gpu, backend);
    expect(await gpu.evaluate((on) => globalThis.gpu.selfTest(on), backend)).toBeNull();
    const reports = await gpu.evaluate(() => globalThis.gpu.climb());
    expect(reports).toContainEqual(expect.objectContaining({ backend, state: 'unavailable' }));
  });
}

test('dropout on the device decides as the domain does, and drops its share', async ({ gpu }) => {
  await need(gpu, 'webgpu');
  const rate = 0.3;
  const found = await gpu.evaluate((share) => globalThis.gpu.dropout(share), rate);
  expect(found.unlike).toBe(0);
  const deviation = Math.sqrt(rate * (1 - rate) * found.decisions);
  expect(Math.abs(found.dropped - rate * found.decisions)).toBeLessThan(3 * deviation);
});

test('the weights are tensors that TensorFlow.js predicts with and saves, while they are trained', async ({
  gpu,
}) => {
  await need(gpu, 'webgpu');
  const found = await gpu.evaluate(() => globalThis.gpu.tensors());
  expect(found.predicted).toBeLessThan(1e-5);
  expect(found.pending).toBeLessThan(1e-5);
  expect(found.saved).toBe(0);
  expect(found.moved).toBeGreaterThan(1e-3);
});

for (const [backend, said] of [
  ['webgpu', 'the graphics device was lost'],
  ['webgl', 'the graphics context was lost'],
] as const) {
  test(`a training on ${backend} whose device is lost goes on without it, and the next has a new one`, async ({
    gpu,
  }) => {
    await need(gpu, backend);
    const found = await gpu.evaluate((on) => globalThis.gpu.loseDevice(on), backend);
    expect(found).toMatchObject({ ended: 'wasm', epochs: [1, 2, 3, 4], next: backend });
    expect(found.reason).toContain(said);
    expect(found.apart).toBeLessThan(1e-3);
  });
}
