import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** The most that a browser's processes held at once. */
export interface MemoryReport {
  readonly peakBytes: number | null;
  readonly note: string;
}

export interface MemoryWatch {
  stop(): MemoryReport;
}

const EVERY_MS = 300;

const NOTE =
  'peak sum of the memory of all browser processes; pages that they share count once (PSS)';

/** Samples the memory of the process with `mark` among its arguments and of all that it started. */
export function watchMemory(mark: string): MemoryWatch {
  if (!existsSync('/proc/self/status')) {
    return { stop: () => ({ peakBytes: null, note: 'not measured: no /proc on this system' }) };
  }
  let peak = 0;
  const sample = () => {
    peak = Math.max(peak, residentBytes(mark));
  };
  const timer = setInterval(sample, EVERY_MS);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      return { peakBytes: peak, note: NOTE };
    },
  };
}

function residentBytes(mark: string): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => ({ pid, ...statusOf(pid) }));
  const family = new Set(
    processes.filter(({ pid }) => read(`/proc/${pid}/cmdline`).includes(mark)).map((p) => p.pid),
  );
  for (let before = -1; before !== family.size;) {
    before = family.size;
    for (const { pid, parent } of processes) if (family.has(parent)) family.add(pid);
  }
  return processes
    .filter(({ pid }) => family.has(pid))
    .reduce((bytes, { pid, resident }) => bytes + (proportional(pid) ?? resident), 0);
}

/** A process's pages, those that n processes share counted as an nth; null where the system won't say. */
function proportional(pid: string): number | null {
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}

function statusOf(pid: string): { parent: string; resident: number } {
  const status = read(`/proc/${pid}/status`);
  return {
    parent: /^PPid:\s+(\d+)/m.exec(status)?.[1] ?? '',
    resident: Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024,
  };
}

/** Processes end between the listing and the reading: that one then counts as nothing. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      ['ENOENT', 'ESRCH', 'EACCES'].includes(String(error.code))
    ) {
      return '';
    }
    throw error;
  }
}
