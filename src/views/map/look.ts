import { shallowReactive } from 'vue';
import { LEAST_INCIDENTS, type AreaMeasure } from '../../domain/map/areas.ts';
import type { Region } from '../../domain/map/region.ts';
import { POINT_VIEWS, type PointView } from '../../domain/map/views.ts';
import type { WindowKind } from '../../domain/map/when.ts';
import type { Bands } from '../../domain/scale.ts';

/** What one map shows: points in a view, or areas or hexagons by a measure. */
export type Pane =
  | { readonly as: 'points'; readonly view: PointView }
  | { readonly as: 'areas' | 'hexagons'; readonly measure: AreaMeasure };

/** What the person chose to see. */
export interface Look {
  /** One map, or two side by side. */
  panes: readonly Pane[];
  /** The ids of the model whose predictions are shown (null: the study's), and of the one to compare with. */
  model: string | null;
  against: string | null;
  /** The edges of each view's colours. */
  bands: Readonly<Record<PointView, Bands>>;
  /** The file of the outlines that areas are taken from; null: those in use. */
  outlines: string | null;
  /** H3's resolution. */
  resolution: number;
  /** Areas with fewer incidents are faded. */
  least: number;
  window: WindowKind;
  /** The place of the window in their order. */
  at: number;
  /** Only incidents from the threshold on. */
  flaggedOnly: boolean;
  region: Region | null;
  /** Street pictures, which another site sends. */
  streets: boolean;
}

const edgesOf = (view: PointView) => POINT_VIEWS[view].edges;

/** It outlives the page: whoever comes back finds the map as it was. */
export const look: Look = shallowReactive({
  panes: [{ as: 'points', view: 'predicted' }],
  model: null,
  against: null,
  bands: {
    predicted: edgesOf('predicted'),
    actual: edgesOf('actual'),
    residual: edgesOf('residual'),
    difference: edgesOf('difference'),
  },
  outlines: null,
  resolution: 8,
  least: LEAST_INCIDENTS,
  window: 'always',
  at: 0,
  flaggedOnly: false,
  region: null,
  streets: false,
});
