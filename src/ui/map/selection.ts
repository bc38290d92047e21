/** Which incident is picked, among those recorded at one spot. */
export interface Spot {
  /** Indices of the points there, topmost first. */
  readonly indices: readonly number[];
  /** Which of them is picked, from 0. */
  readonly at: number;
}

/** The next selection after a pick: the same spot again steps through its incidents. */
export function nextSpot(last: Spot | null, indices: readonly number[]): Spot | null {
  if (indices.length === 0) return null;
  if (last?.indices[0] !== indices[0]) return { indices, at: 0 };
  return indices.length === 1 ? last : { indices, at: (last!.at + 1) % indices.length };
}
