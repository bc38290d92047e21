/** Maps an even draw from [0, 1) to an index, in proportion to its weight. */
export type Picker = (draw: number) => number;

/** A picker over `weights` by binary search in their running sum. */
export function createPicker(weights: ArrayLike<number>): Picker {
  const ends = Float64Array.from(weights);
  for (let i = 1; i < ends.length; i++) ends[i]! += ends[i - 1]!;
  const total = ends.at(-1) ?? 0;
  return (draw) => {
    const target = draw * total;
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (ends[middle]! > target) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
