import { shallowReactive } from 'vue';
import type { Brushes } from '../domain/explore/cells.ts';
import type { Cube } from '../domain/explore/cube.ts';
import type { Settings } from '../domain/study/settings.ts';
import type { LoadedTable } from '../domain/table/receipt.ts';
import type { LoadRequest } from '../domain/table/source.ts';

/** A change to the recipe or the filter, with what was before and after it. */
export type Edit =
  | {
      readonly kind: 'settings';
      readonly before: Partial<Settings>;
      readonly after: Partial<Settings>;
    }
  | {
      readonly kind: 'table';
      readonly id: number;
      readonly before: Partial<LoadedTable>;
      readonly after: Partial<LoadedTable>;
    }
  | {
      readonly kind: 'reading';
      readonly id: number;
      readonly before: LoadRequest;
      readonly after: LoadRequest;
    }
  /** Brushes number a cube's figures: they mean nothing to the cube of another join. */
  | {
      readonly kind: 'filter';
      readonly cube: Cube;
      readonly before: Brushes;
      readonly after: Brushes;
    };

/** What can be undone and done again, the last at the end. Its parts are replaced, never changed. */
export const history: { done: readonly Edit[]; undone: readonly Edit[] } = shallowReactive({
  done: [],
  undone: [],
});

const MOST = 100;
let isOn = true;

/** Remembers a change, unless it is one of undoing; what was undone before it can no longer be done again. */
export function remember(edit: Edit): void {
  if (!isOn || textOf(edit.before) === textOf(edit.after)) return;
  history.done = [...history.done.slice(1 - MOST), edit];
  history.undone = [];
}

/** Brushes are a map, which JSON would leave empty. */
function textOf(value: unknown): string {
  return JSON.stringify(value instanceof Map ? [...(value as Brushes)] : value);
}

/** Whether changes are remembered now: what goes on later must ask before it waits for anything. */
export function isRemembering(): boolean {
  return isOn;
}

/** Changes things without remembering that. */
export function withoutMemory<T>(change: () => T): T {
  isOn = false;
  try {
    return change();
  } finally {
    isOn = true;
  }
}

/** Tables that were read anew have other ids: edits of the old one are edits of the new one. */
const followers = new Map<number, number>();

export function follows(id: number, fresh: number): void {
  followers.set(id, fresh);
}

/** The id under which a table is known now. */
export function idNow(id: number): number {
  const next = followers.get(id);
  return next === undefined ? id : idNow(next);
}
