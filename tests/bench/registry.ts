import { aucs } from './auc/bench.ts';
import type { Bench } from './bench.ts';
import { drag } from './drag.ts';
import { explore } from './explore.ts';
import { kill } from './kill.ts';
import { load } from './load.ts';
import { map } from './map.ts';
import { metrics } from './metrics.ts';
import { path } from './path.ts';
import { share } from './share.ts';
import { train } from './train.ts';
import { transfer } from './transfer.ts';
import { trees } from './trees/bench.ts';

/** Every bench, in the order in which `npm run bench` runs them. */
export const BENCHES: readonly Bench[] = [
  ...[path, load, explore, train, transfer, trees],
  ...[metrics, drag, map, aucs, share, kill],
];
