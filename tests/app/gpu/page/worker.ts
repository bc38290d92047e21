import * as tf from '@tensorflow/tfjs-core';
import { expose } from 'comlink';
import { FaultError } from '../../../../src/domain/fault.ts';
import { climb } from '../../../../src/engine/trainer/ladder.ts';
import { webglRung } from '../../../../src/engine/trainer/rungs/webgl.ts';
import { webgpuRung } from '../../../../src/engine/trainer/rungs/webgpu.ts';
import { selfTest } from '../../../../src/engine/trainer/selfTest.ts';
import { createTrainer } from '../../../../src/engine/trainer/trainer.ts';
import { CASES, disagreement, problemOf } from '../../../engine/trainer/agreement.ts';
import { plantedData, smallSpec } from '../../../engine/trainer/problems.ts';
import type { GpuChecks } from '../checks.ts';
import { dropoutDecisions } from './dropout.ts';
import { tensorChecks } from './tensors.ts';
import { theBackend } from './theBackend.ts';

const RUNGS = { webgpu: webgpuRung, webgl: webglRung };

const checks: GpuChecks = {
  async findAdapter(backend) {
    try {
      return { name: (await RUNGS[backend].findSoftware()) ?? 'a graphics chip' };
    } catch (error) {
      return { missing: error instanceof Error ? error.message : String(error) };
    }
  },
  async disagreement(backend, name) {
    const given = CASES.find((one) => one.name === name);
    if (!given) throw new Error(`There is no case "${name}".`);
    await RUNGS[backend].load(true);
    const before = tf.memory().numTensors;
    const found = await disagreement(RUNGS[backend], problemOf(given));
    return { ...found, tensors: tf.memory().numTensors - before };
  },
  climb: async () => (await climb('auto', null)).reports,
  async selfTest() {
    await webgpuRung.load(true);
    return selfTest(webgpuRung);
  },
  dropout: dropoutDecisions,
  tensors: tensorChecks,
  async loseDevice() {
    const trainer = createTrainer();
    const spec = smallSpec({ epochs: 10_000 });
    const data = plantedData();
    let epochs = 0;
    const training = trainer.train({ spec, backend: 'webgpu', data }, ({ kind }) => {
      if (kind === 'epoch' && ++epochs === 2) theBackend().device.destroy();
    });
    const fault = await training.then(
      () => 'none',
      (error: unknown) => (error instanceof FaultError ? error.fault.kind : String(error)),
    );
    const job = { spec: { ...spec, epochs: 1 }, backend: 'webgpu', data } as const;
    const again = await trainer.train(job, () => {});
    return { fault, epochs, next: again.backend };
  },
};

expose(checks);
