import type { NetworkSpec } from '../../../domain/network/spec.ts';
import { bindKernels } from './kernels.ts';
import { createLearning } from './learn.ts';
import { openMeeting } from './meeting.ts';
import { createPass } from './pass.ts';
import { LEAST_ROWS, LOSS_ROWS } from './plan.ts';
import type { BatchPlace, Plan } from './plan.ts';
import { openQueue } from './queue.ts';
import type { Task } from './tasks.ts';

/** What a thread needs to take its part; it can be sent to a worker. */
export interface ThreadJob {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly spec: NetworkSpec;
  readonly steps: number;
  readonly plan: Plan;
  readonly tasks: readonly Task[];
  /** The thread's number: 0 leads. */
  readonly thread: number;
}

/** What all threads do next, with the batch in one of the two places; `step` from 0. */
export type Order =
  | {
      readonly kind: 'train';
      readonly place: BatchPlace;
      readonly rows: number;
      readonly step: number;
    }
  | { readonly kind: 'score'; readonly place: BatchPlace; readonly rows: number }
  | { readonly kind: 'end' };

const KINDS = ['train', 'score', 'end'] as const;
const PLACES = [0, 1] as const;

/** The words of the plan's `signals`; the first two are the meeting's. */
const [KIND, PLACE, ROWS, STEP, LISTING, PIECES, TASKS, WORDS] = [2, 3, 4, 5, 6, 7, 8, 9] as const;

/**
 * A thread's part of the work. Threads take the next rows, and the next weights to update, whenever
 * they are done with the last; but each row's pass and each weight's gradient is summed by one thread
 * in one order, so the weights are the same to the bit for any number of threads.
 */
export interface Thread {
  /** Draws what is random about the inputs of a batch that lies in the memory; before its order. */
  prepare(place: BatchPlace, rows: number, step: number): void;
  /**
   * Gives all threads an order, and returns once all have done it. Does something `besides` while the
   * others begin; if that throws, so does this, after the order.
   */
  lead(order: Order, besides?: () => void): void;
  /** Does the leader's orders until the end. */
  follow(): void;
}

/** Binds a thread's part to the kernels. */
export function createThread({ module, memory, plan, ...job }: ThreadJob): Thread {
  const { threads } = plan;
  const kernels = bindKernels(module, memory);
  const words = new Int32Array(memory.buffer, plan.signals, WORDS);
  const meeting = openMeeting(words, threads);
  // The fewer rows are left, the less a thread takes, so that all end together.
  const pieces = openQueue(words, PIECES, (left) => {
    const share = LOSS_ROWS * Math.floor(left / threads / LOSS_ROWS);
    return Math.max(LEAST_ROWS, Math.min(plan.chunk, share));
  });
  const tasks = openQueue(words, TASKS);
  const listing = openQueue(words, LISTING);
  const tools = { ...job, kernels, memory, plan };
  const pass = createPass({ ...tools, queue: pieces, listing });
  const learning = createLearning({ ...tools, queue: tasks });
  const { maxNorm } = job.spec;

  const obey = (order: Order) => {
    switch (order.kind) {
      case 'train':
        pass.train(order.place, order.rows, order.step);
        meeting.meet();
        learning.update(order.rows, order.step);
        if (maxNorm === null) break;
        meeting.meet();
        learning.bound(maxNorm);
        break;
      case 'score':
        pass.score(order.place, order.rows);
        break;
      case 'end':
        return;
    }
    meeting.meet();
  };
  const write = (order: Order) => {
    words[KIND] = KINDS.indexOf(order.kind);
    words[PLACE] = 'place' in order ? order.place : 0;
    words[ROWS] = 'rows' in order ? order.rows : 0;
    words[STEP] = 'step' in order ? order.step : 0;
    [listing, pieces, tasks].forEach((queue) => queue.refill());
  };
  const read = (): Order => {
    const kind = KINDS[words[KIND]!]!;
    const [place, rows, step] = [PLACES[words[PLACE]!]!, words[ROWS]!, words[STEP]!];
    return kind === 'end' ? { kind } : { kind, place, rows, step };
  };

  if (job.thread === 0) learning.transposeAll();
  return {
    prepare: (place, rows, step) => pass.drawMask(place, rows, step),
    lead(order, besides) {
      write(order);
      meeting.meet();
      try {
        besides?.();
      } finally {
        obey(order);
      }
    },
    follow() {
      for (;;) {
        // The leader may score, save, or pause as long as the person likes.
        meeting.meet(Infinity);
        const order = read();
        if (order.kind === 'end') return;
        obey(order);
      }
    },
  };
}
