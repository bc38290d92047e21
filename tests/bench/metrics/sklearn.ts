import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../driver/root.ts';

const SCRIPT = join(root, 'tests/bench/metrics/sklearn_peer.py');
const NAME = 'scikit-learn, the same figures and curves, one thread';

/** Milliseconds that scikit-learn takes for the scores in a folder; PYTHON names the interpreter. */
export function sklearnMetrics(folder: string, turns: number) {
  const python = process.env.PYTHON ?? '/usr/bin/python3';
  const { status, stdout, stderr, error } = spawnSync(python, [SCRIPT, folder, String(turns)], {
    encoding: 'utf8',
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
  });
  if (error) return { name: NAME, value: null, note: `${python} does not start` };
  if (status !== 0) {
    return { name: NAME, value: null, note: stderr.trim().split('\n').at(-1) ?? 'it failed' };
  }
  const { ms, version } = JSON.parse(stdout) as { ms: number; version: string };
  return { name: NAME, value: ms, note: `version ${version}` };
}
