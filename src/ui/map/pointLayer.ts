import Layer from 'ol/layer/Layer.js';
import type { FrameState } from 'ol/Map.js';
import { arrangeDots, type ArrangedDots } from '../../domain/geo/arrange.ts';
import { dotSize } from '../../domain/geo/dots.ts';
import { eastingOf, northingOf } from '../../domain/geo/mercator.ts';
import { nearestSpot } from '../../domain/geo/nearest.ts';
import { probabilityRamp, type Bands, type Theme } from '../../domain/scale.ts';
import { CanvasPainter } from './canvasPainter.ts';
import { MAP_INK } from './ink.ts';
import type { DotFrame, Painter } from './painter.ts';
import { WebglPainter } from './webglPainter.ts';

/** Scored incidents, one an index: degrees, and the probability of an arrest. */
export interface MapPoints {
  readonly rowIds: Int32Array;
  readonly longitudes: Float64Array | Float32Array;
  readonly latitudes: Float64Array | Float32Array;
  readonly probabilities: Float32Array;
}

/** How the points are to be shown; `range` leaves out probabilities outside it. */
export interface PointStyle {
  readonly theme: Theme;
  readonly bands: Bands;
  readonly range: readonly [number, number];
}

const NO_POINTS: MapPoints = {
  rowIds: new Int32Array(),
  longitudes: new Float64Array(),
  latitudes: new Float64Array(),
  probabilities: new Float32Array(),
};

/** A context that is not restored within this time is given up for the 2D painter, ms. */
const LOST_FOR_GOOD = 3_000;

/** An OpenLayers layer that draws points straight from typed arrays, without an object a point. */
export class PointLayer extends Layer {
  // OpenLayers draws its own layers into a bare canvas below them, so ours is wrapped.
  private readonly element = document.createElement('div');
  private painter: Painter;
  private points: MapPoints = NO_POINTS;
  private style: PointStyle;
  private dots!: ArrangedDots;
  private shown = 0;
  private frame: DotFrame | null = null;
  private giveUp: ReturnType<typeof setTimeout> | undefined;

  /** @param onDrawn told after each frame how many points it has (0 while it cannot) and by what */
  constructor(
    style: PointStyle,
    private readonly onDrawn: (count: number, by: Painter['kind']) => void,
  ) {
    super({});
    this.style = style;
    this.element.className = 'dots-layer';
    this.painter =
      WebglPainter.create({
        lost: () => {
          this.onDrawn(0, 'webgl');
          this.giveUp = setTimeout(() => this.useCanvas(), LOST_FOR_GOOD);
        },
        restored: () => {
          clearTimeout(this.giveUp);
          this.changed();
        },
      }) ?? new CanvasPainter();
    this.element.append(this.painter.canvas);
    this.arrange();
    this.dress();
  }

  /** Replaces the points. Those without a place or a probability are not drawn. */
  setPoints(points: MapPoints): void {
    this.points = points;
    this.arrange();
    this.dress();
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
    if (!this.frame) return [];
    const { toPixel, size } = this.frame;
    const [a, b, c, d, e, f] = toPixel;
    const determinant = a * d - b * c;
    const found = nearestSpot(this.dots.xy, (dot) => this.isShown(dot), {
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
    const size = dotSize(state.viewState.zoom, this.shown);
    this.frame = { width, height, pixelRatio: state.pixelRatio, toPixel, size };
    this.onDrawn(this.painter.draw(this.frame) ? this.shown : 0, this.painter.kind);
    return this.element;
  }

  protected override disposeInternal(): void {
    clearTimeout(this.giveUp);
    this.painter.dispose();
    super.disposeInternal();
  }

  private arrange(): void {
    const { longitudes, latitudes, probabilities } = this.points;
    this.dots = arrangeDots(longitudes, latitudes, probabilities, this.style.bands);
    this.painter.setDots(this.dots);
  }

  private dress(): void {
    const { theme, bands, range } = this.style;
    const { rim, rimStrength } = MAP_INK[theme];
    this.shown = 0;
    for (let k = 0; k < this.dots.indices.length; k++) if (this.isShown(k)) this.shown++;
    this.painter.setLook({ ramp: probabilityRamp(theme, bands), rim, rimStrength, range });
    this.changed();
  }

  private isShown(dot: number): boolean {
    const p = this.dots.probabilities[dot]!;
    return p >= this.style.range[0] && p <= this.style.range[1];
  }

  private useCanvas(): void {
    this.painter.dispose();
    this.painter = new CanvasPainter();
    this.element.replaceChildren(this.painter.canvas);
    this.painter.setDots(this.dots);
    this.dress();
  }
}
