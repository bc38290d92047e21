/**
 * Which room may import which (CONTRIBUTING.md tells why):
 * main -> views -> {ui, study} -> bridge -> domain, and workers -> engine -> domain.
 */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { pathNot: [...allowed, '(^|/)node_modules/', '[.]css$'] },
});

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere, or to a package that package.json does not name.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'domain-alone',
      comment: 'The domain is plain TypeScript: no other room, no package.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { pathNot: '^src/domain/' },
    },
    only('engine-to-domain', '^src/engine/', ['^src/engine/', '^src/domain/']),
    only('workers-to-engine', '^workers/', ['^workers/', '^src/engine/', '^src/domain/']),
    only('bridge-to-domain', '^src/bridge/', [
      '^src/bridge/',
      '^src/domain/',
      '^src/engine/',
      '^workers/',
    ]),
    {
      name: 'bridge-knows-engines-by-type',
      comment: 'Their code belongs into workers; `new Worker(new URL(...))` is no import.',
      severity: 'error',
      from: { path: '^src/bridge/' },
      to: { path: ['^src/engine/', '^workers/'], dependencyTypesNot: ['type-only'] },
    },
    only('ui-to-domain', '^src/ui/', ['^src/ui/', '^src/domain/']),
    only('study-to-bridge', '^src/study([.]ts$|/)', [
      '^src/study([.]ts$|/)',
      '^src/bridge/',
      '^src/domain/',
    ]),
    only('views-to-ui-and-study', '^src/views/', [
      '^src/views/',
      '^src/ui/',
      '^src/study([.]ts$|/)',
      '^src/domain/',
    ]),
    {
      name: 'views-apart',
      comment: 'What two views share belongs into ui/ or study/.',
      severity: 'error',
      from: { path: '^src/views/([^/]+)/' },
      to: { path: '^src/views/', pathNot: '^src/views/$1/' },
    },
    only('main-from-above', '^src/(main[.]ts|App[.]vue|routes[.]ts)$', [
      '^src/study([.]ts$|/)',
      '^src/((main|routes)[.]ts|App[.]vue)$',
      '^src/views/',
      '^src/ui/',
      '^src/domain/',
    ]),
    {
      name: 'nobody-imports-main',
      severity: 'error',
      from: { pathNot: '^src/(main[.]ts|App[.]vue|routes[.]ts)$' },
      to: { path: '^src/(main[.]ts|App[.]vue|routes[.]ts)$' },
    },
  ],
  options: {
    // Types count: a circle of types is a circle.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: '(^|/)node_modules/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.vue', '.js', '.mjs', '.d.ts'],
      // vega-lite names its entry in an `exports` map only, which is not looked into here.
      mainFiles: ['index', 'build/index'],
    },
  },
};
