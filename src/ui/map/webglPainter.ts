import type { ArrangedDots } from '../../domain/geo/arrange.ts';
import {
  DOT_OPACITY,
  fitCanvas,
  layerCanvas,
  type DotFrame,
  type DotLook,
  type Painter,
} from './painter.ts';
import { FRAGMENT_SHADER, VERTEX_SHADER } from './shaders.ts';
import { linkProgram, uploadAttribute } from './webglProgram.ts';

/** Told when the context goes away, and when it is back and the dots are uploaded again. */
export interface ContextEvents {
  lost(): void;
  restored(): void;
}

/** Paints with WebGL 2: three buffers and one draw call, whatever the number of dots. */
export class WebglPainter implements Painter {
  readonly kind = 'webgl';
  readonly canvas: HTMLCanvasElement;
  private readonly gl: WebGL2RenderingContext;
  private readonly listeners = new AbortController();
  private program: WebGLProgram | null = null;
  private buffers: WebGLBuffer[] = [];
  private texture: WebGLTexture | null = null;
  private dots: ArrangedDots | null = null;
  private shown: Uint8Array | null = null;
  private shownBuffer: WebGLBuffer | null = null;
  private look: DotLook | null = null;

  private constructor(gl: WebGL2RenderingContext, canvas: HTMLCanvasElement, on: ContextEvents) {
    this.gl = gl;
    this.canvas = canvas;
    const { signal } = this.listeners;
    const lost = (event: Event) => {
      event.preventDefault(); // without this the browser never restores it
      on.lost();
    };
    const restored = () => {
      this.start();
      on.restored();
    };
    canvas.addEventListener('webglcontextlost', lost, { signal });
    canvas.addEventListener('webglcontextrestored', restored, { signal });
    this.start();
  }

  /**
   * A painter, or null where the browser has no WebGL 2 that works.
   * @param keep whether what was drawn can still be read after the frame, for a picture
   */
  static create(on: ContextEvents, keep = false): WebglPainter | null {
    const canvas = layerCanvas();
    const gl = canvas.getContext('webgl2', {
      antialias: false,
      depth: false,
      preserveDrawingBuffer: keep,
    });
    if (!gl) return null;
    const painter = new WebglPainter(gl, canvas, on);
    if (painter.program) return painter;
    painter.dispose();
    return null;
  }

  setDots(dots: ArrangedDots): void {
    this.dots = dots;
    this.setShown(new Uint8Array(dots.indices.length).fill(1));
    const { gl, program } = this;
    if (!program || gl.isContextLost()) return;
    for (const buffer of this.buffers) gl.deleteBuffer(buffer);
    this.buffers = [
      uploadAttribute(gl, program, 'xy', dots.xy, 2),
      uploadAttribute(gl, program, 'value', dots.values, 1),
    ];
  }

  setShown(shown: Uint8Array): void {
    this.shown = shown;
    const { gl, program } = this;
    if (!program || gl.isContextLost()) return;
    gl.deleteBuffer(this.shownBuffer);
    this.shownBuffer = uploadAttribute(gl, program, 'shown', shown, 1);
  }

  setLook(look: DotLook): void {
    this.look = look;
    const { gl, program } = this;
    if (!program || gl.isContextLost()) return;
    gl.deleteTexture(this.texture);
    this.texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, this.texture);
    const [format, type] = [gl.RGBA, gl.UNSIGNED_BYTE];
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, look.ramp.length / 4, 1, 0, format, type, look.ramp);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    gl.uniform1f(this.at('opacity'), DOT_OPACITY);
  }

  draw(frame: DotFrame): boolean {
    const { gl, dots, look } = this;
    if (!this.program || !look || gl.isContextLost()) return false;
    fitCanvas(this.canvas, frame);
    gl.viewport(0, 0, this.canvas.width, this.canvas.height);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.uniformMatrix3fv(this.at('toClip'), false, clipMatrix(frame));
    gl.uniform1f(this.at('size'), frame.size * frame.pixelRatio);
    const [r, g, b] = look.rim;
    gl.uniform4f(this.at('rim'), r / 255, g / 255, b / 255, look.rimStrength * rimShare(frame));
    if (dots) gl.drawArrays(gl.POINTS, 0, dots.indices.length);
    return true;
  }

  dispose(): void {
    this.listeners.abort();
    // Deleting object by object would still keep the context, and browsers allow about sixteen.
    this.gl.getExtension('WEBGL_lose_context')?.loseContext();
    this.dots = this.shown = null;
  }

  /** Sets up a new or restored context with what is to be drawn. */
  private start(): void {
    const { gl } = this;
    this.buffers = [];
    this.shownBuffer = null;
    this.texture = null;
    this.program = linkProgram(gl, VERTEX_SHADER, FRAGMENT_SHADER);
    if (!this.program) return;
    gl.useProgram(this.program);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    const { dots, shown } = this;
    if (dots) this.setDots(dots);
    if (shown) this.setShown(shown);
    if (this.look) this.setLook(this.look);
  }

  private at(name: string): WebGLUniformLocation | null {
    return this.program && this.gl.getUniformLocation(this.program, name);
  }
}

/** A small dot would be all rim and lose its colour: none up to 3 CSS pixels, all of it from 7. */
const rimShare = ({ size }: DotFrame) => Math.min(1, Math.max(0, (size - 3) / 4));

/** Metres from the origin to WebGL's clip space, column by column. */
function clipMatrix({ width, height, toPixel }: DotFrame): Float32Array {
  const [a, b, c, d, e, f] = toPixel;
  const [x, y] = [2 / width, -2 / height];
  return Float32Array.of(a * x, b * y, 0, c * x, d * y, 0, e * x - 1, f * y + 1, 1);
}
