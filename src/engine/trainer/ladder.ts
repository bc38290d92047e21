import { FaultError } from '../../domain/fault.ts';
import type { Backend, BackendChoice } from '../../domain/network/spec.ts';
import type { RungReport } from '../../domain/network/training.ts';
import type { Rung } from './rung.ts';
import { RUNGS } from './rungs.ts';
import { selfTest } from './selfTest.ts';
import type { Problem } from './session.ts';
import { trial } from './trial.ts';
import { untilLost } from './untilLost.ts';

/** Every rung that was tried, and the one that training will use. */
export interface Probe {
  readonly reports: readonly RungReport[];
  readonly chosen: Backend;
}

/**
 * Tries the rungs and takes the one that trains this problem fastest; the last is tried only where
 * no other passes its self-test. `auto` passes over a GPU made of software; a backend chosen by name
 * is used even so. Without a problem, the first that passes is taken. Throws `backend-unavailable`
 * where none passes.
 */
export async function climb(
  choice: BackendChoice,
  problem: Problem | null,
  rungs: readonly Rung[] = RUNGS,
): Promise<Probe & { readonly rung: Rung }> {
  const reports: RungReport[] = [];
  const passed: Rung[] = [];
  for (const rung of rungs) {
    if (choice !== 'auto' && choice !== rung.backend) continue;
    if (rung === rungs.at(-1) && passed.length > 0) continue;
    const report = await tryRung(rung, choice !== 'auto', problem);
    reports.push(report);
    if (report.state === 'passed') passed.push(rung);
  }
  const timed = problem && passed.length > 1 ? await race(passed, problem, reports) : reports;
  const fastest = timed.reduce<RungReport | null>(
    (best, report) => (speedOf(report) > speedOf(best) ? report : best),
    null,
  );
  const rung = passed.find(({ backend }) => backend === fastest?.backend);
  if (rung) return { reports: timed, chosen: rung.backend, rung };
  const reasons = timed.map((report) => ('reason' in report ? report.reason : ''));
  throw new FaultError({
    kind: 'backend-unavailable',
    backend: choice,
    detail: reasons.join('; '),
  });
}

/** Those that passed are timed, one after the other; a rung that breaks now has not passed. */
async function race(
  rungs: readonly Rung[],
  problem: Problem,
  reports: readonly RungReport[],
): Promise<readonly RungReport[]> {
  const timed = new Map<Backend, RungReport>();
  for (const rung of rungs) {
    const report = reports.find(({ backend }) => backend === rung.backend);
    if (report?.state !== 'passed') continue;
    timed.set(
      rung.backend,
      await caught(rung, async () => {
        const task = () => trial(rung, problem);
        return { ...report, rate: await untilLost(rung, new AbortController(), task) };
      }),
    );
  }
  return reports.map((report) => timed.get(report.backend) ?? report);
}

/** What did not pass is slowest, and what was not timed comes before it. */
function speedOf(report: RungReport | null): number {
  return report?.state === 'passed' ? (report.rate ?? 0) : -1;
}

function tryRung(rung: Rung, evenSoftware: boolean, problem: Problem | null): Promise<RungReport> {
  const { backend } = rung;
  const started = performance.now();
  return caught(rung, async () => {
    const software = await rung.findSoftware();
    if (software !== null && !evenSoftware) {
      const reason = `there is no GPU behind it, only ${software}`;
      return { backend, state: 'unavailable', reason };
    }
    await rung.load(software !== null);
    const test = () => selfTest(rung, problem?.spec);
    const wrong = await untilLost(rung, new AbortController(), test);
    if (wrong !== null) return { backend, state: 'wrong', reason: wrong };
    const ms = performance.now() - started;
    return { backend, state: 'passed', software: software !== null, ms, rate: null };
  });
}

/** Whatever a backend throws here, another rung mends it; the report keeps the reason. */
async function caught({ backend }: Rung, task: () => Promise<RungReport>): Promise<RungReport> {
  try {
    return await task();
  } catch (error) {
    return { backend, state: 'unavailable', reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof FaultError && 'detail' in error.fault) return error.fault.detail;
  return error instanceof Error ? error.message : String(error);
}
