import { expect, it } from 'vitest';
import { FaultError } from '../../../src/domain/fault.ts';
import { guard } from '../../../src/engine/guard.ts';

const fault = { kind: 'file-empty', file: 'a.csv' } as const;
const api = guard(
  {
    rows: 3,
    add: (a: number, b: number) => Promise.resolve(a + b),
    fail: () => Promise.reject(new FaultError(fault)),
    failAtOnce: (): void => {
      throw new FaultError(fault);
    },
    stop: () => Promise.reject(new DOMException('stopped', 'AbortError')),
    stumble: () => Promise.reject(new TypeError('x is not a function')),
  },
  'training',
);

it('passes answers and properties through', async () => {
  expect(await api.add(1, 2)).toBe(3);
  expect(api.rows).toBe(3);
});

it('throws a fault as plain data', async () => {
  await expect(api.fail()).rejects.toBe(fault);
  expect(() => api.failAtOnce()).toThrow(expect.objectContaining(fault));
});

it('leaves a cancel as it is', async () => {
  await expect(api.stop()).rejects.toMatchObject({ name: 'AbortError' });
  await expect(api.stop()).rejects.toBeInstanceOf(Error);
});

it('names what it does not know', async () => {
  await expect(api.stumble()).rejects.toEqual({
    kind: 'unexpected',
    where: 'training: stumble',
    detail: 'TypeError: x is not a function',
  });
});
