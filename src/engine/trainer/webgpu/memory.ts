import type { Moments } from '../../../domain/network/training.ts';
import { putMoments } from './moments.ts';
import { longestBuffer } from './plan.ts';
import type { Plan } from './plan.ts';
import { PASS_BYTES } from './passWords.ts';
import { USAGE } from './usage.ts';

/** What a session has on the device besides its weights. */
export interface Memory {
  readonly buffers: {
    readonly scratch: GPUBuffer;
    /** Words of a burst's rows. */
    readonly rows: GPUBuffer;
    /** Words of a burst's passes. */
    readonly passes: GPUBuffer;
    /** Lists of rows by code. */
    readonly index: GPUBuffer;
  };
  dispose(): void;
}

/** Throws, in words, where a device has no piece of memory as large as the plan's longest buffer. */
export function checkFits({ limits }: GPUDevice, plan: Plan): void {
  const most = Math.min(limits.maxBufferSize, limits.maxStorageBufferBindingSize);
  const wanted = longestBuffer(plan);
  if (wanted <= most) return;
  throw new Error(
    `a network and batch of this size need ${megabytes(wanted)} in one piece, ` +
      `and this device gives at most ${megabytes(most)}`,
  );
}

/** Allocates; every number starts as 0, but the moments where there are some. */
export function createMemory(device: GPUDevice, plan: Plan, moments: Moments | null): Memory {
  const create = (count: number, usage: number) =>
    device.createBuffer({ size: 4 * Math.max(count, 1), usage: usage | USAGE.copyTarget });
  const { storage, uniform, copySource } = USAGE;
  const buffers = {
    scratch: create(plan.scratch.length, storage | copySource),
    rows: create(plan.burstRows * plan.rowWords, storage),
    passes: create((plan.burstSteps * PASS_BYTES) / 4, storage | uniform),
    index: create(plan.index.length, storage),
  };
  if (moments) putMoments(device, buffers.scratch, plan, moments);
  return {
    buffers,
    dispose: () => Object.values(buffers).forEach((buffer) => buffer.destroy()),
  };
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`;
