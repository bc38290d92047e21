import type { Part } from './layers.ts';
import type { NetworkSpec, OptimiserSpec } from './spec.ts';

/** Adam's constants: those of Kingma & Ba (2015), with Keras' epsilon. */
export const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } as const;
/** H2O's default optimiser: Zeiler's ADADELTA (2012). */
export const ADADELTA = { kind: 'adadelta', memory: 0.99, smoothing: 1e-8 } as const;
/** Stochastic gradient descent with the momentum that is commonly used. */
export const NESTEROV = { kind: 'sgd', momentum: 0.9 } as const;

/** The numbers that one update needs besides the weights, their gradient and the optimiser's own. */
export interface UpdateStep {
  readonly rate: number;
  /** 1 / (1 - beta^t): undoes the start of Adam's moments at zero. */
  readonly meanCorrection: number;
  readonly varianceCorrection: number;
  /** By the part of the network that a weight belongs to. */
  readonly decays: Readonly<Record<Part, Decay>>;
}

/** How a weight decays in one step, apart from its gradient. */
export interface Decay {
  /** Share of itself that it loses. */
  readonly share: number;
  /** Distance that it then moves towards zero, where it stops. */
  readonly shrink: number;
}

/**
 * The `step`-th update (from 1) with weight decay apart from the gradient (AdamW, Loshchilov &
 * Hutter 2019), whatever the optimiser. Adam and ADADELTA divide a gradient by its own size, so an
 * L1 term inside the gradient would pull every rarely seen level to zero at full speed; outside of
 * it, both decays are the same for all weights of a part: rate x l2 x w and rate x l1.
 */
export function updateStep(
  step: number,
  rate: number,
  { l1, l2, l2Table }: Pick<NetworkSpec, 'l1' | 'l2' | 'l2Table'>,
): UpdateStep {
  const shrink = rate * l1;
  return {
    rate,
    meanCorrection: 1 / (1 - ADAM.beta1 ** step),
    varianceCorrection: 1 / (1 - ADAM.beta2 ** step),
    decays: {
      table: { share: rate * (l2Table ?? l2), shrink },
      kernel: { share: rate * l2, shrink },
      bias: { share: 0, shrink: 0 },
    },
  };
}

/** Arrays of one length: weights and the two memories change in place. */
export interface Update64 {
  readonly weights: Float64Array;
  readonly gradient: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** One update of one weight matrix. */
export function update64(
  optimiser: OptimiserSpec,
  { weights, gradient, first, second }: Update64,
  step: UpdateStep,
  part: Part,
): void {
  const decay = step.decays[part];
  const move = moveOf(optimiser);
  const memory: Memory = [0, 0];
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]!;
    memory[0] = first[i]!;
    memory[1] = second[i]!;
    const way = move(gradient[i]!, memory, step);
    first[i] = memory[0];
    second[i] = memory[1];
    weights[i] = decayed(weight, decay) + way;
  }
}

/** What an optimiser remembers of a weight. */
type Memory = [first: number, second: number];
/** How far a weight moves; changes its memory. */
type Move = (slope: number, memory: Memory, step: UpdateStep) => number;

function moveOf(optimiser: OptimiserSpec): Move {
  switch (optimiser.kind) {
    case 'adam':
      return adam;
    case 'adadelta':
      return adadelta(optimiser.memory, optimiser.smoothing);
    case 'sgd':
      return nesterov(optimiser.momentum);
  }
}

/** Kingma & Ba 2015: running means of the slope and of its square. */
const adam: Move = (slope, memory, { rate, meanCorrection, varianceCorrection }) => {
  const { beta1, beta2, epsilon } = ADAM;
  const mean = (memory[0] = beta1 * memory[0] + (1 - beta1) * slope);
  const variance = (memory[1] = beta2 * memory[1] + (1 - beta2) * slope * slope);
  return (-rate * mean * meanCorrection) / (Math.sqrt(variance * varianceCorrection) + epsilon);
};

/** Zeiler 2012: running means of the squared slope and of the squared move. */
function adadelta(kept: number, smoothing: number): Move {
  return (slope, memory, { rate }) => {
    const slopes = (memory[0] = kept * memory[0] + (1 - kept) * slope * slope);
    const move = -slope * Math.sqrt((memory[1] + smoothing) / (slopes + smoothing));
    memory[1] = kept * memory[1] + (1 - kept) * move * move;
    return rate * move;
  };
}

/** Sutskever et al. 2013: a velocity, and a look ahead along it. */
function nesterov(momentum: number): Move {
  return (slope, memory, { rate }) => {
    const velocity = (memory[0] = momentum * memory[0] - rate * slope);
    return momentum * velocity - rate * slope;
  };
}

function decayed(weight: number, { share, shrink }: Decay): number {
  const less = weight * (1 - share);
  return less - Math.max(-shrink, Math.min(shrink, less));
}
