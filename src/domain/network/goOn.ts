import type { Fault } from '../fault.ts';
import type { NetworkSpec } from './spec.ts';
import type { Checkpoint } from './training.ts';

/** What may change when a training goes on; on all else depends what it has learned so far. */
const CHANGEABLE: ReadonlySet<string> = new Set<keyof NetworkSpec>([
  'epochs',
  'earlyStopping',
  'keepBest',
]);

/** Why a training with this spec on this data cannot go on from a checkpoint, or null. */
export function checkResume(
  spec: NetworkSpec,
  fingerprint: string,
  checkpoint: Checkpoint,
): Fault | null {
  const unfit = (detail: string): Fault => ({ kind: 'checkpoint-unfit', detail });
  if (fingerprint !== checkpoint.fingerprint) return unfit('it was made with other data');
  const changed = changedSettings(spec, checkpoint.spec);
  if (changed.length > 0) return unfit(`other settings have changed (${changed.join(', ')})`);
  if (spec.epochs < checkpoint.epoch) {
    return unfit(`it has ${checkpoint.epoch} epochs behind it, more than ${spec.epochs}`);
  }
  return null;
}

function changedSettings(now: NetworkSpec, before: NetworkSpec): string[] {
  const text = (spec: NetworkSpec) =>
    new Map(Object.entries(spec).map(([name, value]) => [name, JSON.stringify(value)]));
  const [left, right] = [text(now), text(before)];
  const names = new Set([...left.keys(), ...right.keys()]);
  return [...names].filter((name) => !CHANGEABLE.has(name) && left.get(name) !== right.get(name));
}
