/** Widths of a 12-px letter of the interface's font, in px, a little generous. */
const WIDTHS = [
  { letters: /[MWmw@%…—]/, width: 11 },
  { letters: /[A-Z]/, width: 8.3 },
  { letters: /[ .,:;'|!()[\]/\-ijlftrI1]/, width: 4.6 },
] as const;
const USUAL = 6.9;

/** About how wide a text is at 12 px, in px: level names in capitals are much wider than others. */
export function widthOf(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + widthOfLetter(letter), 0);
}

/** A text that fits into so many px at 12 px, cut with an ellipsis where it must be. */
export function fitInto(text: string, room: number): string {
  if (widthOf(text) <= room) return text;
  const letters = Array.from(text);
  while (letters.length > 1 && widthOf(`${letters.join('')}…`) > room) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

function widthOfLetter(letter: string): number {
  return WIDTHS.find(({ letters }) => letters.test(letter))?.width ?? USUAL;
}
