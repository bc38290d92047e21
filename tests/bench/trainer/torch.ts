import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../driver/root.ts';
import type { BenchShape } from './shape.ts';

/** Samples a second of the PyTorch peer on one thread or a CUDA device, or why there is none. */
export type TorchAnswer =
  { readonly samplesPerSecond: number; readonly version: string } | { readonly missing: string };

const PEER = join(root, 'tests/bench/trainer/torch_peer.py');
/** Passes over the rows in one race; the best counts. */
const ROUNDS = 2;

/** Trains the bench's network in PyTorch on a file of rows; PYTHON names the interpreter. */
export function raceTorch(
  file: string,
  shape: BenchShape,
  dropout: number,
  device: 'cpu' | 'cuda' = 'cpu',
): TorchAnswer {
  const python = process.env.PYTHON ?? '/usr/bin/python3';
  const order = { ...shape, file, dropout, threads: 1, rounds: ROUNDS, device };
  const { status, stdout, stderr, error } = spawnSync(python, [PEER, JSON.stringify(order)], {
    encoding: 'utf8',
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
  });
  if (error) return { missing: `${python} does not start` };
  if (status !== 0) return { missing: stderr.trim().split('\n').at(-1) ?? 'it failed' };
  return JSON.parse(stdout) as { samplesPerSecond: number; version: string };
}
