import { chromium, type Browser, type LaunchOptions } from '@playwright/test';
import type { BackendChoice } from '../../src/domain/network/spec.ts';
import { findChromium } from './chromium.ts';

/** Keep a browser to itself: no updates, no first-run pages, nothing over the network. */
const QUIET = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** WebGL without a GPU, for the map and the trainer's WebGL rung. */
const SOFTWARE_WEBGL = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/** WebGPU without a GPU; it is slow, so only who asks for it gets it. */
const SOFTWARE_WEBGPU = [
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--enable-features=Vulkan',
];

/** WebGPU with whatever GPU the machine has; Linux' headless browsers want to be asked for it. */
const HARDWARE_WEBGPU = [
  '--enable-unsafe-webgpu',
  '--enable-features=Vulkan',
  '--ignore-gpu-blocklist',
];

/** How Playwright starts our Chromium. `mark` is an argument to know its processes by. */
export function launchOptions(backend: BackendChoice, mark?: string): LaunchOptions {
  const { executablePath, env } = findChromium();
  return {
    executablePath,
    env: { ...process.env, ...env },
    args: [
      ...QUIET,
      ...SOFTWARE_WEBGL,
      ...(backend === 'webgpu' ? SOFTWARE_WEBGPU : []),
      ...(mark === undefined ? [] : [mark]),
    ],
  };
}

/** Starts a headless Chromium. */
export async function launch(backend: BackendChoice, mark?: string): Promise<Browser> {
  return chromium.launch(launchOptions(backend, mark));
}

/** Starts a headless Chromium that shows pages the machine's own GPU, if there is one. */
export async function launchOnHardware(): Promise<Browser> {
  const { executablePath, env } = findChromium();
  const args = [...QUIET, ...HARDWARE_WEBGPU];
  return chromium.launch({ executablePath, env: { ...process.env, ...env }, args });
}
