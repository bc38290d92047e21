import { MAP_READ, USAGE } from './usage.ts';

/** Copies numbers out of a buffer, and sets them to 0 there if `clear`; waits for the device. */
export async function readNumbers(
  device: GPUDevice,
  buffer: GPUBuffer,
  first: number,
  count: number,
  clear = false,
): Promise<Float32Array<ArrayBuffer>> {
  const [offset, size] = [4 * first, 4 * count];
  const copy = device.createBuffer({ size, usage: USAGE.mapRead | USAGE.copyTarget });
  const encoder = device.createCommandEncoder();
  encoder.copyBufferToBuffer(buffer, offset, copy, 0, size);
  if (clear) encoder.clearBuffer(buffer, offset, size);
  device.queue.submit([encoder.finish()]);
  await copy.mapAsync(MAP_READ);
  const numbers = new Float32Array(copy.getMappedRange().slice(0));
  copy.destroy();
  return numbers;
}
