import { expect, it } from 'vitest';
import { forecast, memoryOfRows, together } from '../../../src/domain/table/forecast.ts';

it('foresees rows and memory from a file’s beginning', () => {
  const head = { headRecords: 1000, headBytes: 200_000 };
  const whole = forecast({ bytes: 1_000_000_000, ...head }, 3e9);
  expect(whole.rows).toBe(5_000_000);
  expect(whole.memory).toBeGreaterThan(whole.bytes * 0.3);
  expect(whole.memory).toBeLessThan(whole.limit);
  expect(forecast({ bytes: 5_000_000_000, ...head }, 3e9).memory).toBeGreaterThan(3e9);
});

it('foresees nothing of a file without a record', () => {
  expect(forecast({ bytes: 10, headRecords: 0, headBytes: 0 }, 3e9).rows).toBe(0);
});

it('foresees files together, as it foresees each', () => {
  const head = { headRecords: 1000, headBytes: 200_000 };
  const one = forecast({ bytes: 1_000_000_000, ...head }, 3e9);
  const both = together([one, one], 2e9);
  expect(both).toEqual({ bytes: 2e9, rows: 10_000_000, memory: 2 * one.memory, limit: 2e9 });
  expect(memoryOfRows(both.rows)).toBeLessThan(both.memory);
});
