import * as tf from '@tensorflow/tfjs-core';
import { FaultError } from '../../domain/fault.ts';
import type { Backend, BackendChoice } from '../../domain/network/spec.ts';
import type { RungReport } from '../../domain/network/training.ts';
import type { Rung } from './rung.ts';
import { RUNGS } from './rungs.ts';
import { selfTest } from './selfTest.ts';
import { untilLost } from './untilLost.ts';

/** Every rung that was tried, and the one that training will use. */
export interface Probe {
  readonly reports: readonly RungReport[];
  readonly chosen: Backend;
}

/**
 * Takes the first rung that passes its self-test and makes it tfjs' current backend. `auto` passes
 * over a GPU made of software; a backend chosen by name is used even so. Throws
 * `backend-unavailable` where none passes.
 */
export async function climb(choice: BackendChoice): Promise<Probe & { readonly rung: Rung }> {
  const reports: RungReport[] = [];
  for (const rung of RUNGS) {
    if (choice !== 'auto' && choice !== rung.backend) continue;
    const report = await tryRung(rung, choice !== 'auto');
    reports.push(report);
    if (report.state === 'passed') return { reports, chosen: rung.backend, rung };
  }
  const reasons = reports.map((report) => ('reason' in report ? report.reason : ''));
  throw new FaultError({
    kind: 'backend-unavailable',
    backend: choice,
    detail: reasons.join('; '),
  });
}

async function tryRung(rung: Rung, evenSoftware: boolean): Promise<RungReport> {
  const { backend } = rung;
  const started = performance.now();
  try {
    const software = await rung.findSoftware();
    if (software !== null && !evenSoftware) {
      const reason = `there is no GPU behind it, only ${software}`;
      return { backend, state: 'unavailable', reason };
    }
    await rung.load(software !== null);
    if (!(await tf.setBackend(backend))) {
      return { backend, state: 'unavailable', reason: 'tfjs could not start it' };
    }
    const wrong = await untilLost(rung, new AbortController(), () => selfTest(rung));
    if (wrong !== null) return { backend, state: 'wrong', reason: wrong };
    const ms = performance.now() - started;
    return { backend, state: 'passed', software: software !== null, ms };
  } catch (error) {
    // Whatever a backend throws here, the next rung mends it; the report keeps the reason.
    return { backend, state: 'unavailable', reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof FaultError && 'detail' in error.fault) return error.fault.detail;
  return error instanceof Error ? error.message : String(error);
}
