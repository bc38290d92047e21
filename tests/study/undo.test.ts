import { beforeEach, describe, expect, it } from 'vitest';
import { canonical } from '../../src/domain/study/canonical.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/study/settings.ts';
import { history } from '../../src/study/history.ts';
import { choose } from '../../src/study/join.ts';
import { changeNetwork, changeSeed, choosePreset } from '../../src/study/settings.ts';
import { study } from '../../src/study/state.ts';
import { trainOn } from '../../src/study/trainOn.ts';
import { editWords, redo, undo } from '../../src/study/undo.ts';

const split = () => study.settings.split;

/** Changes of a recipe, and what each is called. */
const CHANGES: readonly (readonly [words: string, change: () => Promise<void>])[] = [
  ['split by time', () => choose({ split: { ...split(), kind: 'time' } })],
  ['30.0 % held out', () => choose({ split: { ...split(), trainShare: 0.7 } })],
  ['preset Best', () => choosePreset('best')],
  ['hidden [64]', () => changeNetwork({ hidden: [64] })],
  ['seed 7; hidden [64], seed 7', () => changeSeed(7)],
  ['train on summer', () => trainOn({ sql: `"Season" = 'Summer'`, words: 'summer' })],
  ['beside forest', () => choose({ baselines: ['forest'] })],
];

beforeEach(() => {
  study.settings = DEFAULT_SETTINGS;
  history.done = history.undone = [];
});

describe('undo', () => {
  it('comes by every state that there was, and redo goes the same way back', async () => {
    const states = [canonical(study.settings)];
    for (const [, change] of CHANGES) {
      await change();
      states.push(canonical(study.settings));
    }
    expect(new Set(states).size).toBe(states.length);
    for (const state of states.slice(0, -1).reverse()) {
      await undo();
      expect(canonical(study.settings)).toBe(state);
    }
    await undo(); // there is nothing more
    for (const state of states.slice(1)) {
      await redo();
      expect(canonical(study.settings)).toBe(state);
    }
  });

  it('calls each change by its name', async () => {
    for (const [words, change] of CHANGES) {
      await change();
      const last = history.done.at(-1);
      expect(last && editWords(last).replace(/\s/g, ' ')).toContain(words.replace(/; .*/, ''));
    }
  });

  it('forgets what was undone once something else is changed, and counts no change that is none', async () => {
    await choose({ backend: 'wasm' });
    await choose({ backend: 'wasm' });
    expect(history.done).toHaveLength(1);
    await undo();
    expect(history.undone).toHaveLength(1);
    await choose({ backend: 'cpu' });
    expect(history.undone).toHaveLength(0);
    await redo();
    expect(study.settings.backend).toBe('cpu');
  });
});
