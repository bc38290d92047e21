import { BLUE, NEUTRAL, RED, type Bands, type Rgb, type Theme } from '../scale.ts';
import { measureWords } from '../words/areas.ts';
import { edgeWords } from '../words/mapped.ts';
import { areaColour, type ValueRange } from './areaScale.ts';
import { AREA_MEASURES, type AreaMeasure } from './areas.ts';
import { POINT_VIEWS, type PointView } from './views.ts';

/** A colour scale as a legend shows it, on the page and in a picture. Places run from 0 to 1. */
export interface LegendScale {
  readonly title: string;
  /** What the left and the right end mean. */
  readonly ends: readonly [string, string];
  /** Linear between; the first and the last colour go on to the ends. */
  readonly stops: readonly { readonly at: number; readonly colour: Rgb }[];
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/** The scale of the points in a view. */
export function pointLegend(view: PointView, { low, high }: Bands, theme: Theme): LegendScale {
  const spec = POINT_VIEWS[view];
  const { title, ends } = spec;
  if (view === 'actual') {
    // Two colours and nothing between.
    const stops = [
      { at: 0.5, colour: BLUE },
      { at: 0.5, colour: RED },
    ];
    return { title, ends, stops, ticks: [] };
  }
  const stops = [
    { at: low, colour: BLUE },
    { at: (low + high) / 2, colour: NEUTRAL[theme] },
    { at: high, colour: RED },
  ];
  const ticks = [low, high].map((at) => ({ at, label: edgeWords(spec, at) }));
  return { title, ends, stops, ticks };
}

/** The scale of areas by a measure. */
export function areaLegend(measure: AreaMeasure, range: ValueRange, theme: Theme): LegendScale {
  const { title, ends } = AREA_MEASURES[measure];
  const places = [0, 0.5, 1].map((at) => ({
    at,
    value: range.low + at * (range.high - range.low),
  }));
  const stops = places.map(({ at, value }) => ({
    at,
    colour: areaColour(measure, value, range, theme),
  }));
  const ticks = places.map(({ at, value }) => ({ at, label: measureWords(measure, value) }));
  return { title, ends, stops, ticks };
}
