import { areaColours, fittedRange } from '../../domain/map/areaScale.ts';
import { AREA_MEASURES, type AreaMeasure } from '../../domain/map/areas.ts';
import { areaLegend, pointLegend, type LegendScale } from '../../domain/map/legend.ts';
import { POINT_VIEWS, viewValues, type PointView } from '../../domain/map/views.ts';
import type { Theme } from '../../domain/scale.ts';
import type { MapContent } from '../../ui/map/mapLayers.ts';
import { look, type Pane } from './look.ts';
import type { MapData } from './useMapData.ts';
import type { SummedZones } from './useZones.ts';

/** A choice of what a map shows. */
export interface PaneOption {
  /** Stable, for the select. */
  readonly key: string;
  readonly label: string;
  readonly pane: Pane;
}

const VIEWS = Object.keys(POINT_VIEWS) as PointView[];
const MEASURES = Object.keys(AREA_MEASURES) as AreaMeasure[];

/** All that a map can show, in groups. */
export const PANE_GROUPS: readonly {
  readonly label: string;
  readonly as: Pane['as'];
  readonly options: readonly PaneOption[];
}[] = [
  {
    label: 'Points',
    as: 'points',
    options: VIEWS.map((view) => ({
      key: `points ${view}`,
      label: POINT_VIEWS[view].label,
      pane: { as: 'points', view },
    })),
  },
  ...(['areas', 'hexagons'] as const).map((as) => ({
    label: as === 'areas' ? 'Areas' : 'Hexagons',
    as,
    options: MEASURES.map((measure) => ({
      key: `${as} ${measure}`,
      label: AREA_MEASURES[measure].label,
      pane: { as, measure },
    })),
  })),
];

export const keyOf = (pane: Pane) =>
  pane.as === 'points' ? `points ${pane.view}` : `${pane.as} ${pane.measure}`;

/** The choice of a key. */
export function paneOf(key: string): Pane {
  const all = PANE_GROUPS.flatMap(({ options }) => options);
  return all.find((option) => option.key === key)?.pane ?? { as: 'points', view: 'predicted' };
}

/** The zones of a pane with their sums, once they are there. */
export function zonesOf(pane: Pane, data: MapData): SummedZones | null {
  if (pane.as === 'points') return null;
  return pane.as === 'areas' ? data.areas.value : data.hexagons.value;
}

/** The points of a pane, which change less often than the rest and are costly to arrange. */
export function pointsOf(pane: Pane, data: MapData): MapContent['points'] | null {
  const { points, scores } = data;
  if (!points.value || !scores.value) return null;
  const { longitudes, latitudes, outcomes } = points.value;
  const view = pane.as === 'points' ? pane.view : 'predicted';
  const other = view === 'difference' ? data.other.value : null;
  const values = viewValues(view, { scores: scores.value, outcomes, other });
  return { longitudes, latitudes, values };
}

/** The areas of a pane with their colours; no areas at all until they are summed. */
export function fillsOf(pane: Pane, data: MapData, theme: Theme): MapContent['fills'] {
  if (pane.as === 'points') return null;
  const zones = zonesOf(pane, data);
  if (!zones) return { outlines: NO_OUTLINES, colours: [] };
  const range = fittedRange(pane.measure, zones.sums, look.least);
  const colours = areaColours(pane.measure, zones.sums, look.least, range, theme);
  return { outlines: zones.outlines, colours };
}

const NO_OUTLINES = {
  file: '',
  nameProperty: null,
  properties: [],
  outlines: [],
  withoutShape: 0,
  box: { west: 0, south: 0, east: 0, north: 0 },
};

/** The legend of a pane. */
export function legendOf(pane: Pane, data: MapData, theme: Theme): LegendScale {
  if (pane.as === 'points') return pointLegend(pane.view, look.bands[pane.view], theme);
  const sums = zonesOf(pane, data)?.sums ?? [];
  return areaLegend(pane.measure, fittedRange(pane.measure, sums, look.least), theme);
}
