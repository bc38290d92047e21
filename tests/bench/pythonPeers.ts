import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../driver/root.ts';

/** The shape that a peer trains: layers, rows a step, and the width of a one-hot row. */
export interface Shape {
  readonly hidden: readonly number[];
  readonly batch: number;
  readonly inputs: number;
}

export interface Peer {
  readonly key: 'torch' | 'sklearn';
  readonly name: string;
  /** Samples a second, or null where Python or the library is missing. */
  readonly value: number | null;
  readonly note: string;
}

const PEERS = [
  { key: 'torch', name: 'PyTorch EmbeddingBag, Adam, one thread' },
  { key: 'sklearn', name: 'scikit-learn MLPClassifier, sparse one-hot, Adam, one thread' },
] as const;

/** Measures each Python peer that is installed; PYTHON names another interpreter. */
export function pythonPeers(shape: Shape): readonly Peer[] {
  const python = process.env.PYTHON ?? 'python3';
  return PEERS.map((peer) => {
    const script = join(root, 'tests/bench/peers.py');
    const { status, stdout, stderr, error } = spawnSync(
      python,
      [script, peer.key, JSON.stringify(shape)],
      {
        encoding: 'utf8',
        env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
      },
    );
    if (error) return { ...peer, value: null, note: `${python} does not start` };
    if (status !== 0) {
      return { ...peer, value: null, note: stderr.trim().split('\n').at(-1) ?? 'it failed' };
    }
    const { samplesPerSecond, version, gflops } = JSON.parse(stdout) as {
      samplesPerSecond: number;
      version: string;
      gflops: number;
    };
    const note = `version ${version}, its matrix product runs at ${gflops.toFixed(0)} GFLOP/s`;
    return { ...peer, value: samplesPerSecond, note };
  });
}
