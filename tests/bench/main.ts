import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { number, type Figure } from './bench.ts';
import { BENCHES } from './registry.ts';

const NAMES = BENCHES.map(({ name }) => name);
const USAGE = `Usage: npm run bench [${NAMES.join('|')}…] [-- --json FILE]`;

const { values, positionals } = parseArgs({
  options: { json: { type: 'string' } },
  allowPositionals: true,
});
const unknown = positionals.find((name) => !NAMES.includes(name));
if (unknown === undefined) {
  await measure(positionals.length === 0 ? NAMES : positionals);
} else {
  console.error(`There is no bench "${unknown}".\n${USAGE}`);
  process.exitCode = 2;
}

/** Runs benches by name, with what belongs to them (`train` with `train.auc`); one that fails does not keep the others from their figures. */
async function measure(names: readonly string[]): Promise<void> {
  const figures: Figure[] = [];
  const isAsked = (name: string) =>
    names.some((asked) => name === asked || name.startsWith(`${asked}.`));
  for (const bench of BENCHES.filter(({ name }) => isAsked(name))) {
    console.log(`${bench.name} …`);
    try {
      figures.push(...(await bench.run({ log: (line) => console.log(`  ${line}`) })));
    } catch (error) {
      console.error(
        `${bench.name} failed: ${error instanceof Error ? error.message : String(error)}`,
      );
      process.exitCode = 1;
    }
  }
  console.log(`\n${table(figures)}`);
  if (values.json !== undefined) {
    const file = resolve(process.env.INIT_CWD ?? process.cwd(), values.json);
    writeFileSync(file, `${JSON.stringify({ figures }, null, 2)}\n`);
  }
}

function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, unit, peer, note }) => [
    name,
    value === null ? '–' : number(value),
    unit,
    peer ?? '',
    note,
  ]);
  const all = [['figure', 'value', 'unit', 'peer', 'note'], ...rows];
  const widths = [0, 1, 2, 3].map((i) => Math.max(...all.map((row) => row[i]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
