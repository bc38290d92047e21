import OlMap from 'ol/Map.js';
import View from 'ol/View.js';
import type { LegendScale } from '../../domain/map/legend.ts';
import type { Theme } from '../../domain/scale.ts';
import { cssOf } from '../colour.ts';
import type { Camera } from './camera.ts';
import { MAP_INK } from './ink.ts';
import { MapLayers, type MapContent } from './mapLayers.ts';

/** One map of a picture, in CSS pixels. */
export interface PictureMap {
  readonly content: MapContent;
  readonly legend: LegendScale;
  readonly width: number;
  readonly height: number;
}

/** Pixels of the picture for a CSS pixel. */
export const PICTURE_RATIO = 2;

const GAP = 16;
const LEGEND_HEIGHT = 56;
const NOTE_HEIGHT = 28;
const FONT = '"Inter Variable", system-ui, sans-serif';
const PAPER: Readonly<Record<Theme, string>> = { light: '#fbfaf7', dark: '#14161a' };

/** Draws maps side by side with their legends and a note below, as a PNG. */
export async function mapPicture(
  maps: readonly PictureMap[],
  { view }: Camera,
  note: string,
): Promise<Blob> {
  const theme = maps[0]?.content.style.theme ?? 'light';
  const width = maps.reduce((sum, map) => sum + map.width + GAP, GAP);
  const height = Math.max(...maps.map((map) => map.height)) + 2 * GAP + LEGEND_HEIGHT + NOTE_HEIGHT;
  const canvas = document.createElement('canvas');
  canvas.width = width * PICTURE_RATIO;
  canvas.height = height * PICTURE_RATIO;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('the browser gives no canvas of this size');
  context.fillStyle = PAPER[theme];
  context.fillRect(0, 0, canvas.width, canvas.height);
  let left = GAP;
  for (const map of maps) {
    context.setTransform(
      PICTURE_RATIO,
      0,
      0,
      PICTURE_RATIO,
      left * PICTURE_RATIO,
      GAP * PICTURE_RATIO,
    );
    await drawMap(context, map, view);
    context.translate(0, map.height + GAP);
    drawLegend(context, map.legend, Math.min(360, map.width), theme);
    left += map.width + GAP;
  }
  context.setTransform(PICTURE_RATIO, 0, 0, PICTURE_RATIO, 0, 0);
  context.fillStyle = MAP_INK[theme].label;
  context.font = `11px ${FONT}`;
  context.fillText(note, GAP, height - 12);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('the browser made no picture'));
    }, 'image/png');
  });
}

/** Draws one map again beside the page, at the picture's resolution, and copies its canvases. */
async function drawMap(
  context: CanvasRenderingContext2D,
  { content, width, height }: PictureMap,
  view: View,
): Promise<void> {
  const target = document.createElement('div');
  target.style.cssText = `position:fixed;left:-${String(width + 10)}px;top:0;width:${String(width)}px;height:${String(height)}px`;
  document.body.append(target);
  const layers = new MapLayers(
    content.style,
    () => undefined,
    () => undefined,
    true,
  );
  layers.show(content);
  const map = new OlMap({
    target,
    layers: layers.all,
    controls: [],
    interactions: [],
    pixelRatio: PICTURE_RATIO,
    view: new View({
      center: view.getCenter() ?? [0, 0],
      resolution: view.getResolution() ?? 1,
    }),
  });
  try {
    await new Promise((resolve) => map.once('rendercomplete', resolve));
    context.save();
    context.beginPath();
    context.rect(0, 0, width, height);
    context.clip();
    for (const canvas of target.querySelectorAll<HTMLCanvasElement>('.ol-layers canvas')) {
      copy(context, canvas, content.style.theme);
    }
    context.restore();
  } finally {
    map.setTarget(undefined);
    map.dispose();
    layers.dispose();
    target.remove();
  }
}

function copy(context: CanvasRenderingContext2D, canvas: HTMLCanvasElement, theme: Theme): void {
  if (canvas.width === 0) return;
  context.save();
  context.globalAlpha = Number(canvas.parentElement?.style.opacity || canvas.style.opacity || 1);
  if (canvas.closest('.street-layer')) context.filter = STREET_FILTER[theme];
  const matrix = /^matrix\(([^)]*)\)$/.exec(canvas.style.transform)?.[1]?.split(',').map(Number);
  if (matrix) {
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix;
    context.transform(a, b, c, d, e, f);
    context.drawImage(canvas, 0, 0);
  } else {
    context.drawImage(canvas, 0, 0, canvas.width / PICTURE_RATIO, canvas.height / PICTURE_RATIO);
  }
  context.restore();
}

/** As IncidentMap.css has it. */
const STREET_FILTER: Readonly<Record<Theme, string>> = {
  light: 'grayscale(1) contrast(0.8) brightness(1.12)',
  dark: 'grayscale(1) invert(1) brightness(0.9)',
};

function drawLegend(
  context: CanvasRenderingContext2D,
  { title, ends, stops, ticks }: LegendScale,
  width: number,
  theme: Theme,
): void {
  context.save();
  context.fillStyle = MAP_INK[theme].label;
  context.font = `500 12px ${FONT}`;
  context.fillText(title, 0, 4);
  const gradient = context.createLinearGradient(0, 0, width, 0);
  for (const { at, colour } of stops) gradient.addColorStop(at, cssOf(colour));
  context.fillStyle = gradient;
  context.fillRect(0, 12, width, 10);
  context.fillStyle = MAP_INK[theme].label;
  context.font = `11px ${FONT}`;
  const write = (text: string, at: number, y: number) => {
    context.textAlign = at < 0.1 ? 'left' : at > 0.9 ? 'right' : 'center';
    context.fillText(text, at * width, y);
  };
  for (const { at, label } of ticks) {
    context.fillRect(at * width, 12, 1, 13);
    write(label, at, 36);
  }
  write(ends[0], 0, 50);
  write(ends[1], 1, 50);
  context.restore();
}
