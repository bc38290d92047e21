/** Runs a task that yields its progress (0 to 1) to its end. */
export function finish<T>(
  task: Generator<number, T>,
  onProgress: (share: number) => void = () => undefined,
): T {
  for (;;) {
    const { done, value } = task.next();
    if (done) return value;
    onProgress(value);
  }
}
