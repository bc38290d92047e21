import type { Bands } from '../metrics/bands.ts';
import { HIGH, LOW } from '../scale.ts';
import { percent } from './format.ts';

/** How much of the hold-out the network is nearly sure of, as a chart's title. */
export function decided({ blue, middle, red }: Bands): string {
  const rows = blue.rows + middle.rows + red.rows;
  if (rows === 0) return 'No incident is held out';
  const share = percent((blue.rows + red.rows) / rows, 0);
  return `For ${share} of the hold-out the prediction is below ${percent(LOW, 0)} or above ${percent(HIGH, 0)}`;
}
