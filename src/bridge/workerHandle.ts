import { wrap, type Remote } from 'comlink';
import { FaultError, type Fault } from '../domain/fault.ts';

/** The page's side of a worker: typed calls, faults as errors, and a new start after a crash. */
export class WorkerHandle<Api extends object> {
  #running: Running<Api> | null = null;

  /**
   * @param start makes the worker; it posts `{ ready: true }` once it can be called
   * @param where the worker's name in words, for faults
   * @param onCrash told at once, also when the worker dies between calls
   */
  constructor(
    private readonly start: () => Worker,
    private readonly where: string,
    private readonly onCrash: () => void = () => undefined,
  ) {}

  /**
   * Calls the worker, which is started if it isn't running.
   * @throws {FaultError} what the engine threw, or `worker-crashed`; an `AbortError` stays one
   */
  async call<T>(use: (api: Remote<Api>) => Promise<T>): Promise<T> {
    const running = (this.#running ??= this.#startWorker());
    try {
      await Promise.race([running.ready, running.crashed]);
      return await Promise.race([use(running.api), running.crashed]);
    } catch (error) {
      throw fromThread(error);
    }
  }

  /** Whether there is a worker now; a call would start one. */
  get isRunning(): boolean {
    return this.#running !== null;
  }

  /** Ends the worker and frees its memory; the next call starts a new one. */
  terminate(): void {
    this.#running?.worker.terminate();
    this.#running = null;
  }

  #startWorker(): Running<Api> {
    const worker = this.start();
    const ready = new Promise<void>((resolve) => {
      worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (typeof data === 'object' && data !== null && 'ready' in data) resolve();
      });
    });
    const crashed = new Promise<never>((_, reject) => {
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        this.terminate();
        const detail = event.message || 'it could not be started';
        reject(new FaultError({ kind: 'worker-crashed', where: this.where, detail }));
        this.onCrash();
      });
    });
    crashed.catch(() => undefined); // a crash between calls has nobody else to tell
    return { worker, api: wrap<Api>(worker), ready, crashed };
  }
}

interface Running<Api> {
  readonly worker: Worker;
  readonly api: Remote<Api>;
  readonly ready: Promise<void>;
  readonly crashed: Promise<never>;
}

/** What a worker threw, as an error of this side: engines throw faults as plain data. */
function fromThread(error: unknown): unknown {
  return isFault(error) ? new FaultError(error) : error;
}

function isFault(value: unknown): value is Fault {
  return (
    typeof value === 'object' && value !== null && !(value instanceof Error) && 'kind' in value
  );
}
