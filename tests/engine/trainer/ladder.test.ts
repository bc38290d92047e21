import { describe, expect, it } from 'vitest';
import type { Backend } from '../../../src/domain/network/spec.ts';
import { climb } from '../../../src/engine/trainer/ladder.ts';
import { problemOf } from '../../../src/engine/trainer/problem.ts';
import { cpuRung } from '../../../src/engine/trainer/rungs/cpu.ts';
import type { Rung } from '../../../src/engine/trainer/rung.ts';
import { plantedData, smallSpec } from './problems.ts';

const problem = problemOf(smallSpec(), plantedData());

/** The cpu's rung under another name, each step of which takes longer. */
function rung(backend: Backend, stepMs: number, change: Partial<Rung> = {}): Rung {
  return {
    ...cpuRung,
    backend,
    createSession: async (given) => {
      const session = await cpuRung.createSession(given);
      return {
        ...session,
        step(rows, step) {
          const until = performance.now() + stepMs;
          session.step(rows, step);
          while (performance.now() < until);
        },
      };
    },
    ...change,
  };
}

const states = async (choice: Backend | 'auto', rungs: readonly Rung[]) => {
  const { chosen, reports } = await climb(choice, problem, rungs);
  return { chosen, states: reports.map(({ backend, state }) => `${backend} ${state}`), reports };
};

describe('the ladder', () => {
  it('takes the fastest of those that pass, whatever their order, and says how fast each was', async () => {
    const rungs = [rung('webgpu', 60), rung('webgl', 100), rung('wasm', 20), rung('cpu', 0)];
    const { chosen, states: said, reports } = await states('auto', rungs);
    expect(chosen).toBe('wasm');
    expect(said).toEqual(['webgpu passed', 'webgl passed', 'wasm passed']);
    const rates = reports.map((report) => (report.state === 'passed' ? report.rate! : 0));
    expect(rates[2]).toBeGreaterThan(rates[0]!);
    expect(rates[0]).toBeGreaterThan(rates[1]!);
  });

  it('tries the last resort only where no other passes', async () => {
    const lost = rung('wasm', 0, { load: () => Promise.reject(new Error('no SIMD')) });
    const { chosen, states: said } = await states('auto', [lost, rung('cpu', 0)]);
    expect(chosen).toBe('cpu');
    expect(said).toEqual(['wasm unavailable', 'cpu passed']);
  });

  it('passes over software, however fast, unless it is asked for by name', async () => {
    const software = { findSoftware: () => Promise.resolve('SwiftShader') };
    const rungs = [rung('webgpu', 0, software), rung('wasm', 20), rung('cpu', 0)];
    expect((await states('auto', rungs)).chosen).toBe('wasm');
    const named = await states('webgpu', rungs);
    expect(named.chosen).toBe('webgpu');
    expect(named.reports[0]).toMatchObject({ state: 'passed', software: true });
  });

  it('takes the next one when the fastest breaks in its trial', async () => {
    let sessions = 0;
    const frail = rung('webgpu', 0, {
      createSession: (given) => {
        if (sessions++ > 0) throw new Error('out of memory');
        return cpuRung.createSession(given);
      },
    });
    const { chosen, reports } = await states('auto', [frail, rung('wasm', 1), rung('cpu', 0)]);
    expect(chosen).toBe('wasm');
    expect(reports[0]).toMatchObject({ state: 'unavailable', reason: 'out of memory' });
  });
});
