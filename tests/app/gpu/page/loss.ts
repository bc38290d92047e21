import { createTrainer } from '../../../../src/engine/trainer/trainer.ts';
import { jobOf } from '../../../engine/trainer/problems.ts';
import type { GpuBackend } from '../checks.ts';
import { theBackend, theContext } from './theBackend.ts';

const ignore = () => {};

/** How a device goes. */
const LOSE: Readonly<Record<GpuBackend, () => void>> = {
  webgpu: () => theBackend().device.destroy(),
  webgl: () => theContext().getExtension('WEBGL_lose_context')!.loseContext(),
};

/** Loses the device after two epochs of four, then trains without and with it. */
export async function loseDevice(backend: GpuBackend) {
  const trainer = createTrainer();
  const job = await jobOf(trainer, backend, { epochs: 4 });
  const epochs: number[] = [];
  const disturbed = await trainer.train(job, (progress) => {
    if (progress.kind !== 'epoch') return;
    epochs.push(progress.record.epoch);
    if (progress.record.epoch === 2) LOSE[backend]();
  });
  const { history } = await trainer.train({ ...job, backend: 'wasm' }, ignore);
  const again = await trainer.train(job, ignore);
  const [report] = disturbed.rungs;
  return {
    ended: disturbed.backend,
    reason: report && 'reason' in report ? report.reason : '',
    epochs,
    apart: Math.max(
      ...history.map(({ validationLoss }, epoch) =>
        Math.abs(disturbed.history[epoch]!.validationLoss / validationLoss - 1),
      ),
    ),
    next: again.backend,
  };
}
