import { FULL_VALUE, type ArrangedDots } from '../../domain/geo/arrange.ts';
import {
  DOT_OPACITY,
  fitCanvas,
  layerCanvas,
  type DotFrame,
  type DotLook,
  type Painter,
} from './painter.ts';

/**
 * Paints where there is no WebGL 2 (switched off by a policy, or lost for good). It writes pixels
 * itself: a million dots take one pass over the arrays, where a million `arc` calls take seconds.
 * The edges are hard, and transparency is the canvas's own.
 */
export class CanvasPainter implements Painter {
  readonly kind = 'canvas';
  readonly canvas = layerCanvas();
  private readonly context = this.canvas.getContext('2d');
  private image: ImageData | null = null;
  private dots: ArrangedDots | null = null;
  private shown: Uint8Array = new Uint8Array();
  private look: DotLook | null = null;

  constructor() {
    this.canvas.style.opacity = String(DOT_OPACITY);
  }

  setDots(dots: ArrangedDots): void {
    this.dots = dots;
    this.shown = new Uint8Array(dots.indices.length).fill(1);
  }

  setShown(shown: Uint8Array): void {
    this.shown = shown;
  }

  setLook(look: DotLook): void {
    this.look = look;
  }

  draw(frame: DotFrame): boolean {
    const { context, dots, look } = this;
    if (!context || !dots || !look) return false;
    fitCanvas(this.canvas, frame);
    const { width, height } = this.canvas;
    if (this.image?.width !== width || this.image.height !== height) {
      this.image = context.createImageData(width, height);
    }
    const pixels = new Uint32Array(this.image.data.buffer).fill(0);
    paint({ pixels, width, height }, dots, this.shown, look, frame);
    context.putImageData(this.image, 0, 0);
    return true;
  }

  dispose(): void {
    this.image = null;
    this.dots = null;
  }
}

interface Sheet {
  readonly pixels: Uint32Array;
  readonly width: number;
  readonly height: number;
}

function paint(
  { pixels, width, height }: Sheet,
  { xy, values }: ArrangedDots,
  shown: Uint8Array,
  { ramp }: DotLook,
  { toPixel, pixelRatio, size }: DotFrame,
): void {
  const [a, b, c, d, e, f] = toPixel;
  const colours = new Uint32Array(ramp.buffer, ramp.byteOffset, ramp.length / 4);
  const spans = discSpans(size * pixelRatio);
  const reach = (spans.length - 1) / 2;
  for (let i = 0; i < values.length; i++) {
    if (shown[i] === 0) continue;
    const x = Math.round((a * xy[2 * i]! + c * xy[2 * i + 1]! + e) * pixelRatio);
    const y = Math.round((b * xy[2 * i]! + d * xy[2 * i + 1]! + f) * pixelRatio);
    if (x < -reach || y < -reach || x >= width + reach || y >= height + reach) continue;
    const colour = colours[Math.round((values[i]! / FULL_VALUE) * (colours.length - 1))]!;
    for (let k = 0; k < spans.length; k++) {
      const row = y + k - reach;
      if (row < 0 || row >= height) continue;
      const half = spans[k]!;
      const start = row * width;
      pixels.fill(colour, start + Math.max(0, x - half), start + Math.min(width, x + half + 1));
    }
  }
}

/** Half the width of a disc in each of its rows of pixels, the middle one in the middle. */
function discSpans(diameter: number): Int32Array {
  const radius = diameter / 2;
  const reach = Math.max(0, Math.round(radius - 0.5));
  return Int32Array.from({ length: reach * 2 + 1 }, (_, k) =>
    Math.round(Math.sqrt(Math.max(0, radius * radius - (k - reach) ** 2)) - 0.5),
  );
}
