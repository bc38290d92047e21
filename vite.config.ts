import vue from '@vitejs/plugin-vue';
import type { Plugin, Rolldown } from 'vite';
import { defineConfig } from 'vitest/config';
import { buildKernels } from './scripts/kernels.mjs';
import { offline } from './scripts/offline.ts';
import { SlowFirst } from './tests/config/slowFirst.ts';
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

type Modules = Pick<Rolldown.PluginContext, 'getModuleInfo'>;

/** Whether one of some modules imports a module, itself or by others, not counting what it fetches later. */
function isImportedBy(
  ones: readonly string[],
  id: string,
  modules: Modules,
  seen = new Set<string>(),
): boolean {
  if (ones.some((one) => id.endsWith(one))) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  const importers = modules.getModuleInfo(id)?.importers ?? [];
  return importers.some((importer) => isImportedBy(ones, importer, modules, seen));
}

/** What every visit fetches once the first page is painted. */
const AFTER_PAINT = [
  ...['/study/offline.ts', '/study/warm.ts', '/study/recover.ts', '/study/kept/studies.ts'],
  ...['/OfflineLine.vue', '/UpdateNotice.vue', '/StudyNotices.vue', '/UndoButtons.vue'],
  ...['/FromPortal.vue', '/WhatGoesIn.vue'],
];

/**
 * What the first paint takes comes in two files, the frame's and the first page's, and what follows it in a
 * third: on a slow line each file takes its time to be asked for.
 */
const firstVisit: Rolldown.CodeSplittingGroup[] = [
  { name: 'frame', tags: ['$initial'], priority: 3 },
  group('first-page', ['/LoadPage.vue'], 2),
  group('after-paint', AFTER_PAINT, 1),
];

function group(name: string, ones: readonly string[], priority: number) {
  return {
    ...{ debugName: name, priority },
    name: (id: string, modules: Modules) => (isImportedBy(ones, id, modules) ? name : null),
  };
}

/** The first page is asked for together with the frame, which would ask for it only once it runs. */
const firstPageAtOnce: Plugin = {
  name: 'first-page-at-once',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle }) =>
      Object.values(bundle ?? {}).flatMap((file) => {
        if (file.type !== 'chunk' || file.name !== 'first-page') return [];
        const styles = [...(file.viteMetadata?.importedCss ?? [])];
        return [
          ...[file.fileName, ...file.imports]
            .filter((name) => !isEntry(bundle?.[name]))
            .map((href) => link({ rel: 'modulepreload', href })),
          ...styles.map((href) => link({ rel: 'preload', as: 'style', href })),
        ];
      }),
  },
};

const isEntry = (file?: Rolldown.OutputAsset | Rolldown.OutputChunk) =>
  file?.type === 'chunk' && file.isEntry;

function link({
  href,
  ...attributes
}: {
  readonly rel: string;
  readonly href: string;
  readonly as?: string;
}) {
  const attrs = { ...attributes, crossorigin: '', href: `./${href}`, 'data-page': 'load' };
  return { tag: 'link', attrs, injectTo: 'head' } as const;
}

export default defineConfig({
  base: './',
  plugins: [vue(), policyInPage, firstPageAtOnce, kernels, offline(headers)],
  worker: { format: 'es' },
  build: {
    ...{ target: 'es2022', chunkSizeWarningLimit: 1200, assetsInlineLimit: 0 },
    rolldownOptions: { output: { codeSplitting: { groups: firstVisit } } },
  },
  preview: { port: 4173, headers },
  test: {
    include: ['tests/{domain,engine,study,torture}/**/*.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
    // Nobody waits at the machine meanwhile: every core tests.
    maxWorkers: '100%',
    sequence: { sequencer: SlowFirst },
  },
});
