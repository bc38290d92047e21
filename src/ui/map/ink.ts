import type { Rgb, Theme } from '../../domain/scale.ts';

/**
 * What is painted on the map's canvases, which cannot read CSS variables: the colours of
 * styles/tokens.css, and the ground on which the neutral of the scale can still be seen.
 */
export interface MapInk {
  /** Inside the outlines. */
  readonly ground: string;
  readonly line: string;
  /** An area with too few incidents. */
  readonly faded: string;
  /** The edge of a chosen region. */
  readonly region: string;
  readonly label: string;
  readonly halo: string;
  /** Rim of a dot, and how strong it is on a large one. */
  readonly rim: Rgb;
  readonly rimStrength: number;
}

export const MAP_INK: Readonly<Record<Theme, MapInk>> = {
  light: {
    ground: '#ffffff',
    line: 'rgb(27 29 34 / 0.28)',
    faded: 'rgb(27 29 34 / 0.04)',
    region: '#1b1d22',
    label: '#1b1d22',
    halo: 'rgb(251 250 247 / 0.85)',
    rim: [27, 29, 34],
    rimStrength: 0.35,
  },
  dark: {
    ground: '#1a1d22',
    line: 'rgb(236 234 228 / 0.26)',
    faded: 'rgb(236 234 228 / 0.05)',
    region: '#eceae4',
    label: '#eceae4',
    halo: 'rgb(20 22 26 / 0.85)',
    rim: [236, 234, 228],
    rimStrength: 0.3,
  },
};
