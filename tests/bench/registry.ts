import { aucs } from './auc/bench.ts';
import type { Bench } from './bench.ts';
import { load } from './load.ts';
import { path } from './path.ts';
import { train } from './train.ts';
import { transfer } from './transfer.ts';

/** Every bench, in the order in which `npm run bench` runs them. */
export const BENCHES: readonly Bench[] = [path, load, train, transfer, aucs];
