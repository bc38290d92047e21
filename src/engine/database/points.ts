import { pointsSql, type MapPoints } from '../../domain/recipe/points.ts';
import { NETWORK } from './scores.ts';
import type { Session } from './session.ts';

/** The hold-out's predictions with their places, for the map. */
export async function mapPoints(
  session: Session,
  longitude: string,
  latitude: string,
): Promise<MapPoints> {
  const table = await session.query('Placing predictions', pointsSql(longitude, latitude, NETWORK));
  const column = (name: string) => table.getChild(name);
  const inside: number[] = [];
  let withoutPlace = 0;
  for (let i = 0; i < table.numRows; i++) {
    if (column('inside')?.get(i) === true) inside.push(i);
    else if (column('placed')?.get(i) !== true) withoutPlace++;
  }
  const pick = <A extends { [index: number]: number }>(target: A, name: string): A => {
    const values = column(name);
    inside.forEach((row, i) => (target[i] = Number(values?.get(row))));
    return target;
  };
  return {
    rowIds: pick(new Int32Array(inside.length), 'row'),
    longitudes: pick(new Float64Array(inside.length), 'lon'),
    latitudes: pick(new Float64Array(inside.length), 'lat'),
    probabilities: pick(new Float32Array(inside.length), 'probability'),
    outcomes: pick(new Uint8Array(inside.length), 'outcome'),
    leftOff: { withoutPlace, outside: table.numRows - inside.length - withoutPlace },
  };
}
