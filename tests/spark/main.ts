import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { requirementsOf } from '../../src/domain/cluster/project.ts';
import { TRAINERS, type TrainerName } from '../../src/domain/cluster/study.ts';
import { MADE_BY } from '../../src/domain/version.ts';
import { root } from '../driver/root.ts';
import { HAS_DATA, NO_DATA } from '../support/realData.ts';
import { casesOf } from './cases.ts';
import { environment, SKIPPED } from './environment.ts';
import { twice } from './twice.ts';

const OUT = join(root, 'out/spark');

/** The packages of a trainer's project. */
const linesOf = (trainer: TrainerName) => requirementsOf(trainer).trim().split('\n');
const found = environment([...new Set(TRAINERS.flatMap(linesOf))].join('\n'));
if ('missing' in found) {
  console.log(`Skipped: ${found.missing}.`);
  process.exit(SKIPPED);
}
console.log(`${MADE_BY}; Java ${found.java}; ${String(availableParallelism())} cores${NO_DATA}`);
const only = process.argv[2];
let failed = 0;
for (const [i, one] of (await casesOf(HAS_DATA)).entries()) {
  if (only !== undefined && !one.name.includes(only)) continue;
  failed += await twice(one, join(OUT, String(i + 1)), found.bin);
}
console.log(failed === 0 ? '\nNo difference.' : `\n${String(failed)} differences.`);
process.exitCode = failed === 0 ? 0 : 1;
