import Layer from 'ol/layer/Layer.js';
import type { FrameState } from 'ol/Map.js';
import { arrangeDots, shownDots, type ArrangedDots } from '../../domain/geo/arrange.ts';
import { dotSize } from '../../domain/geo/dots.ts';
import { gridOf, type DotGrid } from '../../domain/geo/grid.ts';
import { eastingOf, northingOf } from '../../domain/geo/mercator.ts';
import { nearestSpot } from '../../domain/geo/nearest.ts';
import { probabilityRamp, type Bands, type Theme } from '../../domain/scale.ts';
import { CanvasPainter } from './canvasPainter.ts';
import { MAP_INK } from './ink.ts';
import type { DotFrame, Painter } from './painter.ts';
import { WebglPainter } from './webglPainter.ts';

/** Incidents with a place, one an index: degrees, and where on the colour scale they lie, 0 to 1. */
export interface ColouredPoints {
  readonly longitudes: Float64Array;
  readonly latitudes: Float64Array;
  readonly values: Float32Array;
}

/** How the points are to be shown. */
export interface PointStyle {
  readonly theme: Theme;
  readonly bands: Bands;
}

const NO_POINTS: ColouredPoints = {
  longitudes: new Float64Array(),
  latitudes: new Float64Array(),
  values: new Float32Array(),
};

/** A context that is not restored within this time is given up for the 2D painter, ms. */
const LOST_FOR_GOOD = 3_000;

/** Told after each frame how many points it has (0 while it cannot draw), and by what. */
export type OnDrawn = (count: number, by: Painter['kind']) => void;

/** An OpenLayers layer that draws points straight from typed arrays, without an object a point. */
export class PointLayer extends Layer {
  // OpenLayers draws its own layers into a bare canvas below them, so ours is wrapped.
  private readonly element = document.createElement('div');
  private painter: Painter;
  private points: ColouredPoints = NO_POINTS;
  private filter: Uint8Array | null = null;
  private style: PointStyle;
  private dots!: ArrangedDots;
  private shown!: Uint8Array;
  private drawn = 0;
  /** Made when something is first looked for. */
  private grid: DotGrid | null = null;
  private frame: DotFrame | null = null;
  private giveUp: ReturnType<typeof setTimeout> | undefined;

  /** @param keep whether the drawn pixels are to be read, for a picture */
  constructor(
    style: PointStyle,
    private readonly onDrawn: OnDrawn,
    keep = false,
  ) {
    super({});
    this.style = style;
    this.element.className = 'dots-layer';
    const events = {
      lost: () => {
        this.onDrawn(0, 'webgl');
        this.giveUp = setTimeout(() => this.useCanvas(), LOST_FOR_GOOD);
      },
      restored: () => {
        clearTimeout(this.giveUp);
        this.changed();
      },
    };
    this.painter = WebglPainter.create(events, keep) ?? new CanvasPainter();
    this.element.append(this.painter.canvas);
    this.arrange();
    this.dress();
  }

  /** Replaces the points. Those without a place or a value are not drawn. */
  setPoints(points: ColouredPoints): void {
    this.points = points;
    if (this.filter?.length !== points.values.length) this.filter = null;
    this.arrange();
    this.changed();
  }

  /** Draws only some of the points: those with 1; null for all. */
  setFilter(filter: Uint8Array | null): void {
    this.filter = filter;
    this.sift();
    this.changed();
  }

  /** Replaces how they are shown. */
  setPointStyle(style: PointStyle): void {
    const { low, high } = this.style.bands;
    this.style = style;
    if (style.bands.low !== low || style.bands.high !== high) this.arrange();
    this.dress();
  }

  /**
   * Indices of the points at the spot nearest to a CSS pixel, topmost first; none beyond `reach`
   * CSS pixels from a dot's edge.
   */
  pick(x: number, y: number, reach: number): number[] {
    if (!this.frame || !this.isVisible()) return [];
    this.grid ??= gridOf(this.dots.xy);
    const { toPixel, size } = this.frame;
    const [a, b, c, d, e, f] = toPixel;
    const determinant = a * d - b * c;
    const found = nearestSpot(this.grid, this.dots.xy, (dot) => this.shown[dot] === 1, {
      x: (d * (x - e) - c * (y - f)) / determinant,
      y: (a * (y - f) - b * (x - e)) / determinant,
      radius: (size / 2 + reach) / Math.sqrt(Math.abs(determinant)),
    });
    return found.map((dot) => this.dots.indices[dot]!);
  }

  /** Where a point lies, in the map's coordinates. */
  placeOf(index: number): [number, number] {
    const { longitudes, latitudes } = this.points;
    return [eastingOf(longitudes[index]!), northingOf(latitudes[index]!)];
  }

  override render(state: FrameState | null): HTMLElement | null {
    if (!state) return null;
    const [width = 0, height = 0] = state.size;
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = state.coordinateToPixelTransform;
    const [x, y] = this.dots.origin;
    // The origin is moved in 64 bits; what is left for 32 bits is small.
    const toPixel = [a, b, c, d, a * x + c * y + e, b * x + d * y + f] as const;
    const size = dotSize(state.viewState.zoom, this.drawn);
    this.frame = { width, height, pixelRatio: state.pixelRatio, toPixel, size };
    this.onDrawn(this.painter.draw(this.frame) ? this.drawn : 0, this.painter.kind);
    return this.element;
  }

  protected override disposeInternal(): void {
    clearTimeout(this.giveUp);
    this.painter.dispose();
    super.disposeInternal();
  }

  private arrange(): void {
    const { longitudes, latitudes, values } = this.points;
    this.dots = arrangeDots(longitudes, latitudes, values, this.style.bands);
    this.grid = null;
    this.painter.setDots(this.dots);
    this.sift();
  }

  private sift(): void {
    this.shown = shownDots(this.dots, this.filter);
    this.drawn = this.shown.reduce((sum, one) => sum + one, 0);
    this.painter.setShown(this.shown);
  }

  private dress(): void {
    const { theme, bands } = this.style;
    const { rim, rimStrength } = MAP_INK[theme];
    this.painter.setLook({ ramp: probabilityRamp(theme, bands), rim, rimStrength });
    this.changed();
  }

  private useCanvas(): void {
    this.painter.dispose();
    this.painter = new CanvasPainter();
    this.element.replaceChildren(this.painter.canvas);
    this.painter.setDots(this.dots);
    this.painter.setShown(this.shown);
    this.dress();
  }
}
