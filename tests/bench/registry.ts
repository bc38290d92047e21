import type { Bench } from './bench.ts';
import { explore } from './explore.ts';
import { load } from './load.ts';
import { path } from './path.ts';
import { train } from './train.ts';

/** Every bench, in the order in which `npm run bench` runs them. */
export const BENCHES: readonly Bench[] = [path, load, train, explore];
