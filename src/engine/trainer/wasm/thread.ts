import type { NetworkSpec } from '../../../domain/network/spec.ts';
import { bindKernels } from './kernels.ts';
import { createLearning } from './learn.ts';
import { openMeeting } from './meeting.ts';
import { createPass } from './pass.ts';
import type { Plan } from './plan.ts';
import type { Share } from './shares.ts';

/** What a thread needs to take its part; it can be sent to a worker. */
export interface ThreadJob {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly spec: NetworkSpec;
  readonly steps: number;
  readonly plan: Plan;
  readonly share: Share;
}

/** What all threads do next; `step` from 0. */
export type Order =
  | { readonly kind: 'train'; readonly rows: number; readonly step: number }
  | { readonly kind: 'score'; readonly rows: number }
  | { readonly kind: 'end' };

const KINDS = ['train', 'score', 'end'] as const;

/**
 * A thread's part of the work. Each row's pass and each weight's gradient is summed by one thread in
 * one order, so the weights are the same to the bit for any number of threads.
 */
export interface Thread {
  /** Gives all threads an order, whose batch lies in the memory, and returns once all have done it. */
  lead(order: Order): void;
  /** Does the leader's orders until the end. */
  follow(): void;
}

/** Binds a thread's part to the kernels. */
export function createThread({ module, memory, spec, steps, plan, share }: ThreadJob): Thread {
  const kernels = bindKernels(module, memory);
  const pass = createPass(kernels, memory, spec, plan, share);
  const learning = createLearning(kernels, memory, spec, steps, plan, share);
  const words = new Int32Array(memory.buffer, plan.signals, 5);
  const meeting = openMeeting(words, share.threads);
  const [KIND, ROWS, STEP] = [2, 3, 4];

  const obey = (order: Order) => {
    switch (order.kind) {
      case 'train':
        pass.train(order.rows, order.step);
        meeting.meet();
        learning.update(order.rows, order.step);
        if (spec.maxNorm === null) break;
        meeting.meet();
        learning.bound(spec.maxNorm);
        break;
      case 'score':
        pass.score(order.rows);
        break;
      case 'end':
        return;
    }
    meeting.meet();
  };
  const read = (): Order => {
    const kind = KINDS[words[KIND]!]!;
    return kind === 'end' ? { kind } : { kind, rows: words[ROWS]!, step: words[STEP]! };
  };

  if (share.thread === 0) learning.transposeAll();
  return {
    lead(order) {
      words[KIND] = KINDS.indexOf(order.kind);
      words[ROWS] = 'rows' in order ? order.rows : 0;
      words[STEP] = 'step' in order ? order.step : 0;
      meeting.meet();
      obey(order);
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
