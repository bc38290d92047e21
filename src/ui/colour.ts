import {
  BANDS,
  BLUE,
  NEUTRAL,
  probabilityColour,
  RED,
  type Bands,
  type Rgb,
  type Theme,
} from '../domain/scale.ts';

/** A colour as CSS writes it; with `alpha` 0 to 1. */
export function cssOf([r, g, b]: Rgb, alpha = 1): string {
  return `rgb(${r} ${g} ${b} / ${alpha})`;
}

/** The CSS colour of a probability, for charts and text marks. */
export function probabilityCss(p: number, theme: Theme, bands: Bands = BANDS): string {
  return cssOf(probabilityColour(p, theme, bands));
}

/** The CSS colour of a probability in both themes; the used color-scheme picks. */
export function probabilityBoth(p: number): string {
  return `light-dark(${probabilityCss(p, 'light')}, ${probabilityCss(p, 'dark')})`;
}

/** The whole scale, 0 at the left and 1 at the right, as a CSS gradient. */
export function probabilityGradient(theme: Theme, { low, high }: Bands = BANDS): string {
  const stops: readonly (readonly [Rgb, number])[] = [
    [BLUE, low],
    [NEUTRAL[theme], (low + high) / 2],
    [RED, high],
  ];
  const list = stops.map(([colour, at]) => `${cssOf(colour)} ${at * 100}%`);
  return `linear-gradient(to right, ${list.join(', ')})`;
}

/** Ink or white, whichever is read more easily on a probability's colour; for both themes. */
export function inkOnProbability(p: number): string {
  const ink = (theme: Theme) => (luminance(probabilityColour(p, theme)) > 0.18 ? INK : WHITE);
  return `light-dark(${ink('light')}, ${ink('dark')})`;
}

const INK = '#1b1d22';
const WHITE = '#ffffff';

/** Relative luminance (WCAG 2.2), 0 to 1. */
function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
