const trees = `
ALDER ASPEN BEECH BIRCH CEDAR CHERRY CYPRESS ELDER ELM FIR GINKGO HAZEL HICKORY HOLLY IVY JUNIPER
LARCH LAUREL LILAC LINDEN MAPLE MULBERRY MYRTLE OLIVE PINE ROWAN SAGE SPRUCE TULIP WILLOW
`
  .trim()
  .split(/\s+/);
const suffixes = ['AVE', 'BLVD', 'CT', 'DR', 'PL', 'RD'];

/** The name of the north-south street on grid line `line`. */
export function avenueName(line: number): string {
  const suffix = suffixes[Math.floor(line / trees.length) % suffixes.length]!;
  return `${trees[line % trees.length]!} ${suffix}`;
}

/** The name of the east-west street on grid line `line`: 1ST ST, 2ND ST and so on. */
export function streetName(line: number): string {
  return `${line}${ordinalEnding(line)} ST`;
}

/** A block as the portal words it: its hundred with the last two digits hidden. */
export function blockName(hundred: number, direction: string, street: string): string {
  return `${String(hundred).padStart(3, '0')}XX ${direction} ${street}`;
}

function ordinalEnding(n: number): string {
  const isTeen = n % 100 >= 11 && n % 100 <= 13;
  return isTeen ? 'TH' : (['TH', 'ST', 'ND', 'RD'][n % 10] ?? 'TH');
}
