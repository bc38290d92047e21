import vue from '@vitejs/plugin-vue';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { buildKernels } from './scripts/kernels.mjs';
import { offline } from './scripts/offline.ts';
import { connectSources, imageSources } from './src/domain/portal/hosts.ts';

/** What the site may load and reach: its own files, and the portals that it lists, once asked. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  `img-src 'self' data: blob: ${imageSources()}`,
  `connect-src 'self' blob: data: ${connectSources()}`,
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'none'",
].join('; ');

const headers = {
  'Content-Security-Policy': contentSecurityPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/**
 * Static hosts such as GitHub Pages send no headers of ours. The service worker does, from the second load
 * on; the page carries the policy, for the first.
 */
const policyInPage: Plugin = {
  name: 'policy-in-page',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
      injectTo: 'head-prepend',
    },
  ],
};

/** The trainer's WebAssembly is a build output: whatever reads the sources compiles it first. */
const kernels: Plugin = { name: 'kernels', buildStart: buildKernels };

export default defineConfig({
  base: './',
  plugins: [vue(), policyInPage, kernels, offline(headers)],
  worker: { format: 'es' },
  build: { target: 'es2022', chunkSizeWarningLimit: 1200, assetsInlineLimit: 0 },
  preview: { port: 4173, headers },
  test: {
    include: ['tests/{domain,engine,study,torture}/**/*.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
    // Nobody waits at the machine meanwhile: every core tests.
    maxWorkers: '100%',
  },
});
