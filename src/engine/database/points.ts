import { COORDINATE_STATES } from '../../domain/recipe/coordinates.ts';
import { pointsSql, type MapPoints } from '../../domain/recipe/points.ts';
import type { Session } from './session.ts';

/** A model's predictions for the hold-out with their places, for the map. */
export async function mapPoints(session: Session, model: string): Promise<MapPoints> {
  const table = await session.query('Placing predictions', pointsSql(model));
  const column = (name: string) => table.getChild(name);
  const states = column('state');
  const counts = COORDINATE_STATES.map(() => 0);
  const usable: number[] = [];
  for (let i = 0; i < table.numRows; i++) {
    const state = Number(states?.get(i));
    counts[state] = (counts[state] ?? 0) + 1;
    if (state === 0) usable.push(i);
  }
  const pick = <A extends { [index: number]: number }>(target: A, name: string): A => {
    const values = column(name);
    usable.forEach((row, i) => (target[i] = Number(values?.get(row))));
    return target;
  };
  const [, blank = 0, zero = 0, outside = 0] = counts;
  return {
    rowIds: pick(new Int32Array(usable.length), 'row'),
    longitudes: pick(new Float64Array(usable.length), 'lon'),
    latitudes: pick(new Float64Array(usable.length), 'lat'),
    probabilities: pick(new Float32Array(usable.length), 'probability'),
    outcomes: pick(new Uint8Array(usable.length), 'outcome'),
    leftOff: { withoutPlace: blank + zero, outside },
  };
}
