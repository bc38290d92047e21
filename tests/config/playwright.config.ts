import { defineConfig } from '@playwright/test';

/** The app tests: the production build in a real Chromium, one at a time: each keeps all cores busy, and two take as long. */
export default defineConfig({
  testDir: '../app',
  globalSetup: './needBrowser.ts',
  outputDir: '../../out/app',
  workers: 1,
  timeout: 5 * 60_000,
  expect: { timeout: 30_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: 'list',
  use: {
    viewport: { width: 1440, height: 900 },
    // The app must do without; what it does with one, offline.spec.ts looks at.
    serviceWorkers: 'block',
    actionTimeout: 30_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
});
