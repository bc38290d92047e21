import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { FeatureMatrix } from '../../../domain/features/matrix.ts';
import { PASS_BYTES, PASS_WORDS } from './passWords.ts';
import type { PassRows } from './passWords.ts';
import type { Plan } from './plan.ts';
import { createRowPacker } from './rows.ts';
import type { Program } from './shader.ts';

/** Passes that are gathered here and go to the device together: few submits, few writes. */
export interface Burst {
  /** Whether a pass of so many rows still fits. */
  fits(rows: number): boolean;
  /** Adds a pass over rows of a matrix; `write` fills its words. */
  add(
    matrix: FeatureMatrix,
    rows: ArrayLike<number>,
    write: (words: Uint32Array<ArrayBuffer>, pass: PassRows) => void,
  ): void;
  /** Has the device do all passes, `ahead` of them first what needs doing once; none is left. */
  send(
    programs: readonly Program[],
    ahead?: (encoder: GPUCommandEncoder, passes: number) => void,
  ): void;
}

/** The buffers that a burst fills, and the group that binds its passes. */
export interface BurstBuffers {
  readonly rows: GPUBuffer;
  readonly passes: GPUBuffer;
  readonly passGroup: GPUBindGroup;
}

/** An empty burst. */
export function createBurst(backend: WebGPUBackend, plan: Plan, buffers: BurstBuffers): Burst {
  const { device } = backend;
  const packer = createRowPacker(plan);
  const words = new Uint32Array(plan.burstSteps * PASS_WORDS);
  let passes: PassRows[] = [];

  return {
    fits: (rows) => passes.length < plan.burstSteps && packer.rows + rows <= plan.burstRows,
    add(matrix, rows, write) {
      const pass = { rows: rows.length, first: packer.rows, place: passes.length };
      packer.add(matrix, rows);
      write(words, pass);
      passes.push(pass);
    },
    send(programs, ahead) {
      if (passes.length === 0) return;
      device.queue.writeBuffer(buffers.rows, 0, packer.words);
      device.queue.writeBuffer(buffers.passes, 0, words, 0, passes.length * PASS_WORDS);
      const encoder = device.createCommandEncoder();
      ahead?.(encoder, passes.length);
      const compute = encoder.beginComputePass();
      for (const { rows, place } of passes) {
        compute.setBindGroup(1, buffers.passGroup, [place * PASS_BYTES]);
        for (const { pipeline, buffers: bound, grid } of programs) {
          compute.setPipeline(pipeline);
          compute.setBindGroup(0, bound);
          compute.dispatchWorkgroups(...grid(rows));
        }
      }
      compute.end();
      submitAfterTfjs(backend, encoder);
      packer.clear();
      passes = [];
    },
  };
}

/** What tfjs has encoded but not sent reads weights as they were before. */
function submitAfterTfjs(backend: WebGPUBackend, encoder: GPUCommandEncoder): void {
  backend.ensureCommandEncoderReady();
  backend.endComputePassEncoder();
  backend.submitQueue();
  backend.queue.submit([encoder.finish()]);
}
