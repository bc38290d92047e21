import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../driver/root.ts';

/** What the proof needs of the machine is not there; automake's word for "skipped". */
export const SKIPPED = 77;

const VENV = join(root, 'out/spark-venv');
/** Javas that Spark 3.5 runs on. */
const JAVAS = [8, 11, 17];

/** A virtual environment with Spark, or why there can be none. */
export type Environment =
  { readonly bin: string; readonly java: string } | { readonly missing: string };

/** Makes the virtual environment that a project's requirements ask for, unless it is there. */
export function environment(requirements: string): Environment {
  const java = javaVersion();
  if (java === null)
    return { missing: 'there is no Java (neither JAVA_HOME nor java on the path)' };
  if (!JAVAS.includes(java)) {
    return { missing: `Spark 3.5 runs on Java 8, 11 or 17, and this is ${String(java)}` };
  }
  const python = process.env.PYTHON ?? 'python3';
  if (run(python, ['--version']).status !== 0) return { missing: `${python} does not start` };
  const bin = join(VENV, 'bin');
  const stamp = join(VENV, 'requirements.txt');
  const found = { bin, java: String(java) };
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === requirements) return found;
  console.log(`Setting up ${VENV} (some 550 MB, once)`);
  mkdirSync(join(root, 'out'), { recursive: true });
  const made = run(python, ['-m', 'venv', VENV]);
  if (made.status !== 0) return { missing: `python -m venv fails: ${lastLine(made.stderr)}` };
  const wanted = join(VENV, 'wanted.txt');
  writeFileSync(wanted, requirements);
  const installed = run(join(bin, 'pip'), ['install', '--quiet', '-r', wanted]);
  if (installed.status !== 0) return { missing: `pip fails: ${lastLine(installed.stderr)}` };
  writeFileSync(stamp, requirements);
  return found;
}

function javaVersion(): number | null {
  const home = process.env.JAVA_HOME;
  const { status, stderr } = run(home ? join(home, 'bin/java') : 'java', ['-version']);
  if (status !== 0) return null;
  const [, first = '', second = ''] = /version "(\d+)(?:\.(\d+))?/.exec(stderr) ?? [];
  return Number(first === '1' ? second : first);
}

function run(command: string, args: readonly string[]) {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  return { status, stderr: error ? error.message : stderr };
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? text;
}
