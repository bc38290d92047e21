import * as tf from '@tensorflow/tfjs-core';
import { expose } from 'comlink';
import { climb } from '../../../../src/engine/trainer/ladder.ts';
import { webglRung } from '../../../../src/engine/trainer/rungs/webgl.ts';
import { webgpuRung } from '../../../../src/engine/trainer/rungs/webgpu.ts';
import { selfTest } from '../../../../src/engine/trainer/selfTest.ts';
import {
  CASES,
  disagreement,
  problemOf,
  RESUMED,
  resumption,
} from '../../../engine/trainer/agreement.ts';
import type { Case } from '../../../engine/trainer/agreement.ts';
import type { GpuChecks } from '../checks.ts';
import { dropoutDecisions } from './dropout.ts';
import { loseDevice } from './loss.ts';
import { tensorChecks } from './tensors.ts';

const RUNGS = { webgpu: webgpuRung, webgl: webglRung };

function caseOf(cases: readonly Case[], name: string): Case {
  const found = cases.find((one) => one.name === name);
  if (!found) throw new Error(`There is no case "${name}".`);
  return found;
}

const checks: GpuChecks = {
  async findAdapter(backend) {
    try {
      return { name: (await RUNGS[backend].findSoftware()) ?? 'a graphics chip' };
    } catch (error) {
      return { missing: error instanceof Error ? error.message : String(error) };
    }
  },
  async disagreement(backend, name) {
    const given = caseOf(CASES, name);
    await RUNGS[backend].load(true);
    const before = tf.memory().numTensors;
    const found = await disagreement(RUNGS[backend], problemOf(given));
    return { ...found, tensors: tf.memory().numTensors - before };
  },
  async resumption(backend, name) {
    await RUNGS[backend].load(true);
    return resumption(RUNGS[backend], problemOf(caseOf(RESUMED, name)));
  },
  climb: async () => (await climb('auto', null)).reports,
  async selfTest(backend) {
    await RUNGS[backend].load(true);
    return selfTest(RUNGS[backend]);
  },
  dropout: dropoutDecisions,
  tensors: tensorChecks,
  loseDevice,
};

expose(checks);
