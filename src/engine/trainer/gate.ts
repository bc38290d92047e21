/** What a pause closes; whoever wants to go on passes through it. */
export interface Gate {
  readonly isClosed: boolean;
  close(): void;
  open(): void;
  /** Resolves once it is open; rejects with the signal's reason if that fires first. */
  pass(signal: AbortSignal): Promise<void>;
}

/** Opens a gate. */
export function createGate(): Gate {
  let waiting: (() => void)[] = [];
  let isClosed = false;
  return {
    get isClosed() {
      return isClosed;
    },
    close: () => void (isClosed = true),
    open() {
      isClosed = false;
      waiting.forEach((goOn) => goOn());
      waiting = [];
    },
    pass: (signal) =>
      new Promise((resolve, reject) => {
        const stop = () => reject(signal.reason as Error);
        if (signal.aborted) stop();
        else if (isClosed) {
          signal.addEventListener('abort', stop, { once: true });
          waiting.push(() => {
            signal.removeEventListener('abort', stop);
            resolve();
          });
        } else resolve();
      }),
  };
}
