import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../driver/root.ts';
import type { TreesShape } from './shape.ts';

const PEER = join(root, 'tests/bench/trees/xgboost_peer.py');
/** XGBoost's settings in the goals of the trainer. */
const ROUNDS = 300;
const DEPTH = 8;

/** Seconds and the hold-out's AUC of XGBoost, or why there is none. */
export type XgboostAnswer =
  | { readonly seconds: number; readonly auc: number; readonly version: string }
  | { readonly missing: string };

/** Grows XGBoost's trees on one thread from the rows in a folder; PYTHON names the interpreter. */
export function growXgboost(folder: string, shape: TreesShape): XgboostAnswer {
  const python = process.env.PYTHON ?? '/usr/bin/python3';
  const { plan: _, ...sizes } = shape;
  const order = { ...sizes, folder, rounds: ROUNDS, depth: DEPTH };
  const { status, stdout, stderr, error } = spawnSync(python, [PEER, JSON.stringify(order)], {
    encoding: 'utf8',
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
  });
  if (error) return { missing: `${python} does not start` };
  if (status !== 0) return { missing: stderr.trim().split('\n').at(-1) ?? 'it failed' };
  return JSON.parse(stdout) as { seconds: number; auc: number; version: string };
}
