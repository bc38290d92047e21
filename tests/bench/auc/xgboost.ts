import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Dataset, FeatureMatrix } from '../../../src/domain/features/matrix.ts';
import type { FeaturePlan } from '../../../src/domain/features/plan.ts';
import { root } from '../../driver/root.ts';
import { writeRows } from '../trainer/rows.ts';

/** XGBoost's scores of the hold-out, or why there are none. */
export type XgboostAnswer =
  { readonly scores: Float32Array; readonly version: string } | { readonly missing: string };

const PEER = join(root, 'tests/bench/auc/xgboost_peer.py');

/** Boosts trees on the same training rows and columns; PYTHON names the interpreter. */
export function xgboostScores({ train, holdout }: Dataset, plan: FeaturePlan): XgboostAnswer {
  const python = process.env.PYTHON ?? '/usr/bin/python3';
  const folder = mkdtempSync(join(tmpdir(), 'streetlight-auc-'));
  try {
    const write = (name: string, matrix: FeatureMatrix) => {
      const file = join(folder, name);
      writeFileSync(file, writeRows(matrix));
      return { file, rows: matrix.rows };
    };
    const order = {
      train: write('train.bin', train),
      holdout: write('holdout.bin', holdout),
      fields: train.fields,
      numbers: train.numbers,
      offsets: plan.fields.map(({ offset }) => offset),
      scores: join(folder, 'scores.bin'),
    };
    const { status, stdout, stderr, error } = spawnSync(python, [PEER, JSON.stringify(order)], {
      encoding: 'utf8',
    });
    if (error) return { missing: `${python} does not start` };
    if (status !== 0) return { missing: stderr.trim().split('\n').at(-1) ?? 'it failed' };
    const { version } = JSON.parse(stdout) as { version: string };
    const bytes = readFileSync(order.scores);
    return { scores: new Float32Array(new Uint8Array(bytes).buffer), version };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
