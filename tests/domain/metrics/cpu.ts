/** Milliseconds of processor time that `run` takes, so that a busy machine fails no test. */
export function cpuTime(run: () => void): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
