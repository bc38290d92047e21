import { describe, expect, it } from 'vitest';
import type { NetworkSpec } from '../../../src/domain/network/spec.ts';
import { BAND, makePlan } from '../../../src/engine/trainer/wasm/plan.ts';
import { listTasks } from '../../../src/engine/trainer/wasm/tasks.ts';
import type { Task } from '../../../src/engine/trainer/wasm/tasks.ts';
import { smallSpec } from './problems.ts';

const SHAPE = { vocabulary: 150, fields: 3, numbers: 4 };
const ROWS = 1000;

/** The tasks of a network where one level is popular and the others are rare. */
function tasksOf(change: Partial<NetworkSpec>, threads: number, popular = 0): readonly Task[] {
  const plan = makePlan(smallSpec({ batchSize: 256, ...change }), SHAPE, 256, threads);
  const uses = new Float64Array(SHAPE.vocabulary + SHAPE.numbers).fill(10);
  uses[popular] = 10 * ROWS;
  return listTasks(plan, uses, ROWS);
}

/** Which of `length` places the ranges have, each how often. */
function covered(tasks: readonly Task[], kind: Task['kind'], length: number): number[] {
  const times = new Array<number>(length).fill(0);
  for (const task of tasks) {
    if (task.kind !== kind || !('range' in task)) continue;
    for (let i = task.range.from; i < task.range.to; i++) times[i]! += 1;
  }
  return times;
}

describe("The tasks of a step's update", () => {
  it.each([1, 2, 8])('have every weight once, for %i threads', (threads) => {
    const tasks = tasksOf({ hidden: [200, 44] }, threads);
    const inputs = SHAPE.vocabulary + SHAPE.numbers;
    expect(covered(tasks, 'inputs', inputs)).toEqual(new Array(inputs).fill(1));
    expect(covered(tasks, 'kernel', 200)).toEqual(new Array(200).fill(1));
    const biases = tasks.flatMap((task) => (task.kind === 'bias' ? [task.layer] : []));
    expect(biases.sort()).toEqual([0, 1]);
    expect(tasks.filter(({ kind }) => kind === 'output')).toHaveLength(1);
  });

  it('have the one bias of a network without hidden layers', () => {
    const kinds = new Set(tasksOf({ hidden: [] }, 2).map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(['inputs', 'bias']));
  });

  it('never have the table and the numbers in one, which decay otherwise', () => {
    for (const task of tasksOf({}, 2)) {
      if (task.kind !== 'inputs') continue;
      const isTable = task.range.to <= SHAPE.vocabulary;
      expect(task.part).toBe(isTable ? 'table' : 'kernel');
      if (!isTable) expect(task.range.from).toBeGreaterThanOrEqual(SHAPE.vocabulary);
    }
  });

  it('are small enough for the scratch, whole eights of inputs, and more than the threads', () => {
    const tasks = tasksOf({ hidden: [200, 200] }, 8);
    const kernels = tasks.filter((task) => task.kind === 'kernel');
    expect(kernels.length).toBeGreaterThan(5);
    for (const { range } of kernels) {
      expect(range.from % 8).toBe(0);
      expect(range.to - range.from).toBeLessThanOrEqual(BAND);
    }
  });

  it('come dearest first: the kernels between hidden layers, and popular levels before rare ones', () => {
    const popular = 149;
    const tasks = tasksOf({ hidden: [200, 200] }, 2, popular);
    expect(tasks[0]?.kind).toBe('kernel');
    const table = tasks.flatMap((task) => (task.kind === 'inputs' ? [task] : []));
    const place = table.findIndex(({ range: { from, to } }) => from <= popular && popular < to);
    expect(place).toBe(0);
  });
});
