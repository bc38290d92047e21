import { dropThreshold, keptScale } from '../../../domain/network/dropout.ts';
import type { HiddenLayer } from '../../../domain/network/hiddenLayers.ts';
import type { Address, Kernels } from './kernels.ts';
import type { LayerPlan, ScratchPlan } from './plan.ts';

/** How rows pass a hidden layer's units, up and down. `key` draws the mask; null is without dropout. */
export interface ActivationPass {
  /** From the weighted sums of rows `from` on to the outputs. */
  activate(layer: LayerPlan, from: number, rows: number, key: number | null): void;
  /** Where the gradient by the outputs of rows `from` on is to be put for `passBack`. */
  backOf(layer: LayerPlan, from: number): Address;
  /** From there to the gradient by the sums. */
  passBack(layer: LayerPlan, from: number, rows: number, key: number): void;
}

/** Binds a layer's activation and dropout to the kernels. */
export function createActivation(
  kernels: Kernels,
  { activation, dropout: rate }: HiddenLayer,
  { back }: ScratchPlan,
): ActivationPass {
  const threshold = dropThreshold(rate);
  const scale = rate > 0 ? keptScale(rate) : 1;
  const dropOut = (a: Address, from: number, rows: number, units: number, key: number | null) => {
    if (rate === 0 || key === null) return;
    kernels.dropout(a, 4 * units, from, rows, units, key, threshold, scale);
  };
  const deltaOf = ({ delta, sums }: LayerPlan, from: number) => delta + 4 * from * sums;
  const outputsOf = ({ outputs, units }: LayerPlan, from: number) => outputs + 4 * from * units;
  const sumsOf = ({ z, sums }: LayerPlan, from: number) => z + 4 * from * sums;

  switch (activation) {
    case 'rectifier':
      return {
        activate(layer, from, rows, key) {
          kernels.rectifier(sumsOf(layer, from), rows * layer.units);
          dropOut(outputsOf(layer, from), from, rows, layer.units, key);
        },
        backOf: deltaOf,
        // What was dropped is 0, so the outputs alone say what passes.
        passBack(layer, from, rows) {
          const outputs = outputsOf(layer, from);
          kernels.gateRectifier(deltaOf(layer, from), outputs, rows * layer.units, scale);
        },
      };
    case 'tanh':
      return {
        activate(layer, from, rows, key) {
          kernels.tanh(sumsOf(layer, from), rows * layer.units);
          dropOut(outputsOf(layer, from), from, rows, layer.units, key);
        },
        backOf: deltaOf,
        passBack(layer, from, rows, key) {
          const delta = deltaOf(layer, from);
          dropOut(delta, from, rows, layer.units, key);
          kernels.gateTanh(delta, outputsOf(layer, from), rows * layer.units, 1 / scale);
        },
      };
    case 'maxout':
      return {
        activate(layer, from, rows, key) {
          const outputs = outputsOf(layer, from);
          kernels.maxout(sumsOf(layer, from), outputs, rows, layer.units);
          dropOut(outputs, from, rows, layer.units, key);
        },
        backOf: () => back,
        passBack(layer, from, rows, key) {
          dropOut(back, from, rows, layer.units, key);
          const [sums, delta] = [sumsOf(layer, from), deltaOf(layer, from)];
          kernels.gateMaxout(back, sums, delta, rows, layer.units);
        },
      };
    case 'linear':
      return {
        activate(layer, from, rows, key) {
          dropOut(outputsOf(layer, from), from, rows, layer.units, key);
        },
        backOf: deltaOf,
        passBack(layer, from, rows, key) {
          dropOut(deltaOf(layer, from), from, rows, layer.units, key);
        },
      };
  }
}
