import type { ArrangedDots } from '../../domain/geo/arrange.ts';
import type { Rgb } from '../../domain/scale.ts';

/** How dots look. */
export interface DotLook {
  /** RGBA bytes by value, evenly from 0 to 1 (`probabilityRamp`). */
  readonly ramp: Uint8Array;
  /** Colour of the thin rim that keeps dots apart, 0 to 255, and its strength, 0 to 1. */
  readonly rim: Rgb;
  readonly rimStrength: number;
}

/** One frame, in CSS pixels. */
export interface DotFrame {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  /** Diameter of a dot. */
  readonly size: number;
  /** [a, b, c, d, e, f] from the dots' metres: pixel = (a x + c y + e, b x + d y + f), y downwards. */
  readonly toPixel: readonly [number, number, number, number, number, number];
}

/** Paints dots on a canvas of its own. */
export interface Painter {
  readonly kind: 'webgl' | 'canvas';
  readonly canvas: HTMLCanvasElement;
  setDots(dots: ArrangedDots): void;
  /** Which dots are drawn (1), in draw order; all of them at first. */
  setShown(shown: Uint8Array): void;
  setLook(look: DotLook): void;
  /** Draws a frame; false when it could not (the graphics context is lost for the moment). */
  draw(frame: DotFrame): boolean;
  /** Frees what the graphics card holds. */
  dispose(): void;
}

/** Opacity of a dot: enough to be true to the scale, and to let a dense street show through. */
export const DOT_OPACITY = 0.85;

/** Makes the canvas as large as the frame; setting its size clears it, so only when it differs. */
export function fitCanvas(canvas: HTMLCanvasElement, frame: DotFrame): void {
  const width = Math.round(frame.width * frame.pixelRatio);
  const height = Math.round(frame.height * frame.pixelRatio);
  if (canvas.width === width && canvas.height === height) return;
  canvas.width = width;
  canvas.height = height;
  canvas.style.width = `${frame.width}px`;
  canvas.style.height = `${frame.height}px`;
}

/** A canvas that fills its layer. */
export function layerCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.className = 'dots';
  canvas.style.position = 'absolute';
  return canvas;
}
