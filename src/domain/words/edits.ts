import { presetOf } from '../network/presets.ts';
import type { SplitSpec } from '../recipe/recipe.ts';
import type { Settings } from '../study/settings.ts';
import type { Column } from '../table/column.ts';
import type { LoadedTable } from '../table/receipt.ts';
import { percent } from './format.ts';

type Words<T> = { readonly [K in keyof T]-?: (now: T[K]) => string };

const SPLIT: Words<SplitSpec> = {
  kind: (kind) => (kind === 'time' ? 'split by time' : 'split at random'),
  trainShare: (share) => `${percent(1 - share)} held out`,
  validationShare: (share) => `${percent(share)} for validation`,
  seed: (seed) => `seed ${String(seed)}`,
  filter: (filter) => (filter ? `train on ${filter.words}` : 'train on all incidents'),
  labelAge: (days) =>
    days > 0 ? `reports at least ${String(days)} days old` : 'reports of any age',
};

const SETTINGS: Words<Settings> = {
  seasons: (rule) => (rule === 'h2o-2015' ? 'seasons as in H2O’s code' : 'seasons by meteorology'),
  duplicates: (how) => (how === 'keep' ? 'keep duplicates' : how),
  outlines: (file) => (file === null ? 'the newest outlines' : `outlines of ${file}`),
  placeProperty: (name) => (name === null ? 'the outlines’ best codes' : `outlines by ${name}`),
  split: (split) => Object.values(split).map(String).join(', '),
  preset: (id) => `preset ${presetOf(id).name}`,
  features: (set) => (set === null ? 'the preset’s columns' : `${set} columns`),
  network: (network) =>
    Object.entries(network)
      .map(([name, value]) => `${name} ${JSON.stringify(value)}`)
      .join(', ') || 'the preset’s network',
  backend: (backend) => `backend ${backend}`,
  baselines: (names) => (names.length === 0 ? 'no baselines' : `beside ${names.join(', ')}`),
};

/** A change of settings, by what they are after it: "split by time". */
export function settingsWords(before: Partial<Settings>, after: Partial<Settings>): string {
  return changedKeys(before, after)
    .map((key) => {
      if (key !== 'split' || !before.split || !after.split) return wordOf(SETTINGS, key, after);
      const { split } = after;
      return changedKeys(before.split, split)
        .map((part) => wordOf(SPLIT, part, split))
        .join(', ');
    })
    .join('; ');
}

/** A change of what is said of a table: "crimes.csv, Date is occurred at". */
export function tableWords(
  file: string,
  before: Partial<LoadedTable>,
  after: Partial<LoadedTable>,
): string {
  if (after.role !== undefined && after.role !== before.role) return `${file} as ${after.role}`;
  if (after.outcome) return `${file}, what means an arrest`;
  if (after.missing) return `${file}, what means missing`;
  const column = (after.columns ?? []).find(
    (one, i) => JSON.stringify(one) !== JSON.stringify(before.columns?.[i]),
  );
  return column ? `${file}, ${columnWords(column)}` : `${file}, its columns`;
}

function columnWords({ name, role, type, known, feature }: Column): string {
  const use = feature ? 'learned from' : 'not learned from';
  return [`${name} as ${role ?? type}`, use, known === 'at report' ? '' : `known ${known}`]
    .filter((part) => part !== '')
    .join(', ');
}

function wordOf<T extends object>(words: Words<T>, key: keyof T, values: Partial<T>): string {
  // Each word takes the value of its own key.
  return words[key](values[key] as T[keyof T]);
}

function changedKeys<T extends object>(before: Partial<T>, after: Partial<T>): (keyof T)[] {
  return (Object.keys(after) as (keyof T)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
}
