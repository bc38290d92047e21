import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PRESET_IDS } from '../../src/domain/network/presets.ts';
import { BACKENDS } from '../../src/domain/network/spec.ts';
import {
  BASELINE_LABELS,
  DEFAULTS,
  type Baseline,
  type StudyOptions,
  type StudySettings,
} from './options.ts';

export const USAGE = `Usage: npm run study -- --incidents FILE… [--weather FILE] [--areas FILE] [--outlines FILE]
       npm run study -- --sample
  --preset ${PRESET_IDS.join('|')}   --split random|time|both   --features example|best   --seed N   --epochs N   --backend auto|${BACKENDS.join('|')}
  --baselines none|${Object.keys(BASELINE_LABELS).join(',')} (logistic,boosted)
  --out DIR (out/study)   --viewport WxH (1440x900)   --theme light|dark   --timeout MINUTES (20)`;

const FILES = ['incidents', 'weather', 'areas', 'outlines'] as const;

/** Command line arguments as a study, or an error whose message says what is wrong with them. */
export function studyFrom(args: readonly string[], from: string): StudyOptions {
  const { values, tokens } = parseArgs({
    args: [...args],
    tokens: true,
    allowPositionals: true,
    options: {
      incidents: { type: 'string', multiple: true, default: [] },
      weather: { type: 'string', multiple: true, default: [] },
      areas: { type: 'string', multiple: true, default: [] },
      outlines: { type: 'string', multiple: true, default: [] },
      sample: { type: 'boolean', default: false },
      preset: { type: 'string' },
      split: { type: 'string' },
      features: { type: 'string' },
      seed: { type: 'string' },
      epochs: { type: 'string' },
      backend: { type: 'string' },
      baselines: { type: 'string' },
      out: { type: 'string', default: 'out/study' },
      viewport: { type: 'string', default: '1440x900' },
      theme: { type: 'string', default: 'light' },
      timeout: { type: 'string', default: '20' },
    },
  });
  const files = { ...values };
  // `--incidents a.csv b.csv`: a bare word belongs to the option before it.
  let open: string | null = null;
  for (const token of tokens) {
    if (token.kind === 'option') open = token.name;
    if (token.kind !== 'positional') continue;
    const list = FILES.find((name) => name === open);
    if (list === undefined) throw new Error(`What is "${token.value}" for?`);
    files[list] = [...files[list], token.value];
  }
  const paths = FILES.flatMap((name) => files[name]).map((path) => resolve(from, path));
  const missing = paths.find((path) => !existsSync(path));
  if (missing !== undefined) throw new Error(`There is no file ${missing}.`);
  if (values.sample === files.incidents.length > 0) {
    throw new Error('Name the incidents (--incidents FILE…) or take the sample (--sample).');
  }
  return {
    ...DEFAULTS,
    files: paths,
    sample: values.sample,
    settings: settingsFrom(values),
    out: resolve(from, values.out),
    viewport: viewportFrom(values.viewport),
    theme: oneOf('theme', values.theme, ['light', 'dark'] as const),
    timeoutMs: whole('timeout', values.timeout) * 60_000,
  };
}

type Given = Partial<Record<keyof StudySettings, string>>;

function settingsFrom(given: Given): StudySettings {
  const { preset, split, features, seed, epochs, backend, baselines } = given;
  return {
    ...(preset === undefined ? {} : { preset: oneOf('preset', preset, PRESET_IDS) }),
    ...(split === undefined
      ? {}
      : { split: oneOf('split', split, ['random', 'time', 'both'] as const) }),
    ...(features === undefined
      ? {}
      : { features: oneOf('features', features, ['example', 'best'] as const) }),
    ...(seed === undefined ? {} : { seed: whole('seed', seed) }),
    ...(epochs === undefined ? {} : { epochs: whole('epochs', epochs) }),
    ...(backend === undefined
      ? {}
      : { backend: oneOf('backend', backend, ['auto', ...BACKENDS] as const) }),
    ...(baselines === undefined ? {} : { baselines: baselinesFrom(baselines) }),
  };
}

function baselinesFrom(text: string): readonly Baseline[] {
  const known = Object.keys(BASELINE_LABELS) as readonly Baseline[];
  return text === 'none' ? [] : text.split(',').map((name) => oneOf('baselines', name, known));
}

function viewportFrom(text: string): StudyOptions['viewport'] {
  const [, width, height] = /^(\d+)x(\d+)$/.exec(text) ?? [];
  if (width === undefined || height === undefined) {
    throw new Error(`--viewport is WIDTHxHEIGHT, such as 390x844, not "${text}".`);
  }
  return { width: Number(width), height: Number(height) };
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const match = allowed.find((each) => each === value);
  if (match === undefined) {
    throw new Error(`--${name} is one of ${allowed.join(', ')}, not "${value}".`);
  }
  return match;
}

function whole(name: string, value: string): number {
  if (!/^\d+$/.test(value)) throw new Error(`--${name} is a whole number, not "${value}".`);
  return Number(value);
}
