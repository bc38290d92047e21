import { describe, expect, it } from 'vitest';
import { withinMemory } from '../../../src/engine/trees/withinMemory.ts';

/** A library whose memory is so large; no test needs its bytes. */
const library = (length: number) => ({ HEAPU8: { length } as Uint8Array });
const unreachable = new WebAssembly.RuntimeError('unreachable');
const fail = (): never => {
  throw unreachable;
};

describe('a failure of the library', () => {
  it('is one of memory where its memory is nearly full, and keeps its cause', () => {
    let caught: unknown;
    try {
      withinMemory(library(2e9), fail);
    } catch (error) {
      caught = error;
    }
    expect(caught).toMatchObject({ fault: { kind: 'out-of-memory' }, cause: unreachable });
  });

  it('stays what it is where there is room', () => {
    expect(() => withinMemory(library(20e6), fail)).toThrow(unreachable);
  });

  it('is none where the work is done', () => {
    expect(withinMemory(library(2e9), () => 3)).toBe(3);
  });
});
