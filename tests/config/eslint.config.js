import { fileURLToPath } from 'node:url';
import { defineConfig, globalIgnores } from 'eslint/config';
import vue from 'eslint-plugin-vue';
import typescript from 'typescript-eslint';

const TYPED = ['**/*.ts', '**/*.vue'];

/** What only a page or a worker has; the domain runs anywhere. */
const NOT_IN_DOMAIN = [
  'window',
  'document',
  'self',
  'navigator',
  'location',
  'localStorage',
  'indexedDB',
  'postMessage',
  'fetch',
  'process',
  'Buffer',
].map((name) => ({ name, message: 'The domain knows no page, no worker and no Node.' }));

export default defineConfig(
  globalIgnores([
    'dist/',
    'out/',
    '.cache/',
    'node_modules/',
    // AssemblyScript: its compiler checks it, with WebAssembly's types.
    'src/engine/trainer/wasm/kernels/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    rules: {
      eqeqeq: 'error',
      'no-undef': 'error',
      'no-unused-vars': 'error',
      'no-empty': 'error',
      'no-fallthrough': 'error',
      'no-unreachable': 'error',
      'no-unmodified-loop-condition': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: TYPED,
    extends: [typescript.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        parser: typescript.parser,
        project: './tsconfig.json',
        tsconfigRootDir: fileURLToPath(new URL('../..', import.meta.url)),
        extraFileExtensions: ['.vue'],
      },
    },
    rules: {
      // The compiler knows every name; this rule does not know types.
      'no-undef': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // noUncheckedIndexedAccess makes it the honest way to index a typed array in a loop.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // An interface may be asynchronous where one of its makers need not wait.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { varsIgnorePattern: '^_', argsIgnorePattern: '^_' },
      ],
      'no-console': ['error', { allow: ['warn', 'error'] }],
    },
  },
  // After TypeScript's: its parser reads a component whole and hands the script on.
  vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    rules: {
      // Prettier lays templates out.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/multi-word-component-names': 'off',
      // TypeScript's optional props say it already.
      'vue/require-default-prop': 'off',
      'vue/no-v-html': 'error',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
    },
  },
  {
    // Types through a component are vue-tsc's to know; to this linter they are all unresolved.
    files: ['**/*.vue', 'src/main.ts', 'src/routes.ts'],
    rules: Object.fromEntries(
      ['argument', 'assignment', 'call', 'member-access', 'return'].map((use) => [
        `@typescript-eslint/no-unsafe-${use}`,
        'off',
      ]),
    ),
  },
  {
    files: ['src/**', 'workers/**'],
    rules: {
      'max-lines': ['error', { max: 300 }],
      'no-eval': 'error',
      'no-restricted-properties': [
        'error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map((property) => ({
          property,
          message: 'Text from a file goes into text nodes only.',
        })),
      ],
    },
  },
  {
    files: ['src/domain/**'],
    rules: { 'no-restricted-globals': ['error', ...NOT_IN_DOMAIN] },
  },
  {
    // Playwright's fixtures begin with an empty pattern, and command lines print.
    files: ['tests/**'],
    rules: { 'no-empty-pattern': 'off', 'no-console': 'off' },
  },
  {
    files: ['scripts/**/*.mjs', 'tests/config/**/*.{js,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        ['console', 'module', 'process', 'URL'].map((name) => [name, 'readonly']),
      ),
    },
  },
);
