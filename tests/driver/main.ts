import { relative } from 'node:path';
import { studyFrom, USAGE } from './arguments.ts';
import type { StudyOptions } from './options.ts';
import { runStudy } from './study.ts';

// npm moves to the package's folder; paths on the command line are relative to where it was typed.
const from = process.env.INIT_CWD ?? process.cwd();

const options = read();
if (options === null) process.exitCode = 2;
else {
  try {
    await study(options);
  } catch (error) {
    // No browser, no build: the message says what to do, a stack would hide it.
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

async function study(options: StudyOptions): Promise<void> {
  const started = Date.now();
  const log = (line: string) => {
    console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(7)} s  ${line}`);
  };
  const run = await runStudy({ ...options, log });
  for (const error of run.report.errors) console.error(error);
  if (run.result !== null) {
    const { metrics, model } = run.result;
    console.log(
      `AUC ${metrics.auc.toFixed(4)} (${metrics.aucLow.toFixed(4)} to ${metrics.aucHigh.toFixed(4)}), ` +
        `${Math.round(model.samplesPerSecond).toLocaleString('en-US')} samples/s on ${model.backend}`,
    );
  }
  if (options.out !== null) console.log(`Written to ${relative(from, options.out)}/`);
  process.exitCode = run.ok ? 0 : 1;
}

function read(): StudyOptions | null {
  try {
    return studyFrom(process.argv.slice(2), from);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    console.error(`${error.message}\n\n${USAGE}`);
    return null;
  }
}
